using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>A SOSL search: the clauses in the order in which the language wants them (SOQL and SOSL Reference, SOSL Syntax).</summary>
public sealed record SoslSearch : SyntaxNode
{
    /// <summary>What is searched for.</summary>
    public required SearchText Find { get; init; }

    /// <summary>Which fields are searched; all when there is no IN.</summary>
    public SearchGroup Group { get; init; }

    /// <summary>Which objects are returned with which fields; empty for the ids of all objects.</summary>
    public EquatableArray<ReturningItem> Returning { get; init; }

    /// <summary>The WITH clauses, in the order written.</summary>
    public EquatableArray<WithClause> With { get; init; }

    /// <summary>The most rows of all objects together.</summary>
    public RowCount? Limit { get; init; }

    /// <summary>The statistics that the search counts.</summary>
    public UpdateTargets Update { get; init; }
}
