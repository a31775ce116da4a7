namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// What stands in the braces of FIND, as it is written: words, phrases in double quotes, the wildcards <c>*</c> and <c>?</c>, AND, OR,
/// AND NOT, parentheses; <c>\</c> before a reserved character makes it an ordinary one (SOQL and SOSL Reference, FIND {SearchQuery}).
/// </summary>
/// <param name="Text">The text with its escapes; a closing brace in it is escaped.</param>
public sealed record SearchText(string Text) : SyntaxNode;
