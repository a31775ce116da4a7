namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>A query of children in the SELECT list: <c>(SELECT Id FROM Contacts)</c>.</summary>
/// <param name="Query">The query; its FROM names a child relationship.</param>
public sealed record ChildSubquery(SoqlQuery Query) : SelectItem;
