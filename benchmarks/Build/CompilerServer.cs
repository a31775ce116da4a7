using System.Diagnostics;
using System.Globalization;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// A compiler server of the benchmark's own, and the compilers that a build starts next to it, whose processor time and memory can be read.
/// On Linux, where <c>/proc</c> has both.
/// </summary>
internal sealed class CompilerServer : IDisposable
{
    private readonly string _id = "salesforce-typed-" + Guid.NewGuid().ToString("N");

    /// <summary>Builds a project.</summary>
    public BuildCost Build(string project)
    {
        TimeSpan before;
        using (var running = Find())
            before = ProcessorTime(running);
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[]
        {
            "build", project, "-nologo", "-v:q", "-p:UseSharedCompilation=true", "-p:SharedCompilationId=" + _id, "-nodeReuse:false"
        })
            start.ArgumentList.Add(argument);
        using var build = Process.Start(start)!;
        var output = build.StandardOutput.ReadToEndAsync();
        var other = TimeSpan.Zero;
        var otherPeak = 0.0;
        while (!build.WaitForExit(100))
        {
            using var compiler = FindChild(build.Id);
            if (compiler is null)
                continue;
            other = TimeSpan.FromTicks(Math.Max(other.Ticks, ProcessorTime(compiler).Ticks));
            otherPeak = Math.Max(otherPeak, PeakMegabytes(compiler));
        }
        var wall = watch.Elapsed;
        if (build.ExitCode != 0)
            throw new InvalidOperationException(output.GetAwaiter().GetResult());
        using var server = Find();
        return new BuildCost(
            wall.TotalSeconds,
            (ProcessorTime(server) - before + other).TotalSeconds,
            Math.Max(otherPeak, PeakMegabytes(server)));
    }

    public void Dispose()
    {
        using var server = Find();
        server?.Kill();
    }

    // A process may end while it is looked at.
    private static TimeSpan ProcessorTime(Process? process)
    {
        try
        {
            return process?.TotalProcessorTime ?? TimeSpan.Zero;
        }
        catch (InvalidOperationException)
        {
            return TimeSpan.Zero;
        }
    }

    private static double PeakMegabytes(Process? process)
    {
        var line = process is null ? null : Lines(process.Id).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null
            ? 0
            : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    // The compiler of the models, which is not a server.
    private static Process? FindChild(int parent)
    {
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)
                && CommandLine(folder).Contains("/csc", StringComparison.Ordinal)
                && Lines(id).Contains($"PPid:\t{parent}"))
                return Open(id);
        }
        return null;
    }

    private static string[] Lines(int id)
    {
        try
        {
            return File.ReadAllLines($"/proc/{id}/status");
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static Process? Open(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private Process? Find()
    {
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)
                && CommandLine(folder).Contains("-pipename:" + _id, StringComparison.Ordinal))
                return Open(id);
        }
        return null;
    }

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
