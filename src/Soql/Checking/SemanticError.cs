using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>A rule of the platform that a well-formed statement breaks.</summary>
/// <param name="Kind">Which rule.</param>
/// <param name="ErrorCode">The errorCode that Salesforce answers with; null where it runs the statement all the same.</param>
/// <param name="Message">What is wrong, in Salesforce's own words where they are known, and a hint where there is one.</param>
/// <param name="Span">The part of the statement.</param>
public sealed record SemanticError(SemanticErrorKind Kind, string? ErrorCode, string Message, TextSpan Span)
{
    /// <summary>What was probably meant in place of the text at <see cref="Span"/>; null where nothing is near.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The message of Salesforce's answer, without the line that shows the place: no hint, and the advice that it gives.</summary>
    public string PlatformMessage { get; init; } = Message;
}
