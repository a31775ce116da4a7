using System.ComponentModel;
using System.Diagnostics;

namespace Salesforce.Typed.Cli.SignIn;

/// <summary>The person's browser.</summary>
internal static class Browser
{
    /// <summary>Opens an address; where there is no browser, the person does so.</summary>
    public static void Open(Uri address)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
        }
        catch (Win32Exception)
        {
            // The address was printed before.
        }
    }
}
