using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports paging that the org does not support (SFT1013): Skip over 2,000, and Take over 2,000 next to a Skip, of which the org returns
/// the first page alone (SOQL and SOSL Reference, OFFSET).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PagingAnalyzer() : SalesforceAnalyzer(Descriptors.InvalidPaging)
{
    private const int MaxRows = 2_000;

    private const string OffsetTooLarge =
        "The org skips 2,000 rows at most: order by a field and go on after its last value, or read all rows with await foreach";

    private const string LimitTooLarge =
        "Of a query that skips rows the org gives its first page alone, 2,000 rows at most, and says nothing of the rest: "
        + "take 2,000 at most, or read all rows without Skip";

    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols) =>
        start.RegisterOperationAction(c => Analyze(c, symbols), OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("Take" or "Skip") || !symbols.IsQuery(call.Instance?.Type)
            || call.Arguments is not [var argument, ..] || argument.ConstantNumber() is not > MaxRows)
            return;
        if (call.TargetMethod.Name == "Skip")
            context.Report(Descriptors.InvalidPaging, argument, OffsetTooLarge);
        else if (HasSkip(call))
            context.Report(Descriptors.InvalidPaging, argument, LimitTooLarge);
    }

    private static bool HasSkip(IInvocationOperation take)
    {
        if (take.Instance.CallChain(out _).Any(IsSkip))
            return true;
        for (var at = take.Parent; at is IInvocationOperation or IConversionOperation; at = at.Parent)
        {
            if (at is IInvocationOperation call && IsSkip(call))
                return true;
        }
        return false;
    }

    private static bool IsSkip(IInvocationOperation call) =>
        call.TargetMethod.Name == "Skip" && call.Arguments.Length > 0 && call.Arguments[0].ConstantNumber() is not 0;
}
