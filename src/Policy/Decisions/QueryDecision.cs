using System.Diagnostics.CodeAnalysis;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Footprints;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Policy.Decisions;

/// <summary>The decision of a query or a search.</summary>
public sealed record QueryDecision
{
    /// <summary>Why it is refused; null where it is allowed.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The statement to send: the agent's, restricted to its rows; null where it is refused.</summary>
    public string? Statement { get; init; }

    /// <summary>The tree of <see cref="Statement"/>.</summary>
    public SyntaxNode? Tree { get; init; }

    /// <summary>What the agent's statement reads, by the agent's view of the schema.</summary>
    public Footprint? Footprint { get; init; }

    /// <summary>The values to replace before the agent sees them.</summary>
    public EquatableArray<MaskedColumn> Masks { get; init; }

    /// <summary>The grants that decided, as the record shows them.</summary>
    public string Grant { get; init; } = "";

    /// <summary>Whether the statement may be sent.</summary>
    [MemberNotNullWhen(true, nameof(Statement), nameof(Tree), nameof(Footprint))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAllowed => Refusal is null;

    internal static QueryDecision Refused(Refusal refusal) => new() { Refusal = refusal };
}
