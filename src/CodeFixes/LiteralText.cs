using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Salesforce.Typed.CodeFixes;

/// <summary>Writes text into string literals.</summary>
internal static class LiteralText
{
    /// <summary>The text as the kind of literal writes it; null where it cannot be in such a one.</summary>
    public static string? Of(SyntaxToken token, string text)
    {
        var isInterpolated = token.IsKind(SyntaxKind.InterpolatedStringTextToken);
        var isLiteral = token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken;
        var literal = isInterpolated
            ? token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>()?.StringStartToken.Text
            : token.Text;
        if (literal is null || !(isInterpolated || isLiteral))
            return null;
        // What is before the first quote says which kind it is; the content may have the same characters.
        var start = literal.Substring(0, literal.IndexOf('"') + 1);
        if (literal.Substring(start.Length - 1).StartsWith("\"\"\"", StringComparison.Ordinal))
            return text;
        var written = start.Contains('@') ? text.Replace("\"", "\"\"") : text.Replace("\\", "\\\\").Replace("\"", "\\\"");
        return isInterpolated ? written.Replace("{", "{{").Replace("}", "}}") : written;
    }
}
