namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// A value: <see cref="StringLiteral"/>, <see cref="LikePattern"/>, <see cref="NumberLiteral"/>, <see cref="CurrencyLiteral"/>,
/// <see cref="DateLiteral"/>, <see cref="DateTimeLiteral"/>, <see cref="TimeLiteral"/>, <see cref="RelativeDateLiteral"/>,
/// <see cref="BooleanLiteral"/> or <see cref="NullLiteral"/>; where a statement has holes, a <see cref="HoleLiteral"/>.
/// </summary>
public abstract record Literal : SyntaxNode;
