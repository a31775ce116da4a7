using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary><c>acme AND rockets</c>: all terms are found.</summary>
/// <param name="Terms">The terms, two or more.</param>
public sealed record SearchAnd(EquatableArray<SearchExpression> Terms) : SearchExpression;
