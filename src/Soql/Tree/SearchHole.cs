using Salesforce.Typed.SoqlSyntax.Parsing;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>A hole in the text of FIND, which words will be put into. It prints as <see cref="StatementHole.Sign"/>.</summary>
/// <param name="Kind">What will be put in.</param>
public sealed record SearchHole(HoleKind Kind) : SearchExpression;
