using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Diagnostics;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports semi-joins and anti-joins that SOQL refuses where the code shows it (SFT1004): under OR or NOT, in HAVING, inside another, more
/// than two in a WHERE, from a parent's field, or over a query that they cannot take. The runtime refuses the same where the text is built.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JoinRulesAnalyzer() : SalesforceAnalyzer(Descriptors.InvalidJoin)
{
    private const int MaxJoins = 2;

    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols)
    {
        start.RegisterOperationAction(c => AnalyzeCall(c, symbols), OperationKind.Invocation);
        start.RegisterOperationAction(c => AnalyzeLambda(c, symbols), OperationKind.AnonymousFunction);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        if (SemiJoin.Of((IInvocationOperation)context.Operation, symbols) is not { } join)
            return;
        var reason = ReasonOfPlace(join, symbols) ?? JoinedQueryRules.ReasonAgainst(join, symbols);
        if (reason is not null)
            context.Report(Descriptors.InvalidJoin, join.Call, reason);
    }

    private static string? ReasonOfPlace(SemiJoin join, SalesforceSymbols symbols)
    {
        var isUnderOrOrNot = false;
        var isInOwnLambda = true;
        for (var at = join.Call.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr }:
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not }:
                    isUnderOrOrNot |= isInOwnLambda;
                    break;
                case IAnonymousFunctionOperation { Symbol.Parameters: [var parameter, ..] }
                    when isInOwnLambda && symbols.IsGroupFields(parameter.Type):
                    return "HAVING takes no semi-join or anti-join; filter the rows before they are grouped, or use In with ids";
                case IAnonymousFunctionOperation:
                    isInOwnLambda = false;
                    break;
                case IInvocationOperation outer when SemiJoin.Of(outer, symbols) is not null:
                    return SemiJoin.IsInsideAnother;
            }
        }
        return isUnderOrOrNot
            ? "a semi-join or anti-join cannot stand under OR or NOT; use None for !Any, or run it first and use In with its ids"
            : null;
    }

    private static void AnalyzeLambda(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        var lambda = (IAnonymousFunctionOperation)context.Operation;
        if (!symbols.IsCondition(lambda.Symbol.ReturnType))
            return;
        var joins = JoinsBefore(lambda, symbols);
        foreach (var call in OwnJoins(lambda, symbols))
        {
            if (++joins == MaxJoins + 1)
            {
                context.Report(
                    Descriptors.InvalidJoin, call,
                    $"a WHERE takes {MaxJoins} semi-joins or anti-joins at most; run one of them first and use In with its ids");
            }
        }
    }

    // Each Where of a query adds to the same WHERE.
    private static int JoinsBefore(IAnonymousFunctionOperation lambda, SalesforceSymbols symbols)
    {
        IOperation? at = lambda.Parent;
        while (at is IConversionOperation or IDelegateCreationOperation or IArgumentOperation)
            at = at.Parent;
        return at is IInvocationOperation { Instance: { } query }
            ? query.CallChain(out _).Where(c => c.TargetMethod.Name == "Where")
                .Sum(c => c.Lambda() is { } earlier ? OwnJoins(earlier, symbols).Count() : 0)
            : 0;
    }

    // A condition inside Any has rules of its own.
    private static IEnumerable<IInvocationOperation> OwnJoins(IAnonymousFunctionOperation lambda, SalesforceSymbols symbols) =>
        lambda.Body.Descendants().OfType<IInvocationOperation>().Where(c => SemiJoin.Of(c, symbols) is not null && Owner(c) == lambda);

    private static IOperation? Owner(IOperation call)
    {
        var at = call.Parent;
        while (at is not null and not IAnonymousFunctionOperation)
            at = at.Parent;
        return at;
    }
}
