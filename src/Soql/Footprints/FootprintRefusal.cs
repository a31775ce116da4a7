using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Footprints;

/// <summary>Why a statement has no footprint.</summary>
/// <param name="Message">The reason, as a sentence.</param>
/// <param name="Span">The part of the statement.</param>
public sealed record FootprintRefusal(string Message, TextSpan Span)
{
    /// <summary>The rule of the language that the statement breaks; null where it breaks none and its names cannot be resolved.</summary>
    public SemanticError? Error { get; init; }
}
