using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports conditions that compare a date with the machine's own today (SFT1016): which day it is depends on the time zone, and the org
/// has its user's.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MachineDateAnalyzer() : SalesforceAnalyzer(Descriptors.MachineDate)
{
    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols) =>
        start.RegisterOperationAction(c => Analyze(c, symbols), OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is not { Name: "FromDateTime", ContainingType: { Name: "DateOnly", ContainingNamespace.Name: "System" } }
            || !ReadsClock(call.Arguments[0]))
            return;
        IOperation date = call;
        while (date.Parent is IInvocationOperation { TargetMethod: { Name: "AddDays" or "AddMonths" or "AddYears",
            ContainingType.Name: "DateOnly" } } added
            && added.Instance == date)
            date = added;
        var at = date.ParentWithoutConversions();
        if (at is IBinaryOperation { OperatorMethod.ContainingType: { } field } && symbols.IsInRuntime(field) || IsHole(at, symbols))
            context.Report(Descriptors.MachineDate, date);
    }

    private static bool ReadsClock(IOperation argument) => argument.Descendants().Any(part => part is IPropertyReferenceOperation
    {
        Property:
        {
            IsStatic: true,
            Name: "Now" or "UtcNow" or "Today",
            ContainingType: { Name: "DateTime" or "DateTimeOffset", ContainingNamespace.Name: "System" },
        },
    });

    private static bool IsHole(IOperation? at, SalesforceSymbols symbols) =>
        at is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "AppendFormatted" } method } }
        && symbols.IsStatement(method.ContainingType);
}
