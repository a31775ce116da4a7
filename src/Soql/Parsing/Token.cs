using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>A token of a statement.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">Its text; null where the kind says it all.</param>
/// <param name="Keyword">The keyword that a name could be.</param>
/// <param name="Problem">For <see cref="TokenKind.Bad"/>: what is wrong with it, as a sentence.</param>
internal readonly record struct Token(
    TokenKind Kind, TextSpan Span, string? Text = null, Keyword Keyword = Keyword.None, string? Problem = null)
{
    /// <summary>For <see cref="TokenKind.Hole"/>: what will be put in.</summary>
    public HoleKind Hole { get; init; }

    public bool IsFreeName => Kind == TokenKind.Name && Keywords.MayBeName(Keyword);
}
