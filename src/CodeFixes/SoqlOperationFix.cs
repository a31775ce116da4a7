using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.CodeFixes;

/// <summary>
/// For an operation of LINQ that SOQL has under another name (SFT2007): <c>Avg</c> for <c>Average</c>, a call for each key of an order, and
/// groups for <c>Distinct</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SoqlOperationFix)), Shared]
public sealed class SoqlOperationFix() : SalesforceCodeFix(DiagnosticIds.NotInSoql)
{
    private protected override TextFix? Find(FixSite site)
    {
        if (site.Find<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax access } call)
            return null;
        return access.Name.Identifier.ValueText switch
        {
            "Average" => new TextFix("Use Avg", "Use Avg", new TextChange(access.Name.Identifier.Span, "Avg")),
            "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" => Keys(call, access),
            "Distinct" => Groups(call, access),
            _ => null,
        };
    }

    // OrderBy(a => new { a.Name, a.Phone }) and OrderBy(a => (a.Name, a.Phone)).
    private static TextFix? Keys(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access)
    {
        if (call.ArgumentList.Arguments is not [{ Expression: SimpleLambdaExpressionSyntax { ExpressionBody: { } key } lambda }])
            return null;
        var fields = key switch
        {
            AnonymousObjectCreationExpressionSyntax made => made.Initializers.Select(i => i.Expression).ToList(),
            TupleExpressionSyntax tuple => tuple.Arguments.Select(a => a.Expression).ToList(),
            _ => [],
        };
        if (fields.Count == 0)
            return null;
        var first = access.Name.Identifier.ValueText;
        var further = first.EndsWith("Descending", StringComparison.Ordinal) ? "ThenByDescending" : "ThenBy";
        var calls = fields.Select((f, i) => $"{(i == 0 ? first : further)}({lambda.Parameter} => {f})");
        return new TextFix("Write one call for each key", "Write one call for each key",
            new TextChange(TextSpan.FromBounds(access.Name.SpanStart, call.Span.End), string.Join(".", calls)));
    }

    // Select(a => a.BillingCity).Distinct()
    private static TextFix? Groups(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access)
    {
        if (access.Expression is not InvocationExpressionSyntax chosen
            || chosen.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } select
            || chosen.ArgumentList.Arguments is not [{ Expression: SimpleLambdaExpressionSyntax lambda }]
            || lambda.ExpressionBody is not MemberAccessExpressionSyntax field)
            return null;
        var text = $"GroupBy({lambda.Parameter} => {field.ToString().Replace("!", "").Replace("?", "")}).Select(g => g.Key)";
        return new TextFix("Group by the field", "Group by the field",
            new TextChange(TextSpan.FromBounds(select.Name.SpanStart, call.Span.End), text));
    }
}
