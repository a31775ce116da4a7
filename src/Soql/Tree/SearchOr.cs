using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary><c>acme OR rockets</c>: one of the terms is found.</summary>
/// <param name="Terms">The terms, two or more.</param>
public sealed record SearchOr(EquatableArray<SearchExpression> Terms) : SearchExpression;
