using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>The SELECT list.</summary>
/// <param name="Items">The items, in the order written.</param>
public sealed record SelectClause(EquatableArray<SelectItem> Items) : SyntaxNode
{
    /// <summary>Whether this is <c>SELECT COUNT()</c>, which returns a number and no rows.</summary>
    public bool IsCount => Items.Count == 1 && Items[0] is SelectExpression { Expression: AggregateCall { Argument: null } };
}
