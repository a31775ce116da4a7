using System.Collections.Concurrent;

namespace Salesforce.Typed.Tests;

/// <summary>
/// A clock whose short waits are over at the same time, and whose long ones, which limit how long a call may take, never are. It remembers
/// the short ones.
/// </summary>
internal sealed class PromptClock : TimeProvider
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    /// <summary>What was waited for, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= Long || dueTime < TimeSpan.Zero)
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _waits.Enqueue(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
