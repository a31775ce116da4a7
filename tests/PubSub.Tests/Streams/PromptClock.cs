using Microsoft.Extensions.Time.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>A clock that moves on to the end of each wait as soon as somebody waits, and remembers how long they were.</summary>
internal sealed class PromptClock : TimeProvider
{
    private readonly FakeTimeProvider _clock = new();

    public List<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => _clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

    public override long GetTimestamp() => _clock.GetTimestamp();

    public void Advance(TimeSpan by) => _clock.Advance(by);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = _clock.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero)
        {
            Waits.Add(dueTime);
            _ = Task.Run(() => _clock.Advance(dueTime));
        }
        return timer;
    }
}
