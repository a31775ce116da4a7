namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary><c>acme AND NOT rockets</c>: the first is found and the second is not.</summary>
/// <param name="Included">What is found.</param>
/// <param name="Excluded">What is not.</param>
public sealed record SearchAndNot(SearchExpression Included, SearchExpression Excluded) : SearchExpression;
