using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Salesforce.Typed.Analyzers.Statements;

namespace Salesforce.Typed.Tests;

/// <summary>Where the characters of a string are in the file: for texts of every kind, in every form of literal.</summary>
public class LiteralPositionsTests
{
    private const int Texts = 300;

    private static readonly string[] Pieces = [
        "a", "SELECT", " ", "  ", "'", "\"", "\\", "{", "}", "\t", "é", "😀", "\u2028", "x", "0", ","
    ];

    public static TheoryData<string> Forms => new(["regular", "escaped", "verbatim", "raw", "raw "
        + "lines", "interpolated", "interpolated verbatim", "interpolated raw", "interpolated raw lines"]);

    [Theory, MemberData(nameof(Forms))]
    public void Positions_are_those_of_the_file(string form)
    {
        var random = new Random(form.Length);
        for (var i = 0; i < Texts; i++)
        {
            var lines = form.Contains("lines", StringComparison.Ordinal) || form.Contains("verbatim", StringComparison.Ordinal);
            var value = Text(random, lines, isRaw: form.Contains("raw", StringComparison.Ordinal));
            var source = "class C { string S() => " + Write(form, value) + "; }";
            var tree = CSharpSyntaxTree.ParseText(source, Models.ParseOptions, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Empty(tree.GetDiagnostics(TestContext.Current.CancellationToken));
            var token = tree.GetRoot(TestContext.Current.CancellationToken).DescendantTokens().Single(
                t => t.Parent is LiteralExpressionSyntax or InterpolatedStringTextSyntax);
            var positions = LiteralPositions.Of(token);
            Assert.Equal(value, LiteralPositions.ValueOf(token));
            Assert.NotNull(positions);
            for (var c = 0; c < value.Length; c++)
                AssertIsAt(source, positions[c], positions[c + 1], value[c]);
        }
    }

    // A character stands for itself, or is written in another way that is longer.
    private static void AssertIsAt(string source, int start, int end, char c)
    {
        if (char.IsLetterOrDigit(c) && source[start] != '\\')
            Assert.Equal(c, source[start]);
        Assert.True(source[start] == c || source[start] == '\\', $"{c} at {start}: {source[start]}");
        Assert.True(end >= start);
    }

    private static string Text(Random random, bool hasLines, bool isRaw)
    {
        var text = "";
        for (var n = random.Next(1, 12); n > 0; n--)
        {
            var piece = hasLines && random.Next(5) == 0 ? "\n" : Pieces[random.Next(Pieces.Length)];
            if (!(isRaw && piece is "{" or "}" or "\u2028"))
                text += piece;
        }
        // Between three quotes no text begins or ends with one, and of blanks at the ends of lines nothing is said here.
        return isRaw
            ? "b" + text.Replace("\"", "'", StringComparison.Ordinal).Replace("\n", "\nb", StringComparison.Ordinal) + "e"
            : text.Length == 0 ? "b" : text;
    }

    private static string Write(string form, string value) => form switch
    {
        "regular" => SymbolDisplay.FormatLiteral(value, quote: true),
        "escaped" => "\"" + string.Concat(value.EnumerateRunes().Select(Escape)) + "\"",
        "verbatim" => "@\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"",
        "raw" => "\"\"\"" + value + "\"\"\"",
        "raw lines" => "\"\"\"\n        " + value.Replace("\n", "\n        ", StringComparison.Ordinal) + "\n        \"\"\"",
        "interpolated" => "$\"" + Braces(SymbolDisplay.FormatLiteral(value, quote: true)[1..^1]) + "\"",
        "interpolated verbatim" => "$@\"" + Braces(value.Replace("\"", "\"\"", StringComparison.Ordinal)) + "\"",
        "interpolated raw" => "$\"\"\"" + value + "\"\"\"",
        _ => "$\"\"\"\n        " + value.Replace("\n", "\n        ", StringComparison.Ordinal) + "\n        \"\"\"",
    };

    private static string Escape(System.Text.Rune rune) => rune.Value > 0xFFFF ? $"\\U{rune.Value:X8}" : (rune.Value % 3) switch
    {
        0 => $"\\u{rune.Value:X4}",
        1 => $"\\x{rune.Value:X4}",
        _ => SymbolDisplay.FormatLiteral(rune.ToString(), quote: true)[1..^1],
    };

    private static string Braces(string text) =>
        text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
