namespace Salesforce.Typed.Audit.Records;

/// <summary>What a record says. Texts may be null where they do not apply.</summary>
/// <param name="Kind">The kind of record.</param>
/// <param name="Sentence">The record as a sentence, in Markdown with bold text only.</param>
public sealed record AuditEntry(AuditKind Kind, string Sentence)
{
    /// <summary>The name of the agent.</summary>
    public string? Agent { get; init; }

    /// <summary>The first characters of the agent's key, which name it and open nothing.</summary>
    public string? KeyPrefix { get; init; }

    /// <summary>The name and version of the client.</summary>
    public string? Client { get; init; }

    /// <summary>The trace that the call belongs to.</summary>
    public string? TraceId { get; init; }

    /// <summary>The tool.</summary>
    public string? Tool { get; init; }

    /// <summary>The org.</summary>
    public string? Org { get; init; }

    /// <summary>The objects and fields that the call reads or writes.</summary>
    public string? Footprint { get; init; }

    /// <summary><c>allowed</c>, <c>denied</c> or <c>needs_approval</c>.</summary>
    public string? Decision { get; init; }

    /// <summary>The grant that decided.</summary>
    public string? Grant { get; init; }

    /// <summary>The reason for people, where the call was refused or failed.</summary>
    public string? Reason { get; init; }

    /// <summary>The version of the policy that decided.</summary>
    public long? PolicyVersion { get; init; }

    /// <summary>How many rows were read or written.</summary>
    public long? Rows { get; init; }

    /// <summary>How long the call took, in milliseconds.</summary>
    public long? Milliseconds { get; init; }

    /// <summary>The person who acted.</summary>
    public string? Person { get; init; }

    /// <summary>The approval that the record is about.</summary>
    public string? Approval { get; init; }

    /// <summary>The result, as <c>succeeded</c>, <c>failed</c> or <c>unknown</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>For an outcome: the sequence of its intent in the same chain.</summary>
    public long? Intent { get; init; }

    /// <summary>The SHA-256 hash of the call's arguments, in hexadecimal digits.</summary>
    public string? ArgumentsHash { get; init; }

    /// <summary>The arguments as JSON, where recording of values is switched on.</summary>
    public string? Values { get; init; }

    /// <summary>What changed, one line each: for a policy.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}
