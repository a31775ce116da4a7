namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// The text after LIKE. <c>%</c> stands for any characters, <c>_</c> for one; <c>\</c> takes that meaning from the <c>%</c>, <c>_</c> or
/// <c>\</c> after it. All other escapes of SOQL are resolved, so this is what SQL calls <c>LIKE ... ESCAPE '\'</c>.
/// </summary>
/// <param name="Pattern">The pattern.</param>
public sealed record LikePattern(string Pattern) : Literal;
