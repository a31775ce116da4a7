using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Analyzers;

/// <summary>Reports ids that are compared by their text (SFT1015): an id has two, of 15 and of 18 characters, and its case counts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IdTextAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor AsText = new(
        "SFT1015", "An id compared as a text",
        "An id has two texts, one of 15 and one of 18 characters: compare ids, and make one of a text with {0}.Parse",
        "Salesforce.Typed.Records", DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/SFT1015.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AsText];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(AnalyzeOperator, OperationKind.Binary);
        context.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
    }

    private static void AnalyzeOperator(OperationAnalysisContext context)
    {
        var comparison = (IBinaryOperation)context.Operation;
        if (comparison.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals && !IsNull(comparison.LeftOperand) && !IsNull(comparison.RightOperand))
            Report(context, TextOf(comparison.LeftOperand) ?? TextOf(comparison.RightOperand));
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is not { Name: "Equals", ContainingType.SpecialType: SpecialType.System_String })
            return;
        var texts = call.Arguments.Select(a => a.Value).Concat(call.Instance is { } instance ? [instance] : []);
        Report(context, texts.Select(TextOf).FirstOrDefault(t => t is not null));
    }

    private static void Report(OperationAnalysisContext context, ITypeSymbol? id)
    {
        if (id is not null)
            context.ReportDiagnostic(Diagnostic.Create(AsText, context.Operation.Syntax.GetLocation(), id.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
    }

    /// <summary>The type of the id whose text the value is; null where it is none.</summary>
    internal static ITypeSymbol? TextOf(IOperation value) => Ours.Bare(value) switch
    {
        IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance.Type: { } type } when Ours.IsId(type) => type,
        IConditionalAccessOperation access => TextOf(access.WhenNotNull),
        _ => null,
    };

    private static bool IsNull(IOperation value) => value.ConstantValue is { HasValue: true, Value: null };
}
