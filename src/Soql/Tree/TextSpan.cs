namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>A stretch of the statement's text, in UTF-16 characters.</summary>
/// <param name="Start">The offset of the first character, counted from zero.</param>
/// <param name="Length">How many characters it has; 0 at the end of the text.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The offset after the last character.</summary>
    public int End => Start + Length;

    /// <summary>The span from the start of <paramref name="first"/> to the end of <paramref name="last"/>.</summary>
    public static TextSpan Between(TextSpan first, TextSpan last) => new(first.Start, last.End - first.Start);

    /// <inheritdoc/>
    public override string ToString() => $"{Start}..{End}";
}
