using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Binding;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports semi-joins and anti-joins that SOQL refuses where the code shows it (SFT1004): under OR or NOT, more than two in a WHERE, from
/// an object that they cannot ask. The runtime refuses the same where the text is built.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JoinRulesAnalyzer() : SalesforceAnalyzer(Descriptors.InvalidJoin)
{
    private const int MaxJoins = 2;

    private static readonly ImmutableHashSet<string> NotJoined = ["ActivityHistory", "Attachment", "Event", "Note", "OpenActivity", "Task"];

    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols)
    {
        start.RegisterOperationAction(c => AnalyzeCall(c, symbols), OperationKind.Invocation);
        start.RegisterOperationAction(c => AnalyzeLambda(c, symbols), OperationKind.AnonymousFunction);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (JoinedObject(call, symbols) is not { } joined)
            return;
        if (NotJoined.Contains(joined))
            Report(context, call, $"no semi-join or anti-join asks {joined}; run that query first and use In with its ids");
        else if (IsUnderOrOrNot(call))
            Report(context, call, "a semi-join or anti-join cannot stand under OR or NOT; use None for !Any, or run it first and use In with its ids");
    }

    private static void AnalyzeLambda(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        var lambda = (IAnonymousFunctionOperation)context.Operation;
        if (!symbols.IsCondition(lambda.Symbol.ReturnType))
            return;
        var joins = 0;
        foreach (var operation in lambda.Body.Descendants())
        {
            if (operation is not IInvocationOperation call || JoinedObject(call, symbols) is null || Owner(call) != lambda)
                continue;
            if (++joins == MaxJoins + 1)
                Report(context, call, $"a WHERE takes {MaxJoins} semi-joins or anti-joins at most; run one of them first and use In with its ids");
        }
    }

    // What a semi-join or anti-join asks: the child of Any and None, or the object of the query in In and NotIn. Null for any other call.
    private static string? JoinedObject(IInvocationOperation call, SalesforceSymbols symbols)
    {
        var method = call.TargetMethod;
        if (method.Name is "Any" or "None" && symbols.IsChildren(method.ContainingType))
            return RecordShapes.ObjectName(method.ContainingType.TypeArguments[0]);
        if (method.Name is "In" or "NotIn" && symbols.IsSemiJoins(method.ContainingType) && call.Arguments.Length == 2
            && symbols.IsProjection(method.Parameters[1].Type))
        {
            return SourceOf(call.Arguments[1].Value) ?? "";
        }
        return null;
    }

    // org.Contact.Where(...).Select(...): the record type of the set that the query begins at.
    private static string? SourceOf(IOperation query) =>
        query.WithoutConversions() is IInvocationOperation { Instance.Type: INamedTypeSymbol { TypeArguments.IsEmpty: false } receiver }
            ? RecordShapes.ObjectName(receiver.TypeArguments[0])
            : null;

    private static bool IsUnderOrOrNot(IOperation call)
    {
        for (var at = call.Parent; at is not null and not IAnonymousFunctionOperation; at = at.Parent)
        {
            if (at is IBinaryOperation { OperatorKind: BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr }
                or IUnaryOperation { OperatorKind: UnaryOperatorKind.Not })
                return true;
        }
        return false;
    }

    // The lambda that a call belongs to: a condition inside Any has rules of its own.
    private static IOperation? Owner(IOperation call)
    {
        var at = call.Parent;
        while (at is not null and not IAnonymousFunctionOperation)
            at = at.Parent;
        return at;
    }
    private static void Report(OperationAnalysisContext context, IOperation at, string reason) =>
        context.Report(Descriptors.InvalidJoin, at, reason);
}
