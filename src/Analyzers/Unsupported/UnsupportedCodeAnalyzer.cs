using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Analyzers.Unknown;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.Analyzers.Unsupported;

/// <summary>
/// Reports, next to the compiler's own error, C# code that a query does not support (SFT1022): patterns and operators of C# on fields, and
/// methods of LINQ, Entity Framework and .NET on queries, groups, children and fields. The message says what to write.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsupportedCodeAnalyzer() : SalesforceAnalyzer(Descriptors.UnsupportedCode)
{
    /// <summary>The property of a diagnostic that has the code to write in place of the expression.</summary>
    public const string Replacement = "replacement";

    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols)
    {
        start.RegisterSyntaxNodeAction(c => AnalyzePattern(c, symbols), SyntaxKind.IsPatternExpression);
        start.RegisterSyntaxNodeAction(c => AnalyzeConditionalAccess(c, symbols), SyntaxKind.ConditionalAccessExpression);
        start.RegisterSyntaxNodeAction(c => AnalyzeCoalesce(c, symbols), SyntaxKind.CoalesceExpression);
        start.RegisterSyntaxNodeAction(c => AnalyzeSwitch(c, symbols), SyntaxKind.SwitchExpression);
        start.RegisterSyntaxNodeAction(c => AnalyzeCast(c, symbols), SyntaxKind.CastExpression, SyntaxKind.AsExpression);
        start.RegisterOperationAction(c => AnalyzeInvalid(c, symbols), OperationKind.Invalid);
        start.RegisterOperationAction(c => AnalyzeReturn(c, symbols), OperationKind.Return);
    }

    private static void AnalyzePattern(SyntaxNodeAnalysisContext context, SalesforceSymbols symbols)
    {
        var test = (IsPatternExpressionSyntax)context.Node;
        var type = TypeOf(context, test.Expression);
        if (symbols.IsParent(type))
            Report(context, test, null, "A parent is not tested by a pattern. Compare the reference to it: a.OwnerId != null.");
        else if (symbols.IsField(type))
        {
            var text = PatternText.Of(test);
            Report(context, test, text, "A field in a condition is not tested by a pattern. "
                + (text is null ? "Compare it with values, and join the comparisons by && and ||." : $"Write {text}."));
        }
    }

    private static void AnalyzeConditionalAccess(SyntaxNodeAnalysisContext context, SalesforceSymbols symbols)
    {
        var access = (ConditionalAccessExpressionSyntax)context.Node;
        var type = TypeOf(context, access.Expression);
        if ((!symbols.IsParent(type) && !symbols.IsField(type))
            || access.Ancestors().OfType<ConditionalAccessExpressionSyntax>().Any(a => a.WhenNotNull.Contains(access)))
            return;
        var tokens = access.DescendantTokens().Where(t => t.Parent is not ConditionalAccessExpressionSyntax);
        var text = string.Concat(tokens.Select(t => t.ToFullString())).Trim();
        Report(context, access, text, $"The fields of a parent that a record does not have are null in SOQL. Write {text}.");
    }

    private static void AnalyzeCoalesce(SyntaxNodeAnalysisContext context, SalesforceSymbols symbols)
    {
        var coalesce = (BinaryExpressionSyntax)context.Node;
        var type = TypeOf(context, coalesce.Left);
        if (symbols.IsField(type) && !symbols.IsAnyCondition(type))
            Report(context, coalesce, null,
                "SOQL does not replace null by a default value. Add a condition for the records without a value: a.X > 5 || a.X == null.");
    }

    private static void AnalyzeSwitch(SyntaxNodeAnalysisContext context, SalesforceSymbols symbols)
    {
        var choice = (SwitchExpressionSyntax)context.Node;
        if (symbols.IsField(TypeOf(context, choice.GoverningExpression)))
            Report(context, choice.GoverningExpression, null,
                "A field in a condition has no value to switch by. Compare it with values, and join the comparisons by && and ||.");
    }

    private static void AnalyzeCast(SyntaxNodeAnalysisContext context, SalesforceSymbols symbols)
    {
        var operand = context.Node is CastExpressionSyntax cast ? cast.Expression : ((BinaryExpressionSyntax)context.Node).Left;
        var type = TypeOf(context, operand);
        if (symbols.IsField(type) && !symbols.IsInRuntime(TypeOf(context, (ExpressionSyntax)context.Node)))
            Report(context, context.Node, operand.ToString(),
                $"A field in a condition has no value to convert. Compare {operand} itself with a value of its type.");
    }

    // a => true: a condition is expected, and the value is a bool that no condition is in.
    private static void AnalyzeReturn(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        if (context.Operation is not IReturnOperation { ReturnedValue: IConversionOperation { Conversion.Exists: false } conversion }
            || !symbols.IsCondition(conversion.Type))
            return;
        var value = conversion.Operand;
        if (symbols.IsField(value.Type))
            Report(context, value.Syntax, $"A field is not a condition. Compare {value.Syntax} with a value.");
        // SFT2004 reports a condition that is converted to bool, and another error what is invalid.
        if (value.Type?.SpecialType != SpecialType.System_Boolean || value is ITupleBinaryOperation
            || value.Syntax.DescendantNodesAndSelf().Any(IsReported)
            || value.DescendantsAndSelf().Any(o => o.Kind == OperationKind.Invalid || symbols.IsCondition(o.Type)))
            return;
        if (value.DescendantsAndSelf().Any(o => symbols.IsField(o.Type)))
        {
            Report(context, value.Syntax, "This is computed in C#, once and without a record, and is not SOQL. Compare the field itself by "
                + "operators such as == and <, or by In, StartsWith, EndsWith, Contains and Like.");
            return;
        }
        var written = value.ConstantValue is { HasValue: true, Value: bool constant }
            ? constant ? "Condition.All" : "Condition.None"
            : null;
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.UnsupportedCode, value.Syntax.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(Replacement, written),
            "A bool is computed in C# and is not a condition of SOQL. "
                + (written is null ? $"Write {value.Syntax} ? Condition.All : Condition.None." : $"Write {written}.")));
    }

    // What the other actions look at.
    private static bool IsReported(SyntaxNode node) => node is IsPatternExpressionSyntax or CastExpressionSyntax or SwitchExpressionSyntax
        or ConditionalAccessExpressionSyntax
        or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.AsExpression }
        or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression };

    private static void AnalyzeInvalid(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        if (context.Operation is { Syntax: ElementAccessExpressionSyntax element, SemanticModel: { } model }
            && symbols.IsField(model.GetTypeInfo(element.Expression, context.CancellationToken).Type))
        {
            Report(context, element, "SOQL has no function for a part of a text. Use StartsWith, EndsWith, Contains or Like, or test the "
                + "rows in C#.");
            return;
        }
        if (UnknownMember.Of(context) is { } member)
        {
            if (MemberAdvice.Find(member, symbols) is { } advice)
                Report(context, member.Name, advice);
            else if (!symbols.IsInRuntime(member.Type))
                AnalyzeArguments(context, symbols);
        }
        else
            AnalyzeArguments(context, symbols);
    }

    // Regex.IsMatch(a.Name, "x"): the method takes a string, and the field is not one.
    private static void AnalyzeArguments(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        if (context.Operation is not { Syntax: InvocationExpressionSyntax call, SemanticModel: { } model })
            return;
        var called = model.GetSymbolInfo(call.Expression, context.CancellationToken);
        if (called.Symbol is not null || called.CandidateSymbols.IsEmpty
            || called.CandidateSymbols.Any(s => symbols.IsInRuntime(s.ContainingType)))
            return;
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (!symbols.IsField(model.GetTypeInfo(argument.Expression, context.CancellationToken).Type))
                continue;
            var method = (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? call.Expression.ToString();
            Report(context, argument, method == "Contains" && call.ArgumentList.Arguments.Count > 1
                ? "SOQL compares texts without case, whatever the comparer. Leave the comparer out."
                : method == "Contains"
                ? $"The list has values of another type than {argument.Expression}. Give a list of values of the field's own type."
                : $"{argument.Expression} is a field in a condition and has no value here: SOQL has no {method}. Compare the field with "
                    + "values, or test the rows that ToListAsync gives.");
            return;
        }
    }

    private static ITypeSymbol? TypeOf(SyntaxNodeAnalysisContext context, ExpressionSyntax expression) =>
        context.SemanticModel.GetTypeInfo(expression, context.CancellationToken).Type;

    private static void Report(SyntaxNodeAnalysisContext context, SyntaxNode at, string? replacement, string message) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.UnsupportedCode, at.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(Replacement, replacement),
            message));

    private static void Report(OperationAnalysisContext context, SyntaxNode at, string message) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnsupportedCode, at.GetLocation(), message));
}
