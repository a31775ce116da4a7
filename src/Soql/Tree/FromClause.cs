using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// The FROM clause: the object, and after commas relationships that get an alias, each starting at an alias before it
/// (<c>FROM Contact c, c.Account a</c>).
/// </summary>
/// <param name="Items">The items; the first is the object that the rows come from.</param>
public sealed record FromClause(EquatableArray<FromItem> Items) : SyntaxNode
{
    /// <summary>The object (in a child query: the relationship) that the rows come from.</summary>
    public FromItem Main => Items[0];
}
