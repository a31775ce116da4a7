using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.CodeFixes;

/// <summary>For a bool that is joined with a condition (SFT2004): the condition that the bool chooses.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BoolConditionFix)), Shared]
public sealed class BoolConditionFix() : SalesforceCodeFix(DiagnosticIds.BoolAndCondition)
{
    private const string Title = "Choose the condition by the bool";

    private protected override async Task<TextFix?> FindAsync(FixSite site)
    {
        if (await site.GetModelAsync().ConfigureAwait(false) is not { } model)
            return null;
        SyntaxNode condition = site.Node;
        while (condition.Parent is ParenthesizedExpressionSyntax)
            condition = condition.Parent;
        if (condition.Parent is not BinaryExpressionSyntax binary || !Joins(binary))
            return null;
        var flag = Other(binary, condition);
        return model.GetTypeInfo(flag, site.Cancellation).Type?.SpecialType == SpecialType.System_Boolean
            ? new TextFix(Title, Title, new TextChange(binary.Span, Chosen(binary, flag, (ExpressionSyntax)condition)))
            : null;
    }

    private static bool Joins(
        BinaryExpressionSyntax binary) => binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression
        or SyntaxKind.BitwiseAndExpression or SyntaxKind.BitwiseOrExpression;

    private static ExpressionSyntax Other(BinaryExpressionSyntax binary, SyntaxNode side) =>
        binary.Left == side ? binary.Right : binary.Left;

    private static string Chosen(BinaryExpressionSyntax binary, ExpressionSyntax flag, ExpressionSyntax condition)
    {
        var test = flag is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or LiteralExpressionSyntax
            or PrefixUnaryExpressionSyntax or ParenthesizedExpressionSyntax ? flag.ToString() : $"({flag})";
        var text = binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.BitwiseAndExpression
            ? $"{test} ? {condition} : Condition.None"
            : $"{test} ? Condition.All : {condition}";
        return binary.Parent is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax ? $"({text})" : text;
    }
}
