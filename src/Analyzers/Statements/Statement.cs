using Microsoft.CodeAnalysis;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;
using CodeSpan = Microsoft.CodeAnalysis.Text.TextSpan;

namespace Salesforce.Typed.Analyzers.Statements;

/// <summary>A statement of SOQL or SOSL that is in code, put together of its literals and holes.</summary>
/// <param name="tree">The file.</param>
/// <param name="text">The statement; a hole is <see cref="StatementHole.Sign"/>.</param>
/// <param name="holes">The holes.</param>
/// <param name="places">Where in the file each character stands.</param>
internal sealed class Statement(SyntaxTree tree, string text, IReadOnlyList<StatementHole> holes, IReadOnlyList<CodeSpan> places)
{
    private const string Select = "SELECT";
    private const string Find = "FIND";

    public string Text => text;

    public IReadOnlyList<StatementHole> Holes => holes;

    /// <summary>Whether it begins as a query does.</summary>
    public bool IsQuery => BeginsWith(Select);

    /// <summary>Whether it begins as a search does.</summary>
    public bool IsSearch => BeginsWith(Find);

    /// <summary>Where in the file a part of the statement is; an error at the end is shown at the closing quote.</summary>
    public Location Locate(TextSpan span)
    {
        if (places.Count == 0)
            return Location.None;
        var last = places[places.Count - 1].End;
        var start = span.Start < places.Count ? places[span.Start].Start : last;
        var end = span.Length == 0 || span.Start >= places.Count ? start + 1 : places[Math.Min(span.End, places.Count) - 1].End;
        // A string that a person is writing has no closing quote yet, and may be the last of the file.
        start = Math.Min(start, tree.Length);
        return Location.Create(tree, CodeSpan.FromBounds(start, Math.Max(start, Math.Min(end, tree.Length))));
    }

    private bool BeginsWith(string word)
    {
        var start = 0;
        while (start < text.Length && char.IsWhiteSpace(text[start]))
            start++;
        return string.Compare(text, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (start + word.Length == text.Length || !char.IsLetterOrDigit(text[start + word.Length]));
    }
}
