using System.Diagnostics.CodeAnalysis;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>What parsing gave: a tree, or the reasons why there is none.</summary>
/// <typeparam name="T">The type of the tree's root.</typeparam>
public sealed record ParseResult<T>
    where T : SyntaxNode
{
    /// <summary>The tree; null when there are errors.</summary>
    public T? Tree { get; init; }

    /// <summary>The errors; empty when there is a tree.</summary>
    public EquatableArray<SyntaxError> Errors { get; init; }

    /// <summary>Whether the statement is well-formed.</summary>
    [MemberNotNullWhen(true, nameof(Tree))]
    public bool IsValid => Tree is not null;
}
