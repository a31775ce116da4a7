namespace Salesforce.Typed.Audit.Records;

/// <summary>Which records to read. What is null does not restrict.</summary>
public sealed record AuditFilter
{
    /// <summary>The agent.</summary>
    public string? Agent { get; init; }

    /// <summary>The kind.</summary>
    public AuditKind? Kind { get; init; }

    /// <summary>The tool.</summary>
    public string? Tool { get; init; }

    /// <summary>The decision.</summary>
    public string? Decision { get; init; }

    /// <summary>A text that the sentence or the footprint contains, in any letter case.</summary>
    public string? Text { get; init; }

    /// <summary>The earliest time, included.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The latest time, excluded.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Records after this position in the store; see <see cref="Stores.StoredRecord.Position"/>.</summary>
    public long? After { get; init; }

    /// <summary>The most records. The newest ones are kept, in the order in which they were written.</summary>
    public int? Last { get; init; }
}
