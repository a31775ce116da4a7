namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>NULL.</summary>
public sealed record NullLiteral : Literal;
