using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Analyzers.Statements;

/// <summary>Something that is wrong with a statement.</summary>
/// <param name="Kind">Which rule it breaks; null for a mistake of grammar.</param>
/// <param name="Span">The part of the statement.</param>
/// <param name="Message">What is wrong, as a sentence.</param>
/// <param name="Suggestion">What was probably meant, as it is written in a statement.</param>
internal readonly record struct StatementFinding(SemanticErrorKind? Kind, TextSpan Span, string Message, string? Suggestion = null)
{
    /// <summary>
    /// Whether it is an object of which nothing is known: neither a snapshot, nor one that was, nor one whose name is near.
    /// </summary>
    public bool IsObjectWithoutSnapshot { get; init; }

    /// <summary>Whether it is a pattern that begins with a wildcard, which the org runs.</summary>
    public bool HasLeadingWildcard { get; init; }
}
