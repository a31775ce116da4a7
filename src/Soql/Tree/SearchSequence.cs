using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// Terms side by side without an operator: <c>acme rockets</c>. All of them are found; in articles, documents and solutions one of them is
/// enough.
/// </summary>
/// <param name="Terms">The terms, two or more.</param>
public sealed record SearchSequence(EquatableArray<SearchExpression> Terms) : SearchExpression;
