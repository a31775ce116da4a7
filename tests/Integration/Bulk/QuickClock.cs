namespace Salesforce.Typed.Tests;

/// <summary>A clock whose waits of up to a minute take a hundredth of their time. Longer ones, which limit how long a call may take, are as they are.</summary>
internal sealed class QuickClock : TimeProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime <= Longest ? dueTime / 100 : dueTime, period);
}
