using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Analyzers;

/// <summary>Reports conditions that compare a date with the machine's own today (SFT1016): which day it is depends on the time zone, and the org has its user's.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MachineDateAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor MachineDate = new(
        "SFT1016", "A date compared with the machine's today",
        "Which day it is depends on this machine's time zone, and the org has that of its user: use SoqlDate.Today or its like, which the org works out",
        "Salesforce.Typed.Queries", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/SFT1016.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [MachineDate];

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
        if (call.TargetMethod is not { Name: "FromDateTime", ContainingType: { Name: "DateOnly", ContainingNamespace.Name: "System" } } || !ReadsClock(call.Arguments[0]))
            return;
        IOperation date = call;
        while (date.Parent is IInvocationOperation { TargetMethod: { Name: "AddDays" or "AddMonths" or "AddYears", ContainingType.Name: "DateOnly" } } added && added.Instance == date)
            date = added;
        var at = date.Parent;
        while (at is IConversionOperation)
            at = at.Parent;
        if (at is IBinaryOperation { OperatorMethod.ContainingType: { } field } && Ours.Is(field) || IsHole(at))
            context.ReportDiagnostic(Diagnostic.Create(MachineDate, date.Syntax.GetLocation()));
    }

    private static bool ReadsClock(IOperation argument) => argument.Descendants().Any(part => part is IPropertyReferenceOperation
    {
        Property: { IsStatic: true, Name: "Now" or "UtcNow" or "Today", ContainingType: { Name: "DateTime" or "DateTimeOffset", ContainingNamespace.Name: "System" } },
    });

    private static bool IsHole(IOperation? at) =>
        at is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "AppendFormatted", ContainingType.Name: "StatementText" } method } } && Ours.Is(method.ContainingType);
}
