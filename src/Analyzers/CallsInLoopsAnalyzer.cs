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
        ["ToListAsync", "ToArrayAsync", "ToDictionaryAsync", "AsAsyncEnumerable", "WithCancellation"];

    private static readonly ImmutableHashSet<string> Reads =
        ReadsAllRows.Union(["FirstAsync", "FirstOrDefaultAsync", "SingleAsync", "SingleOrDefaultAsync", "AnyAsync", "CountAsync"]);

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
        else if (narrowing.Any(c => c.TargetMethod.Name == "Where" && Loop.Varies(c.Arguments[0], loop) && !AsksForMany(c, symbols)))
            context.Report(Descriptors.ReadInLoop, at, "gather the values first, and ask for all of them with In");
    }

    // A loop over chunks of ids, each of which one query asks for, is what the rule recommends.
    private static bool AsksForMany(IOperation where, SalesforceSymbols symbols) =>
        where.Descendants().Any(o =>
            o is IInvocationOperation { TargetMethod: { Name: "In" or "NotIn" } method } && symbols.IsInRuntime(method.ContainingType));

    private static void AnalyzeStatement(OperationAnalysisContext context, IInvocationOperation call, SalesforceSymbols symbols)
    {
        var text = call.Arguments.FirstOrDefault(a => symbols.IsStatementText(a.Parameter?.Type));
        if (text is null || Loop.Around(call) is not { } loop)
            return;
        var statement = StatementReader.Read(text.Value, context.CancellationToken);
        if (Loop.Varies(text, loop) && statement?.Holes.Any(h => h.Kind == HoleKind.List) != true)
            context.Report(Descriptors.ReadInLoop, call, "gather the values first, and ask for all of them with IN and a list in the hole");
        else if (statement is not null && SoqlParser.Parse(statement.Text, statement.Holes).Tree is { } query && ReadsWholeObject(query))
            context.Report(Descriptors.WholeObjectReadInLoop, call, query.From.Main.Name.Text);
    }

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
