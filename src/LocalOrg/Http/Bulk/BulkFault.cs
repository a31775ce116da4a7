namespace Salesforce.Typed.Testing;

/// <summary>An injected failure of bulk jobs: it applies to the next rows that are processed.</summary>
public sealed record BulkFault
{
    /// <summary>What happens.</summary>
    public required BulkFaultKind Kind { get; init; }

    /// <summary>How many rows are processed before the first that meets it; none unless set.</summary>
    public int After { get; init; }

    /// <summary>How many rows meet it; one unless set.</summary>
    public int Rows { get; init; } = 1;
}
