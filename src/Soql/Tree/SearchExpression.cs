namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// What a search looks for: <see cref="SearchWord"/>, <see cref="SearchPhrase"/>, or several of them, joined by operators. AND and AND NOT
/// bind more tightly than OR, and what is side by side without an operator binds most tightly (SOQL and SOSL Reference, FIND
/// {SearchQuery}).
/// </summary>
public abstract record SearchExpression : SyntaxNode;
