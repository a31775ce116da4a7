namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>An amount with its currency: <c>USD5000</c>. Only orgs with several currencies have it.</summary>
/// <param name="Code">The ISO code, three letters.</param>
/// <param name="Amount">The digits, perhaps with a point; never negative.</param>
public sealed record CurrencyLiteral(string Code, string Amount) : Literal;
