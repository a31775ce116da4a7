using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports a call that builds a query, as a statement of its own (SFT1024): the condition or order that it adds would be lost without
/// notice.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedQueryAnalyzer() : SalesforceAnalyzer(Descriptors.UnusedQuery)
{
    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols) =>
        start.RegisterOperationAction(c => Analyze(c, symbols), OperationKind.ExpressionStatement);

    private static void Analyze(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        if (((IExpressionStatementOperation)context.Operation).Operation is IInvocationOperation call
            && symbols.IsInRuntime(call.TargetMethod.ContainingType)
            && (symbols.IsRows(call.Type) || symbols.IsGroupedQuery(call.Type) || symbols.IsCondition(call.Type)))
            context.Report(Descriptors.UnusedQuery, call, call.TargetMethod.Name);
    }
}
