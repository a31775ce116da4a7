using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.CodeFixes;

/// <summary>
/// For a DateTime that becomes a DateTimeOffset implicitly (SFT1020): the constructor that takes the time as UTC and throws for a local
/// one, or the clock as a DateTimeOffset. For <c>DateTime.Today</c> there is no fix: it depends on what is meant.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DateTimeConversionFix)), Shared]
public sealed class DateTimeConversionFix() : SalesforceCodeFix(DiagnosticIds.DateTimeConversion)
{
    private protected override async Task<TextFix?> FindAsync(FixSite site)
    {
        if (site.Find<ExpressionSyntax>() is not { } time || await site.GetModelAsync().ConfigureAwait(false) is not { } model)
            return null;
        var clocks = time.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Where(IsClock).ToList();
        if (clocks is [var clock])
        {
            return clock.Name.Identifier.ValueText == "Now"
                ? new TextFix("Use DateTimeOffset.UtcNow", "Use DateTimeOffset.UtcNow", new TextChange(clock.Span, "DateTimeOffset.UtcNow"))
                : null;
        }
        if (clocks.Count > 0 || model.GetTypeInfo(time, site.Cancellation).Type is not INamedTypeSymbol type)
            return null;
        var text = type.Name == "DateTime"
            ? $"new DateTimeOffset({time}, TimeSpan.Zero)"
            : InOperand(time, $"{Receiver(time)} is {{ }} utc ? new DateTimeOffset(utc, TimeSpan.Zero) : null");
        return new TextFix("Take the time as UTC", "Take times as UTC", new TextChange(time.Span, text));
    }

    private static string Receiver(ExpressionSyntax time) =>
        time is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax ? time.ToString() : $"({time})";

    private static string InOperand(ExpressionSyntax time, string text) =>
        time.Parent is AssignmentExpressionSyntax or ArgumentSyntax or EqualsValueClauseSyntax ? text : $"({text})";

    private static bool IsClock(MemberAccessExpressionSyntax access) =>
        access is
        {
            Name.Identifier.ValueText: "Now" or "Today",
            Expression: IdentifierNameSyntax { Identifier.ValueText: "DateTime" }
                or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "DateTime" },
        };
}
