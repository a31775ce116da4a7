using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports ids that are compared by their text (SFT1015): an id has two, of 15 and of 18 characters, and its case counts.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IdTextAnalyzer() : SalesforceAnalyzer(Descriptors.IdComparedAsText)
{
    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols)
    {
        start.RegisterOperationAction(c => AnalyzeOperator(c, symbols), OperationKind.Binary);
        start.RegisterOperationAction(c => AnalyzeCall(c, symbols), OperationKind.Invocation);
    }

    private static void AnalyzeOperator(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        var comparison = (IBinaryOperation)context.Operation;
        var (left, right) = (comparison.LeftOperand, comparison.RightOperand);
        if (comparison.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals && !IsNull(left) && !IsNull(right))
            Report(context, IdOfText(left, symbols) ?? IdOfText(right, symbols));
    }

    private static void AnalyzeCall(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is not { Name: "Equals", ContainingType.SpecialType: SpecialType.System_String })
            return;
        var texts = call.Arguments.Select(a => a.Value).Concat(call.Instance is { } instance ? [instance] : []);
        Report(context, texts.Select(t => IdOfText(t, symbols)).FirstOrDefault(id => id is not null));
    }

    private static void Report(OperationAnalysisContext context, ITypeSymbol? id)
    {
        if (id is not null)
        {
            var name = id.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            context.Report(Descriptors.IdComparedAsText, context.Operation, name);
        }
    }

    /// <summary>Returns the type of the id the text of which the value is; null for any other value.</summary>
    internal static ITypeSymbol? IdOfText(IOperation value, SalesforceSymbols symbols) => value.WithoutConversions() switch
    {
        IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance.Type: { } type }
            when symbols.IsId(type) => type,
        IConditionalAccessOperation access => IdOfText(access.WhenNotNull, symbols),
        _ => null,
    };

    private static bool IsNull(IOperation value) => value.ConstantValue is { HasValue: true, Value: null };
}
