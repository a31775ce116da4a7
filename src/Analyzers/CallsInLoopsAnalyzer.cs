using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Analyzers.Statements;
using Salesforce.Typed.Generator.Diagnostics;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports calls in loops: a query that reads a whole object (SFT1010), a read (SFT1011) and a write (SFT1012) that one call would do for
/// all iterations. Each call costs a round trip and one of the org's daily requests.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallsInLoopsAnalyzer()
    : SalesforceAnalyzer(Descriptors.WholeObjectReadInLoop, Descriptors.ReadInLoop, Descriptors.WriteInLoop)
{
    private static readonly ImmutableHashSet<string> ReadsAllRows =
    [
        "ToListAsync", "ToArrayAsync", "ToHashSetAsync", "ToDictionaryAsync", "ToLookupAsync", "PagesAsync", "KeysetPagesAsync",
        "AsAsyncEnumerable", "WithCancellation",
    ];

    private static readonly ImmutableHashSet<string> Reads =
        ReadsAllRows.Union(
            ["FirstAsync", "FirstOrDefaultAsync", "SingleAsync", "SingleOrDefaultAsync", "AnyAsync", "AllAsync", "CountAsync"]);

    private static readonly ImmutableHashSet<string> NarrowsRows = ["Where", "Take", "GroupBy", "Having", "Aggregate", "WithDataCategory"];

    private protected override void Register(CompilationStartAnalysisContext start, SalesforceSymbols symbols)
    {
        start.RegisterOperationAction(c => AnalyzeCall(c, symbols), OperationKind.Invocation);
        start.RegisterOperationAction(c => AnalyzeForEach(c, symbols), OperationKind.Loop);
    }

    private static void AnalyzeCall(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        var name = call.TargetMethod.Name;
        if (symbols.IsSet(call.TargetMethod.ContainingType))
            AnalyzeRecordCall(context, call, symbols);
        else if (Reads.Contains(name) && symbols.IsQuery(call.Instance?.Type))
            AnalyzeQuery(context, call, call.Instance!, ReadsAllRows.Contains(name), symbols);
        else if (name is "Query" or "QueryAsync" && symbols.IsClient(call.TargetMethod.ContainingType))
            AnalyzeStatement(context, call, symbols);
    }

    private static void AnalyzeForEach(OperationAnalysisContext context, SalesforceSymbols symbols)
    {
        if (context.Operation is IForEachLoopOperation { IsAsynchronous: true } loop
            && loop.Collection.WithoutConversions() is var query && symbols.IsQuery(query.Type))
            AnalyzeQuery(context, query, query, readsAllRows: true, symbols);
    }

    private static void AnalyzeQuery(
        OperationAnalysisContext context, IOperation at, IOperation query, bool readsAllRows, SalesforceSymbols symbols)
    {
        var start = context.Operation is ILoopOperation ? context.Operation : at;
        if (Loop.Around(start) is not { } loop)
            return;
        var calls = query.CallChain(out var root);
        if (!symbols.IsSet(root?.Type))
            return;
        var narrowing = calls.Where(c => NarrowsRows.Contains(c.TargetMethod.Name)).ToList();
        if (narrowing.Count == 0 && readsAllRows)
            context.Report(Descriptors.WholeObjectReadInLoop, at, ((INamedTypeSymbol)root!.Type!).TypeArguments[0].Name);
        else if (Conditions(at, narrowing).Any(c => VariesInEquality(c, loop, symbols) && !AsksForMany(c, symbols)))
            context.Report(Descriptors.ReadInLoop, at, "gather the values first, and ask for all of them with In");
    }

    // The arguments of Where, and the condition that FirstOrDefaultAsync and similar methods take.
    private static IEnumerable<IOperation> Conditions(IOperation at, IEnumerable<IInvocationOperation> narrowing)
    {
        foreach (var call in narrowing.Where(c => c.TargetMethod.Name == "Where"))
            yield return call.Arguments[0];
        if (at is IInvocationOperation { Arguments: [{ Parameter.Name: "condition" } condition, ..] })
            yield return condition;
    }

    // One query with In serves all values that a field may be equal to. For what comes after the last row of a page, or between two
    // values, there is no other way than a query in each turn.
    private static bool VariesInEquality(IOperation condition, Microsoft.CodeAnalysis.SyntaxNode loop, SalesforceSymbols symbols) =>
        Loop.VaryingParts(condition, loop).Any(p => !IsInRange(p, symbols));

    private static bool IsInRange(IOperation part, SalesforceSymbols symbols)
    {
        for (var at = part.Parent; at is not null and not IAnonymousFunctionOperation; at = at.Parent)
        {
            if (at is IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
                    or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } comparison
                && symbols.IsCondition(comparison.Type))
                return true;
        }
        return false;
    }

    // A loop over chunks of ids, each of which one query asks for, is what the rule recommends.
    private static bool AsksForMany(IOperation where, SalesforceSymbols symbols) =>
        where.Descendants().Any(o =>
            o is IInvocationOperation { TargetMethod: { Name: "In" or "NotIn" or "Contains" } method }
            && symbols.IsInRuntime(method.ContainingType) && !symbols.IsTextualFields(method.ContainingType));

    private static void AnalyzeStatement(OperationAnalysisContext context, IInvocationOperation call, SalesforceSymbols symbols)
    {
        var text = call.Arguments.FirstOrDefault(a => symbols.IsStatementText(a.Parameter?.Type));
        if (text is null || Loop.Around(call) is not { } loop)
            return;
        var statement = StatementReader.Read(text.Value, context.CancellationToken);
        var tree = statement is null ? null : SoqlParser.Parse(statement.Text, statement.Holes).Tree;
        if (Loop.VaryingParts(text, loop).Any(p => !IsInRange(p, statement, tree))
            && statement?.Holes.Any(h => h.Kind == HoleKind.List) != true)
            context.Report(Descriptors.ReadInLoop, call, "gather the values first, and ask for all of them with IN and a list in the hole");
        else if (tree is { } query && ReadsWholeObject(query))
            context.Report(Descriptors.WholeObjectReadInLoop, call, query.From.Main.Name.Text);
    }

    // Whether the part is in a hole that is compared with <, <=, > or >=.
    private static bool IsInRange(IOperation part, Statement? statement, SoqlQuery? tree) =>
        statement is not null && tree?.Where is { } where && Ranges(where).Any(range =>
            statement.Locate(range.Right.Span).SourceSpan.Contains(part.Syntax.Span));

    private static IEnumerable<Comparison> Ranges(Condition condition) => condition switch
    {
        AndCondition and => and.Terms.SelectMany(Ranges),
        OrCondition or => or.Terms.SelectMany(Ranges),
        NotCondition not => Ranges(not.Operand),
        Comparison { Right: HoleLiteral, Operator: not (ComparisonOperator.Equal or ComparisonOperator.NotEqual) } range => [range],
        _ => [],
    };

    private static bool ReadsWholeObject(SoqlQuery query) =>
        query is { Where: null, Limit: null, GroupBy: null, Select.IsCount: false }
        && !query.Select.Items.Any(i => i is SelectExpression { Expression: AggregateCall });

    private static void AnalyzeRecordCall(OperationAnalysisContext context, IInvocationOperation call, SalesforceSymbols symbols)
    {
        var method = call.TargetMethod;
        var isWrite = method.Name is "CreateAsync" or "UpdateAsync" or "DeleteAsync" or "UpsertAsync";
        if (!(isWrite || method.Name == "GetAsync") || !HasMethodForMany(method, symbols) || Loop.Around(call) is not { } loop)
            return;
        if (!call.Arguments.Where(a => a.Parameter?.Type.Name != "CancellationToken").Any(a => Loop.Varies(a, loop)))
            return;
        if (isWrite)
            context.Report(Descriptors.WriteInLoop, call, method.Name);
        else
            context.Report(Descriptors.ReadInLoop, call, "GetManyAsync takes a list of ids, and returns the records in its order");
    }

    // The calls for one record that have a counterpart for many: by id or key, and without options of their own.
    private static bool HasMethodForMany(IMethodSymbol method, SalesforceSymbols symbols)
    {
        var parameters = method.OriginalDefinition.Parameters;
        if (parameters.Any(p => symbols.IsCallOptions(p.Type)))
            return false;
        return method.Name == "UpsertAsync"
            || (parameters.Length > 0 && (parameters[0].Type.TypeKind == TypeKind.TypeParameter || symbols.IsTypedId(parameters[0].Type)));
    }
}
