namespace Salesforce.Typed.Tests;

/// <summary>It is Monday, 23 November 2026, until the test says otherwise.</summary>
internal sealed class FixedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 8, 15, 30, 500, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
