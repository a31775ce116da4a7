using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports paging that the org does not do (SFT1013): Skip over 2,000, and Take over 2,000 beside a Skip, of which the org gives the first page alone (SOQL and SOSL
/// Reference, OFFSET).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PagingAnalyzer : DiagnosticAnalyzer
{
    private const int Most = 2_000;

    private static readonly DiagnosticDescriptor NotPaged = new(
        "SFT1013", "Paging that the org does not do", "{0}",
        "Salesforce.Typed.Queries", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/SFT1013.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [NotPaged];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("Take" or "Skip") || !Ours.IsQuery(call.Instance?.Type) || call.Arguments.Length == 0 || Ours.Number(call.Arguments[0]) is not > Most)
            return;
        var at = call.Arguments[0].Syntax.GetLocation();
        if (call.TargetMethod.Name == "Skip")
            context.ReportDiagnostic(Diagnostic.Create(NotPaged, at, $"The org skips {Most:N0} rows at most: order by a field and go on after its last value, or read all rows with await foreach"));
        else if (HasSkip(call))
            context.ReportDiagnostic(Diagnostic.Create(NotPaged, at, $"Of a query that skips rows the org gives its first page alone, {Most:N0} rows at most, and says nothing of the rest: take {Most:N0} at most, or read all rows without Skip"));
    }

    private static bool HasSkip(IInvocationOperation take)
    {
        if (Ours.Chain(take.Instance, out _).Any(IsSkip))
            return true;
        for (var at = take.Parent; at is IInvocationOperation or IConversionOperation; at = at.Parent)
        {
            if (at is IInvocationOperation call && IsSkip(call))
                return true;
        }
        return false;
    }

    private static bool IsSkip(IInvocationOperation call) => call.TargetMethod.Name == "Skip" && call.Arguments.Length > 0 && Ours.Number(call.Arguments[0]) is not 0;
}
