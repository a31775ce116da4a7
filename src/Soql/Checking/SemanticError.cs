using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>A rule of the platform that a well-formed statement breaks.</summary>
/// <param name="Kind">Which rule.</param>
/// <param name="ErrorCode">The errorCode that Salesforce answers with; null where it runs the statement all the same.</param>
/// <param name="Message">What is wrong, as one sentence or two; where Salesforce's own words are known they come first.</param>
/// <param name="Span">The part of the statement.</param>
public sealed record SemanticError(SemanticErrorKind Kind, string? ErrorCode, string Message, TextSpan Span)
{
    /// <summary>What was probably meant in place of the text at <see cref="Span"/>; null where nothing is near.</summary>
    public string? Suggestion { get; init; }
}
