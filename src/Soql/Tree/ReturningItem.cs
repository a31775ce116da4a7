using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// One object of RETURNING: <c>Account(Id, Name WHERE ... ORDER BY ... LIMIT 5)</c>. Without fields it can have no other part.
/// </summary>
/// <param name="Object">The object.</param>
public sealed record ReturningItem(Identifier Object) : SyntaxNode
{
    /// <summary>The fields; empty for the id alone.</summary>
    public EquatableArray<SelectExpression> Fields { get; init; }

    /// <summary>The condition on rows.</summary>
    public Condition? Where { get; init; }

    /// <summary>The list view that rows must be in.</summary>
    public Identifier? ListView { get; init; }

    /// <summary>The sort order; empty when there is none.</summary>
    public EquatableArray<OrderByItem> OrderBy { get; init; }

    /// <summary>The most rows of this object.</summary>
    public RowCount? Limit { get; init; }

    /// <summary>How many rows of this object to skip.</summary>
    public RowCount? Offset { get; init; }
}
