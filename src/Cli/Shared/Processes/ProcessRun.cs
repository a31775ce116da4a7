using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Salesforce.Typed.Cli.Shared.Processes;

/// <summary>Runs a program to its end, and reads what it prints.</summary>
internal static class ProcessRun
{
    private const int LargestError = 1 << 20;

    /// <summary>Runs it, for a limited time and with a limited output.</summary>
    /// <exception cref="InvalidDataException">It cannot be started, does not end in time, or prints too much.</exception>
    public static ProcessResult Run(ProcessStartInfo start, TimeSpan longest, int largestOutput)
    {
        using var late = new CancellationTokenSource(longest);
        try
        {
            return RunAsync(start, largestOutput, late.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new InvalidDataException($"'{start.FileName}' did not end within {longest.TotalSeconds:0} seconds, and was stopped.");
        }
    }

    /// <summary>Runs it until it ends, or is canceled and stopped.</summary>
    /// <exception cref="InvalidDataException">It cannot be started, or prints too much.</exception>
    public static async Task<ProcessResult> RunAsync(ProcessStartInfo start, int largestOutput, CancellationToken cancellationToken)
    {
        start.RedirectStandardInput = true;
        using var process = Start(start);
        try
        {
            // It must not wait for an answer that nobody gives.
            process.StandardInput.Close();
            var error = ReadAsync(process.StandardError.BaseStream, LargestError, cancellationToken);
            var output = await ReadAsync(process.StandardOutput.BaseStream, largestOutput, cancellationToken).ConfigureAwait(false);
            var text = Encoding.UTF8.GetString(await error.ConfigureAwait(false));
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return new ProcessResult(process.ExitCode, output, text);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidDataException($"'{start.FileName}' cannot be started: {e.Message}", e);
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int largest, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var count and > 0)
        {
            if (bytes.Length + count > largest)
                throw new InvalidDataException($"A program printed more than {largest >> 20} MB, and was stopped.");
            bytes.Write(buffer, 0, count);
        }
        return bytes.ToArray();
    }
}
