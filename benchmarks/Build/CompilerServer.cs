using System.Diagnostics;
using System.Globalization;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// A compiler server of the benchmark's own, whose processor time and memory can be read. On Linux, where <c>/proc</c> has both.
/// </summary>
internal sealed class CompilerServer : IDisposable
{
    private readonly string _id = "salesforce-typed-" + Guid.NewGuid().ToString("N");

    /// <summary>Builds a project.</summary>
    public BuildCost Build(string project)
    {
        var before = ProcessorTime();
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "build", project, "-nologo", "-v:q", "-p:UseSharedCompilation=true", "-p:SharedCompilationId=" + _id, "-nodeReuse:false" })
            start.ArgumentList.Add(argument);
        using var build = Process.Start(start)!;
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        if (build.ExitCode != 0)
            throw new InvalidOperationException(output);
        return new BuildCost(watch.Elapsed.TotalSeconds, (ProcessorTime() - before).TotalSeconds, PeakMegabytes());
    }

    public void Dispose()
    {
        using var server = Find();
        server?.Kill();
    }

    private TimeSpan ProcessorTime()
    {
        using var server = Find();
        return server?.TotalProcessorTime ?? TimeSpan.Zero;
    }

    private double PeakMegabytes()
    {
        using var server = Find();
        var line = server is null ? null : File.ReadLines($"/proc/{server.Id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? double.NaN : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    private Process? Find()
    {
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && CommandLine(folder).Contains("-pipename:" + _id, StringComparison.Ordinal))
                return Process.GetProcessById(id);
        }
        return null;
    }

    // A process may end while it is looked at.
    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
        catch (UnauthorizedAccessException)
        {
            return "";
        }
    }
}
