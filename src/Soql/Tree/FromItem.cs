using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>An object or relationship in FROM.</summary>
/// <param name="Name">Its name.</param>
public sealed record FromItem(FieldPath Name) : SyntaxNode
{
    /// <summary>The alias by which other clauses may call it.</summary>
    public Identifier? Alias { get; init; }

    /// <summary>The USING of this item; empty when there is none.</summary>
    public EquatableArray<UsingItem> Using { get; init; }
}
