using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Salesforce.Typed.Analyzers.Unsupported;

/// <summary>Writes a pattern as comparisons.</summary>
internal static class PatternText
{
    /// <summary>Returns the comparisons that a test by a pattern means; null where it has none.</summary>
    public static string? Of(IsPatternExpressionSyntax test) =>
        Of(test.Pattern, test.Expression.ToString(), isNegated: false) is { } text
            ? test.Pattern is BinaryPatternSyntax && test.Parent is BinaryExpressionSyntax ? $"({text})" : text
            : null;

    private static string? Of(PatternSyntax pattern, string value, bool isNegated)
    {
        switch (pattern)
        {
            case ParenthesizedPatternSyntax parenthesized:
                return Of(parenthesized.Pattern, value, isNegated);
            case UnaryPatternSyntax not:
                return Of(not.Pattern, value, !isNegated);
            case ConstantPatternSyntax constant:
                return $"{value} {(isNegated ? "!=" : "==")} {constant.Expression}";
            case RelationalPatternSyntax relational:
                return isNegated ? $"!({value} {relational})" : $"{value} {relational}";
            case BinaryPatternSyntax both:
                var isAnd = both.IsKind(SyntaxKind.AndPattern) != isNegated;
                return Of(both.Left, value, isNegated) is { } left && Of(both.Right, value, isNegated) is { } right
                    ? $"{Within(both.Left, left)} {(isAnd ? "&&" : "||")} {Within(both.Right, right)}"
                    : null;
            // is { }: there is a value.
            case RecursivePatternSyntax { Type: null, PositionalPatternClause: null, Designation: null,
                PropertyPatternClause.Subpatterns.Count: 0 }:
                return $"{value} {(isNegated ? "==" : "!=")} null";
            default:
                return null;
        }
    }

    private static string Within(PatternSyntax part, string text) =>
        part is BinaryPatternSyntax or ParenthesizedPatternSyntax ? $"({text})" : text;
}
