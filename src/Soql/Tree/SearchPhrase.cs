namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// What is between double quotes in a search: words that are found side by side, in this order. Wildcards and escapes are those of
/// <see cref="SearchWord"/>.
/// </summary>
/// <param name="Pattern">The words.</param>
public sealed record SearchPhrase(string Pattern) : SearchExpression;
