namespace Salesforce.Typed.Syntax;

/// <summary>NULL.</summary>
public sealed record NullLiteral : Literal;
