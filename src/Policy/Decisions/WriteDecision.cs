using System.Diagnostics.CodeAnalysis;

namespace Salesforce.Typed.Policy.Decisions;

/// <summary>The decision of a write.</summary>
public sealed record WriteDecision
{
    /// <summary>Why it is refused; null where it is allowed.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Whether it waits for a person.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>The grants that decided, as the record shows them.</summary>
    public string Grant { get; init; } = "";

    /// <summary>Whether it may be sent, perhaps after a person approved it.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAllowed => Refusal is null;

    internal static WriteDecision Refused(Refusal refusal) => new() { Refusal = refusal };
}
