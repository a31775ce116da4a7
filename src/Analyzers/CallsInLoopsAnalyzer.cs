using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Salesforce.Typed.Analyzers.Statements;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Analyzers;

/// <summary>
/// Reports calls in loops: a query that reads a whole object (SFT1010), a read (SFT1011) and a write (SFT1012) that one call would do for all turns. Each call costs a
/// round trip and one of the org's daily requests.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallsInLoopsAnalyzer : DiagnosticAnalyzer
{
    private const string Category = "Salesforce.Typed.Calls";

    private static readonly DiagnosticDescriptor WholeObject = new(
        "SFT1010", "A query in a loop that reads a whole object",
        "Each turn of the loop reads all records of {0}: filter or limit the query, or run it once before the loop",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/SFT1010.md");

    private static readonly DiagnosticDescriptor Read = new(
        "SFT1011", "A read in a loop that one call does", "Each turn of the loop asks the org once: {0}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/SFT1011.md");

    private static readonly DiagnosticDescriptor Write = new(
        "SFT1012", "A write in a loop that one call does",
        "Each turn of the loop sends one record: {0} takes all of them, 200 a request, and says of each how it went",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: "https://github.com/salesforce-typed/salesforce-typed/blob/main/docs/rules/SFT1012.md");

    private static readonly ImmutableHashSet<string> ReadsAll = ["ToListAsync", "ToArrayAsync", "ToDictionaryAsync", "AsAsyncEnumerable", "WithCancellation"];

    private static readonly ImmutableHashSet<string> Reads =
        ReadsAll.Union(["FirstAsync", "FirstOrDefaultAsync", "SingleAsync", "SingleOrDefaultAsync", "AnyAsync", "CountAsync"]);

    private static readonly ImmutableHashSet<string> Narrows = ["Where", "Take", "GroupBy", "Having", "Aggregate", "WithDataCategory"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [WholeObject, Read, Write];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
        context.RegisterOperationAction(AnalyzeForEach, OperationKind.Loop);
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        var name = call.TargetMethod.Name;
        if (Ours.IsSet(call.TargetMethod.ContainingType))
            AnalyzeRecordCall(context, call);
        else if (Reads.Contains(name) && Ours.IsQuery(call.Instance?.Type))
            AnalyzeQuery(context, call, call.Instance!, ReadsAll.Contains(name));
        else if (name is "Query" or "QueryAsync" && call.TargetMethod.ContainingType is { Name: "SalesforceClient" } client && Ours.Is(client))
            AnalyzeStatement(context, call);
    }

    private static void AnalyzeForEach(OperationAnalysisContext context)
    {
        if (context.Operation is IForEachLoopOperation { IsAsynchronous: true } loop && Ours.Bare(loop.Collection) is var query && Ours.IsQuery(query.Type))
            AnalyzeQuery(context, query, query, readsAll: true);
    }

    private static void AnalyzeQuery(OperationAnalysisContext context, IOperation at, IOperation query, bool readsAll)
    {
        var start = context.Operation is ILoopOperation ? context.Operation : at;
        if (Loop.Around(start) is not { } loop)
            return;
        var calls = Ours.Chain(query, out var root);
        if (!Ours.IsSet(root?.Type))
            return;
        var narrowing = calls.Where(c => Narrows.Contains(c.TargetMethod.Name)).ToList();
        if (narrowing.Count == 0 && readsAll)
            context.ReportDiagnostic(Diagnostic.Create(WholeObject, at.Syntax.GetLocation(), ((INamedTypeSymbol)root!.Type!).TypeArguments[0].Name));
        else if (narrowing.Any(c => c.TargetMethod.Name == "Where" && Loop.Varies(c.Arguments[0], loop) && !AsksForMany(c)))
            context.ReportDiagnostic(Diagnostic.Create(Read, at.Syntax.GetLocation(), "gather the values first, and ask for all of them with In"));
    }

    private static bool IsOneRow(SoqlQuery query) => query.Select.Items.Any(i => i is SelectExpression { Expression: AggregateCall });

    // A loop over lots of ids, each of which one query asks for, is what is wanted.
    private static bool AsksForMany(IOperation where) =>
        where.Descendants().Any(o => o is IInvocationOperation { TargetMethod: { Name: "In" or "NotIn", ContainingType: { } type } } && Ours.Is(type));

    private static void AnalyzeStatement(OperationAnalysisContext context, IInvocationOperation call)
    {
        var text = call.Arguments.FirstOrDefault(a => a.Parameter is { } parameter && StatementTargets.IsText(parameter.Type));
        if (text is null || Loop.Around(call) is not { } loop)
            return;
        var statement = StatementReader.Read(text.Value, context.CancellationToken);
        if (Loop.Varies(text, loop) && statement?.Holes.Any(h => h.Kind == HoleKind.List) != true)
            context.ReportDiagnostic(Diagnostic.Create(Read, call.Syntax.GetLocation(), "gather the values first, and ask for all of them with IN and a list in the hole"));
        else if (statement is not null && SoqlParser.Parse(statement.Text, statement.Holes).Tree is { Where: null, Limit: null, GroupBy: null, Select.IsCount: false } query && !IsOneRow(query))
            context.ReportDiagnostic(Diagnostic.Create(WholeObject, call.Syntax.GetLocation(), query.From.Main.Name.Text));
    }

    private static void AnalyzeRecordCall(OperationAnalysisContext context, IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var isWrite = method.Name is "CreateAsync" or "UpdateAsync" or "DeleteAsync" or "UpsertAsync";
        if (!(isWrite || method.Name == "GetAsync") || !HasManyForm(method) || Loop.Around(call) is not { } loop)
            return;
        if (!call.Arguments.Where(a => a.Parameter?.Type.Name != "CancellationToken").Any(a => Loop.Varies(a, loop)))
            return;
        if (isWrite)
            context.ReportDiagnostic(Diagnostic.Create(Write, call.Syntax.GetLocation(), method.Name));
        else
            context.ReportDiagnostic(Diagnostic.Create(Read, call.Syntax.GetLocation(), "GetAsync takes a list of ids, and gives the records in its order"));
    }

    // The calls for one record that there are for many too: by id or key, and without headers of their own.
    private static bool HasManyForm(IMethodSymbol method)
    {
        var parameters = method.OriginalDefinition.Parameters;
        if (parameters.Any(p => p.Type.Name is "RecordCall" or "IEnumerable"))
            return false;
        return method.Name == "UpsertAsync" || (parameters.Length > 0 && parameters[0].Type is { TypeKind: TypeKind.TypeParameter } or { Name: "Id" });
    }
}
