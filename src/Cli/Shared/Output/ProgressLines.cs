using System.Globalization;

namespace Salesforce.Typed.Cli.Shared.Output;

/// <summary>
/// Says how far a work has come, in lines of a file or of a pipeline's log: none for a short work, then one each ten seconds, and one a
/// minute when it takes longer than two.
/// </summary>
internal sealed class ProgressLines(TextWriter output, TimeProvider clock)
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private readonly WorkMeter _meter = new(clock);
    private readonly long _began = clock.GetTimestamp();
    private TimeSpan _next = Often;

    /// <summary>Takes a state, and writes it if it is time to.</summary>
    public void Report(WorkState state)
    {
        lock (_lock)
        {
            _meter.Report(state);
            var elapsed = clock.GetElapsedTime(_began);
            if (elapsed < _next)
                return;
            _next = elapsed + (elapsed < Long ? Often : Seldom);
            var share = _meter.Share is { } done ? string.Create(CultureInfo.InvariantCulture, $" ({(int)(done * 100)} %)") : "";
            output.WriteLine(TerminalText.Escape(_meter + share));
        }
    }
}
