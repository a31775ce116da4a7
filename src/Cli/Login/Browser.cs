using System.ComponentModel;
using System.Diagnostics;
using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Cli.Login;

/// <summary>The person's browser.</summary>
internal static class Browser
{
    /// <summary>Opens an address of the web; where there is no browser, the person does so.</summary>
    public static void Open(Uri address)
    {
        if (address.Scheme is not ("https" or "http") || Start(address.AbsoluteUri) is not { } start)
            return;
        try
        {
            using var process = Process.Start(start);
        }
        catch (Win32Exception)
        {
            // The address was printed before.
        }
    }

    // By full paths and not through .NET's shell execution, which searches the current folder and passes the environment on.
    private static ProcessStartInfo? Start(string address)
    {
        var file = OperatingSystem.IsWindows()
            ? Path.Combine(Environment.SystemDirectory, "rundll32.exe")
            : OperatingSystem.IsMacOS() ? "/usr/bin/open" : ProgramPath.Find("xdg-open");
        if (file is null)
            return null;
        var start = ProgramStart.Of(file, OperatingSystem.IsWindows() ? ["url.dll,FileProtocolHandler", address] : [address]);
        // Nobody reads what a browser prints.
        start.RedirectStandardOutput = start.RedirectStandardError = false;
        return start;
    }
}
