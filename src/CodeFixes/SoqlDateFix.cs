using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.CodeFixes;

/// <summary>
/// For the machine's current date in a condition (SFT1016): the day that the org computes. For a DateTime there, which does not compile
/// (SFT2002): that day, or the instant.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SoqlDateFix)), Shared]
public sealed class SoqlDateFix() : SalesforceCodeFix(DiagnosticIds.MachineDate, DiagnosticIds.DateTimeWithoutOffset)
{
    private protected override TextFix? Find(FixSite site)
    {
        if (site.Find<ExpressionSyntax>() is not { } at)
            return null;
        if (site.Diagnostic.Id == DiagnosticIds.MachineDate)
            return Day(at) is { } day ? Replace(at, day) : null;
        return at.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().FirstOrDefault(IsClock) is { } clock
            ? Replace(clock, clock.Name.Identifier.ValueText == "Today" && !IsReceiver(clock) ? "SoqlDate.Today" : "DateTimeOffset.UtcNow")
            : null;
    }

    private static TextFix Replace(ExpressionSyntax expression, string text) =>
        new($"Use {text}", "Use what does not depend on this machine", new TextChange(expression.Span, text));

    // DateOnly.FromDateTime(DateTime.Today), maybe with AddDays of a number behind it.
    private static string? Day(ExpressionSyntax date)
    {
        if (date is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax method } call)
            return null;
        switch (method.Name.Identifier.ValueText)
        {
            case "FromDateTime":
                return call.ArgumentList.Arguments is [{ Expression: MemberAccessExpressionSyntax argument }] && IsClock(argument)
                    ? "SoqlDate.Today"
                    : null;
            case "AddDays" when Day(method.Expression) is not null && call.ArgumentList.Arguments is [{ Expression: var days }]:
                return days.ToString() switch
                {
                    "-1" => "SoqlDate.Yesterday",
                    "1" => "SoqlDate.Tomorrow",
                    var ago when ago.Length > 1 && ago[0] == '-' && ago.Skip(1).All(char.IsDigit) =>
                        $"SoqlDate.NDaysAgo({ago.Substring(1)})",
                    _ => null,
                };
            default:
                return null;
        }
    }

    private static bool IsClock(MemberAccessExpressionSyntax access) =>
        access is
        {
            Name.Identifier.ValueText: "Now" or "UtcNow" or "Today",
            Expression: IdentifierNameSyntax { Identifier.ValueText: "DateTime" }
                or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DateTime" },
        };

    private static bool IsReceiver(MemberAccessExpressionSyntax clock) => clock.Parent.IsKind(SyntaxKind.SimpleMemberAccessExpression);
}
