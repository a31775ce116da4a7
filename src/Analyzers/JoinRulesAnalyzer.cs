using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Generator.Binding;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports semi-joins and anti-joins that SOQL refuses where the code shows it (SFT1004): under OR or NOT, more than two in a WHERE, from an object
/// that they cannot ask. The runtime refuses the same where the text is built.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JoinRulesAnalyzer : DiagnosticAnalyzer
{
    private const int MostJoins = 2;

    private static readonly DiagnosticDescriptor Refused = new(
        "SFT1004",
        "A semi-join or anti-join that SOQL refuses",
        "SOQL refuses this: {0}",
        "Salesforce.Typed.Queries",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/SFT1004.md");

    private static readonly ImmutableHashSet<string> NotJoined = ["ActivityHistory", "Attachment", "Event", "Note", "OpenActivity", "Task"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Refused];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
        context.RegisterOperationAction(AnalyzeLambda, OperationKind.AnonymousFunction);
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (JoinedObject(call) is not { } joined)
            return;
        if (NotJoined.Contains(joined))
            Report(context, call, $"no semi-join or anti-join asks {joined}; run that query first and use In with its ids");
        else if (StandsUnderOrOrNot(call))
            Report(context, call, "a semi-join or anti-join cannot stand under OR or NOT; use None for !Any, or run it first and use In with its ids");
    }

    private static void AnalyzeLambda(OperationAnalysisContext context)
    {
        var lambda = (IAnonymousFunctionOperation)context.Operation;
        if (lambda.Symbol.ReturnType is not { Name: "Condition" } type || !Ours.Is(type))
            return;
        var joins = 0;
        foreach (var operation in lambda.Body.Descendants())
        {
            if (operation is IInvocationOperation call && JoinedObject(call) is not null && Owner(call) == lambda && ++joins == MostJoins + 1)
                Report(context, call, $"a WHERE takes {MostJoins} semi-joins or anti-joins at most; run one of them first and use In with its ids");
        }
    }

    // What a semi-join or anti-join asks: the child of Any and None, or the object of the query in In and NotIn. Null for any other call.
    private static string? JoinedObject(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.Name is "Any" or "None" && method.ContainingType is { Name: "Children" } children && Ours.Is(children))
            return RecordShapes.ObjectName(children.TypeArguments[0]);
        if (method.Name is "In" or "NotIn" && method.ContainingType.Name is "ListableFields" or "SemiJoins" && Ours.Is(method.ContainingType) && call.Arguments.Length == 2
            && method.Parameters[1].Type.Name == "Projection")
        {
            return SourceOf(call.Arguments[1].Value) ?? "";
        }
        return null;
    }

    // org.Contact.Where(...).Select(...): the record type of the set that the query begins at.
    private static string? SourceOf(IOperation? query)
    {
        while (query is IConversionOperation conversion)
            query = conversion.Operand;
        return query is IInvocationOperation { Instance.Type: INamedTypeSymbol { TypeArguments.IsEmpty: false } receiver } ? RecordShapes.ObjectName(receiver.TypeArguments[0]) : null;
    }

    private static bool StandsUnderOrOrNot(IOperation call)
    {
        for (var at = call.Parent; at is not null and not IAnonymousFunctionOperation; at = at.Parent)
        {
            if (at is IBinaryOperation { OperatorKind: BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr } or IUnaryOperation { OperatorKind: UnaryOperatorKind.Not })
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
        context.ReportDiagnostic(Diagnostic.Create(Refused, at.Syntax.GetLocation(), reason));
}
