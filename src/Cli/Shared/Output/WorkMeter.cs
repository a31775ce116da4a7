using System.Globalization;

namespace Salesforce.Typed.Cli.Shared.Output;

/// <summary>Measures how fast a work goes, and when its phase will have ended.</summary>
internal sealed class WorkMeter(TimeProvider clock)
{
    // Before that a rate says nothing.
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);

    private WorkState _state;
    private long _began = clock.GetTimestamp();
    private long _first;

    /// <summary>Takes a state.</summary>
    public void Report(WorkState state)
    {
        // A count that starts again is for another file.
        if (state.Phase != _state.Phase || state.Done < _state.Done)
            (_began, _first) = (clock.GetTimestamp(), state.Done);
        _state = state;
    }

    /// <summary>The share that is done, from 0 to 1; null where the total is not known.</summary>
    public double? Share => _state.Total > 0 ? Math.Min(1, (double)_state.Done / _state.Total) : null;

    /// <summary>Says the state, without its share.</summary>
    public override string ToString()
    {
        var text = _state.Phase;
        if (_state.Unit.Length > 0 && (_state.Done > 0 || _state.Total > 0))
            text += Invariant($": {_state.Done:N0}{(_state.Total > 0 ? Invariant($" of {_state.Total:N0}") : "")} {_state.Unit}");
        if (_state.Detail.Length > 0)
            text += $": {_state.Detail}";
        var elapsed = clock.GetElapsedTime(_began);
        if (elapsed < Shortest || _state.Done <= _first || _state.Unit.Length == 0)
            return text;
        var rate = (_state.Done - _first) / elapsed.TotalSeconds;
        text += rate >= 10 ? Invariant($", {rate:N0} a second") : Invariant($", {rate:0.#} a second");
        return _state.Total > _state.Done ? text + $", {Show((_state.Total - _state.Done) / rate)} left" : text;
    }

    private static string Show(double seconds)
    {
        var left = TimeSpan.FromSeconds(Math.Min(Math.Ceiling(seconds), TimeSpan.FromDays(99).TotalSeconds));
        return left.TotalHours >= 1
            ? Invariant($"{(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00}")
            : Invariant($"{left.Minutes}:{left.Seconds:00}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
