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
        var start = isInterpolated
            ? token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>()?.StringStartToken.Text
            : token.Text;
        if (start is null || !(isInterpolated || isLiteral))
            return null;
        if (start.Contains("\"\"\""))
            return text;
        var written = start.Contains('@') ? text.Replace("\"", "\"\"") : text.Replace("\\", "\\\\").Replace("\"", "\\\"");
        return isInterpolated ? written.Replace("{", "{{").Replace("}", "}}") : written;
    }
}
