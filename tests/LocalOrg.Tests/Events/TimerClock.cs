using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>A clock that a test advances. It knows what the org waits for, so that a test can advance it once something waits.</summary>
internal sealed class TimerClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero))
{
    private readonly ConcurrentDictionary<TimeSpan, int> _timers = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _timers.AddOrUpdate(dueTime, 1, (_, count) => count + 1);
        return timer;
    }

    /// <summary>Returns once the org has begun to wait for this duration, this number of times since it started.</summary>
    public async Task WaitedForAsync(TimeSpan time, int times = 1)
    {
        while (_timers.GetValueOrDefault(time) < times)
            await Task.Delay(10, BusClient.Cancelled);
    }
}
