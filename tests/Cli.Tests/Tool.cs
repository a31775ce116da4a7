using System.Diagnostics;
using System.Text;

namespace Salesforce.Typed.Tests;

/// <summary>The tool as a process of its own, as a shell starts it.</summary>
internal sealed class Tool : IDisposable
{
    private static readonly string Data = Directory.CreateTempSubdirectory("sftyped-data-").FullName;

    private readonly Process _process;
    private readonly StringBuilder _error = new();

    private Tool(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => _error.AppendLine(line.Data);
        process.BeginErrorReadLine();
    }

    public string Error => _error.ToString();

    public static Tool Start(params string[] arguments) => StartIn(TestPaths.Repository, token: null, arguments);

    /// <summary>Starts it in a folder, with an access token in its environment.</summary>
    public static Tool StartIn(string folder, string? token, params string[] arguments) => StartIn(folder, token, [], arguments);

    /// <summary>Starts it in a folder, with an access token and other settings in its environment.</summary>
    public static Tool StartIn(string folder, string? token, IEnumerable<(string Name, string Value)> environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SFTYPED_TOKEN"] = token;
        // Nothing of the person who runs the tests is seen, nor touched.
        start.Environment["SFTYPED_HOME"] = Path.Combine(Path.GetTempPath(), "sftyped-of-no-one");
        // How long a work takes depends on the machine.
        start.Environment["SFTYPED_PROGRESS"] = "off";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        // What the tool keeps for its user, it keeps for the tests alone.
        start.Environment["XDG_DATA_HOME"] = Data;
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "sftyped.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return new Tool(Process.Start(start)!);
    }

    /// <summary>Reads the output up to the line that is <paramref name="last"/>.</summary>
    public Task<List<string>> ReadUntilAsync(string last) => ReadUntilAsync(line => line == last);

    /// <summary>Reads the output up to a line.</summary>
    public async Task<List<string>> ReadUntilAsync(Func<string, bool> isLast)
    {
        var lines = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (isLast(line))
                return lines;
        }
        throw new InvalidOperationException($"The tool ended before it said what it was waited for: {string.Join('\n', lines)}\n{Error}");
    }

    // The second bit of the mask. A shell makes processes that it starts in the background ignore Ctrl-C, and those that they start.
    private static bool IsInterruptIgnored => OperatingSystem.IsLinux()
        && File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } mask
        && (Convert.ToUInt64(mask[7..].Trim(), 16) & 2) != 0;

    /// <summary>Skips the test where the tool would not receive a signal.</summary>
    public static void RequireSignal(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        Assert.SkipWhen(signal == "-INT" && IsInterruptIgnored, "The tests run in the background of a shell, where Ctrl-C is ignored.");
    }

    /// <summary>Presses Ctrl-C.</summary>
    public void Interrupt() => Signal("-INT");

    /// <summary>Sends a signal.</summary>
    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Ends the process without asking it.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for the end; returns the exit code and what was printed since.</summary>
    public async Task<(int ExitCode, string Output)> EndAsync(TimeSpan? within = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(within ?? TimeSpan.FromSeconds(30));
        var output = await _process.StandardOutput.ReadToEndAsync(patience.Token);
        await _process.WaitForExitAsync(patience.Token);
        return (_process.ExitCode, output);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
