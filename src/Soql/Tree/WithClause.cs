namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// A WITH clause of a query or search: <see cref="WithDataCategory"/>, <see cref="WithFilter"/> or <see cref="WithOption"/>.
/// </summary>
public abstract record WithClause : SyntaxNode;
