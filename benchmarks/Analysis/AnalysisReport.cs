using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Salesforce.Typed.Analyzers;
using Salesforce.Typed.Tests;

namespace Salesforce.Typed.Benchmarks;

/// <summary>What checking SOQL text costs an editor: a file of a project of 200 is edited, and looked at again.</summary>
internal static class AnalysisReport
{
    private const int Files = 200;
    private const int Edits = 10;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. typeof(SoqlTextAnalyzer).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
        .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)];

    private static int _edit;

    /// <summary>Prints a row for an org of that size.</summary>
    public static void Run(int size, int rounds)
    {
        var org = new SyntheticOrg(size);
        var options = new AnalyzerOptions([.. org.Snapshots()], SnapshotOptions.Default);
        var project = UserProject.Compile(Enumerable.Range(0, Files).Select(i => File(i, 0, org)));
        if (project.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException(error.ToString());

        var first = Measuring.Once(() => Edit(project, org, options, [new SoqlTextAnalyzer()], 1));
        Action[] candidates =
        [
            () => Edit(project, org, options, [new IdleAnalyzer()], Edits),
            () => Edit(project, org, options, [new SoqlTextAnalyzer()], Edits),
            () => Edit(project, org, options, Analyzers, Edits),
        ];
        // The compiler that optimises the code while it runs must be done.
        Measuring.Best(rounds, candidates);
        var best = Measuring.Best(rounds, candidates);
        Console.WriteLine($"| {size:N0} | {first:N0} | {best[0] / Edits:N1} | {best[1] / Edits:N1} | {best[2] / Edits:N1} |");
    }

    // Each edit changes another file, and the compiler binds that one again.
    private static void Edit(
        CSharpCompilation project, SyntheticOrg org, AnalyzerOptions options, ImmutableArray<DiagnosticAnalyzer> analyzers, int edits)
    {
        for (var i = 0; i < edits; i++)
        {
            var number = ++_edit % Files;
            var file = File(number, _edit, org);
            var edited = project.ReplaceSyntaxTree(project.SyntaxTrees[number], file);
            var settings = new CompilationWithAnalyzersOptions(
                options, (exception, _, _) => throw exception, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
            var found = edited.WithAnalyzers(analyzers, settings).GetAnalyzerSemanticDiagnosticsAsync(
                edited.GetSemanticModel(file), null, default).GetAwaiter().GetResult();
            if (!found.IsEmpty)
                throw new InvalidOperationException(found[0].ToString());
        }
    }

    private static SyntaxTree File(int number, int edit, SyntheticOrg org) =>
        UserProject.Parse(HandWrittenSoql.File(number, edit, org.Names), $"/app/Repository{number}.cs");
}
