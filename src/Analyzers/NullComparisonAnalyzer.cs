using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports comparisons with the literal null that find no record (SFT1021): with &lt;, &lt;=, &gt; and &gt;=, and of a
/// function that always has a value. The runtime refuses the same where a variable is null.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NullComparisonAnalyzer() : SalesforceAnalyzer(Descriptors.NullComparison)
{
    private const string NotOrdered = "only == and != compare with null in SOQL; write == null or != null, or give a value";

    private const string NeverNull = "a date function is never null; compare with a value, or the date itself with null";

    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols) =>
        start.RegisterOperationAction(c => Analyze(c, symbols), OperationKind.Binary);

    private static void Analyze(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        var comparison = (IBinaryOperation)context.Operation;
        if (comparison.OperatorMethod is not { } method
            || !symbols.IsInRuntime(method.ContainingType) || !symbols.IsCondition(comparison.Type)
            || !(IsNull(comparison.LeftOperand) || IsNull(comparison.RightOperand)))
            return;
        if (comparison.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual)
            context.Report(Descriptors.NullComparison, comparison, NotOrdered);
        else if (comparison.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
            && symbols.IsNeverNull(method.ContainingType))
            context.Report(Descriptors.NullComparison, comparison, NeverNull);
    }

    private static bool IsNull(IOperation operand) =>
        operand.WithoutConversions() is ILiteralOperation or IDefaultValueOperation
        && operand.WithoutConversions().ConstantValue is { HasValue: true, Value: null };
}
