using System.Diagnostics.CodeAnalysis;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Footprints;

/// <summary>The footprint of a statement, or the reasons why it has none.</summary>
public sealed record FootprintResult
{
    /// <summary>The footprint; null where there are refusals.</summary>
    public Footprint? Footprint { get; init; }

    /// <summary>The reasons; empty where there is a footprint.</summary>
    public EquatableArray<FootprintRefusal> Refusals { get; init; }

    /// <summary>Whether every name of the statement was resolved.</summary>
    [MemberNotNullWhen(true, nameof(Footprint))]
    public bool IsResolved => Footprint is not null;
}
