namespace Salesforce.Typed.Testing;

/// <summary>An injected failure: it applies to the next calls that match.</summary>
public sealed record Fault
{
    /// <summary>What happens.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>How many calls meet it; one unless set.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The method of the calls that meet it; null means any.</summary>
    public string? Method { get; init; }

    /// <summary>What the path and query of the calls that meet it hold, in any case; null means any.</summary>
    public string? Path { get; init; }

    /// <summary>How long the call is held up before anything else happens.</summary>
    public TimeSpan Delay { get; init; }
}
