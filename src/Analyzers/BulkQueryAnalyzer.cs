using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports what a bulk query cannot have (SFT1025), and what makes it slow (SFT1026), where one chain of calls shows it (Bulk API 2.0,
/// Understanding Bulk API 2.0 Query). The runtime refuses the rest before a job exists.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BulkQueryAnalyzer() : SalesforceAnalyzer(Descriptors.InvalidBulkQuery, Descriptors.SlowBulkQuery)
{
    private const string Children = "A bulk query cannot have child records: read them by a query of their own";
    private const string Compound = "A bulk query cannot have a compound field: select its parts";
    private const string ByType =
        "A bulk query cannot have fields of a parent by its type: select fields that all parents have, such as Name";

    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols) =>
        start.RegisterOperationAction(c => Analyze(c, symbols), OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        var bulk = (IInvocationOperation)context.Operation;
        if (!symbols.IsBulkQueries(bulk.TargetMethod.ContainingType) || bulk.Arguments.Length == 0)
            return;
        foreach (var call in bulk.Arguments[0].Value.CallChain(out _))
        {
            if (!symbols.IsInRuntime(call.TargetMethod.ContainingType))
                continue;
            if (Objection(call) is { } objection)
                Report(context, Descriptors.InvalidBulkQuery, call, objection);
            else if (call.TargetMethod.Name is "OrderBy" or "OrderByDescending" or "Take")
                Report(context, Descriptors.SlowBulkQuery, call);
            else if (call.TargetMethod.Name is "Select" or "Only" && call.Lambda() is { } lambda)
                AnalyzeFields(context, symbols, lambda);
        }
    }

    private static string? Objection(IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "GroupBy" or "GroupByKey" or "Aggregate" => "A bulk query cannot have groups and aggregates: read them without BulkAsync",
        "Skip" when call.Arguments.Length > 0 && call.Arguments[0].ConstantNumber() is not 0 =>
            "A bulk query cannot skip rows: filter instead, for example by the id of the last record",
        "WithChildren" => Children,
        "SelectByType" => ByType,
        "AllFields" or "AllStandardFields" or "AllCustomFields" =>
            "A bulk query cannot have FIELDS(): name the fields by Only, or leave the call out to read those of the snapshot",
        _ => null,
    };

    private static void AnalyzeFields(OperationAnalysisContext context, SalesforceSymbols symbols, IAnonymousFunctionOperation lambda)
    {
        foreach (var operation in lambda.Body.Descendants())
        {
            if (operation is IPropertyReferenceOperation property)
            {
                if (symbols.IsChildList(property.Type))
                    context.Report(Descriptors.InvalidBulkQuery, property, Children);
                else if (symbols.IsCompound(property.Type))
                    context.Report(Descriptors.InvalidBulkQuery, property, Compound);
            }
            else if (operation is IInvocationOperation { TargetMethod: { Name: "As", ContainingType: var type } } parent
                && symbols.IsPolymorphic(type))
                context.Report(Descriptors.InvalidBulkQuery, parent, ByType);
        }
    }

    // At the name of the method: what precedes it is another call.
    private static void Report(
        OperationAnalysisContext context, DiagnosticDescriptor rule, IInvocationOperation call, params object[] arguments)
    {
        var at = call.Syntax;
        var name = at is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name : at;
        context.ReportDiagnostic(Diagnostic.Create(rule, name.GetLocation(), arguments));
    }
}
