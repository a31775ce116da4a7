namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// A word of a search. <c>*</c> stands for any characters, <c>?</c> for one; <c>\</c> takes that meaning from the <c>*</c>, <c>?</c> or
/// <c>\</c> after it. All other escapes of FIND are resolved. The words AND, OR and NOT are phrases: as words they are operators.
/// </summary>
/// <param name="Pattern">The word.</param>
public sealed record SearchWord(string Pattern) : SearchExpression;
