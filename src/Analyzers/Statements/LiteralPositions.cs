using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Salesforce.Typed.Analyzers.Statements;

/// <summary>
/// Where the characters of a string are in the file that writes it, given its escapes, doubled quotes and braces, and the indentation of
/// raw strings.
/// </summary>
internal static class LiteralPositions
{
    /// <summary>
    /// What the token says. A brace of an interpolated string is written twice, and Roslyn's own text of the token has both.
    /// </summary>
    public static string ValueOf(SyntaxToken token)
    {
        var hasDoubledBraces = token.Parent?.Parent is InterpolatedStringExpressionSyntax { StringStartToken: var start }
            && token.Parent is InterpolatedStringTextSyntax
            && (start.IsKind(SyntaxKind.InterpolatedStringStartToken) || start.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken));
        return hasDoubledBraces ? token.ValueText.Replace("{{", "{").Replace("}}", "}") : token.ValueText;
    }

    /// <summary>
    /// For each character of the token's value, where it begins, and at last where the last one ends; null where the token is written in a
    /// form that is not understood.
    /// </summary>
    public static int[]? Of(SyntaxToken token)
    {
        var positions = new List<int>(token.ValueText.Length + 1);
        var end = token.Kind() switch
        {
            SyntaxKind.StringLiteralToken when token.Text[0] == '@' => Verbatim(token, 2, 1, isInterpolated: false, positions),
            SyntaxKind.StringLiteralToken => Escaped(token, 1, 1, isInterpolated: false, positions),
            SyntaxKind.SingleLineRawStringLiteralToken => Raw(token, Quotes(token.Text), Quotes(token.Text), 0, positions),
            SyntaxKind.MultiLineRawStringLiteralToken => MultiLine(token, positions),
            SyntaxKind.InterpolatedStringTextToken => Interpolated(token, positions),
            _ => -1,
        };
        positions.Add(end);
        return end >= 0 && positions.Count == ValueOf(token).Length + 1 ? [.. positions] : null;
    }

    private static int Interpolated(SyntaxToken token, List<int> positions)
    {
        // A format behind a colon has such a token too, and is not text of the statement.
        if (token.Parent is not InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole })
            return -1;
        var start = whole.StringStartToken;
        return start.Kind() switch
        {
            SyntaxKind.InterpolatedStringStartToken => Escaped(token, 0, 0, isInterpolated: true, positions),
            SyntaxKind.InterpolatedVerbatimStringStartToken => Verbatim(token, 0, 0, isInterpolated: true, positions),
            SyntaxKind.InterpolatedSingleLineRawStringStartToken => Raw(token, 0, 0, 0, positions),
            SyntaxKind.InterpolatedMultiLineRawStringStartToken => Raw(token, 0, 0, Indentation(whole.StringEndToken), positions),
            _ => -1,
        };
    }

    private static int Escaped(SyntaxToken token, int before, int after, bool isInterpolated, List<int> positions)
    {
        var text = token.Text;
        var i = before;
        while (i < text.Length - after)
        {
            positions.Add(token.SpanStart + i);
            if (text[i] != '\\')
            {
                i += IsDoubledBrace(text, i, isInterpolated) ? 2 : 1;
                continue;
            }
            // A character beyond the first plane is two of the value.
            if (text[i + 1] == 'U' && text.Substring(i + 2, 4) != "0000")
                positions.Add(token.SpanStart + i);
            i += text[i + 1] switch
            {
                'u' => 6,
                'U' => 10,
                'x' => 2 + HexDigits(text, i + 2),
                _ => 2,
            };
        }
        return token.SpanStart + i;
    }

    private static int Verbatim(SyntaxToken token, int before, int after, bool isInterpolated, List<int> positions)
    {
        var text = token.Text;
        var i = before;
        while (i < text.Length - after)
        {
            positions.Add(token.SpanStart + i);
            i += text[i] == '"' || IsDoubledBrace(text, i, isInterpolated) ? 2 : 1;
        }
        return token.SpanStart + i;
    }

    private static int MultiLine(SyntaxToken token, List<int> positions)
    {
        var text = token.Text;
        var firstLine = text.IndexOf('\n') + 1;
        var lastLine = text.LastIndexOf('\n');
        if (lastLine > 0 && text[lastLine - 1] == '\r')
            lastLine--;
        // A raw string of one empty line has one line end, which is first and last.
        return lastLine < firstLine
            ? token.SpanStart + firstLine
            : Raw(token, firstLine, text.Length - lastLine, text.Length - Quotes(text) - (text.LastIndexOf('\n') + 1), positions);
    }

    // The text between the quotes, without that many characters of indentation on each line.
    private static int Raw(SyntaxToken token, int before, int after, int indentation, List<int> positions)
    {
        var text = token.Text;
        var column = IsAtLineStart(token, before) ? 0 : int.MaxValue;
        for (var i = before; i < text.Length - after; i++)
        {
            var c = text[i];
            if (c is ' ' or '\t' && column < indentation)
            {
                column++;
                continue;
            }
            positions.Add(token.SpanStart + i);
            column = c == '\n' ? 0 : int.MaxValue;
        }
        return token.SpanStart + text.Length - after;
    }

    private static bool IsAtLineStart(SyntaxToken token, int offset)
    {
        var position = token.SpanStart + offset;
        return token.SyntaxTree is { } tree && position > 0 && tree.GetText()[position - 1] == '\n';
    }

    private static int Indentation(SyntaxToken end)
    {
        var text = end.Text;
        var line = text.LastIndexOf('\n') + 1;
        var quotes = text.IndexOf('"', line);
        // Where the token is the quotes alone, the indentation stands before it on its line.
        return line > 0 ? quotes - line : end.GetLocation().GetLineSpan().StartLinePosition.Character;
    }

    private static int Quotes(string text)
    {
        var count = 0;
        while (count < text.Length && text[count] == '"')
            count++;
        return count;
    }

    private static int HexDigits(string text, int start)
    {
        var count = 0;
        while (count < 4 && start + count < text.Length && Uri.IsHexDigit(text[start + count]))
            count++;
        return count;
    }

    private static bool IsDoubledBrace(string text, int at, bool isInterpolated) =>
        isInterpolated && text[at] is '{' or '}' && at + 1 < text.Length && text[at + 1] == text[at];
}
