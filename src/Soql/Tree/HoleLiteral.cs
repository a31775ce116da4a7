namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>A value that is not known before the statement is sent. Only a statement that was parsed with holes has one.</summary>
/// <param name="Kind">What it will be.</param>
public sealed record HoleLiteral(HoleKind Kind) : Literal;
