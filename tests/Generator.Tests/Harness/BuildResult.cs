using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Salesforce.Typed.Analyzers;

namespace Salesforce.Typed.Tests;

/// <summary>A project after its build.</summary>
/// <param name="Compilation">User code and generated code.</param>
/// <param name="Result">What the generator said and wrote.</param>
internal sealed record BuildResult(CSharpCompilation Compilation, GeneratorRunResult Result)
{
    // By compilation, because a copy made with another compilation has other problems.
    private static readonly ConditionalWeakTable<CSharpCompilation, Diagnostic[]> Known = new();

    /// <summary>The generated text of that hint name.</summary>
    public string Text(string hintName) => Result.GeneratedSources.Single(s => s.HintName == hintName).SourceText.ToString();

    /// <summary>The errors and warnings of compiler, generator and analyzers, as in a project that treats warnings as errors.</summary>
    public IReadOnlyList<Diagnostic> Problems =>
        Known.GetValue(Compilation, _ => [.. AllDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)]);

    /// <summary>Fails if there are errors or warnings.</summary>
    public BuildResult AssertClean()
    {
        Assert.True(Problems.Count == 0, $"{Problems.Count} problems, first:\n{string.Join('\n', Problems.Take(10))}");
        return this;
    }

    /// <summary>The errors and warnings in one file.</summary>
    public IReadOnlyList<Diagnostic> ProblemsIn(string path) => [.. Problems.Where(d => d.Location.GetLineSpan().Path == path)];

    /// <summary>
    /// The program, loaded next to the test's own runtime. Compiler and generator must report nothing; analyzers do not run, so that a
    /// large set of objects without user code is compiled once and not three times.
    /// </summary>
    public Assembly Load()
    {
        using var image = new MemoryStream();
        var emitted = Compilation.Emit(
            image, xmlDocumentationStream: new MemoryStream(), cancellationToken: TestContext.Current.CancellationToken);
        var problems = Result.Diagnostics.Concat(emitted.Diagnostics).Where(d => d.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(problems.Count == 0, $"{problems.Count} problems, first:\n{string.Join('\n', problems.Take(10))}");
        image.Position = 0;
        return new AssemblyLoadContext(Compilation.AssemblyName, isCollectible: true).LoadFromStream(image);
    }

    /// <summary>The program as a reference of another project.</summary>
    public MetadataReference ToReference()
    {
        using var image = new MemoryStream();
        Assert.True(Compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private ImmutableArray<Diagnostic> AllDiagnostics()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var analyzers = Compilation.WithAnalyzers(
            [new SelectAnalyzer(), new JoinRulesAnalyzer(), new NullComparisonAnalyzer(), new JsonContextAnalyzer(),
                new Analyzers.Unknown.UnknownNameAnalyzer(), new Analyzers.Unsupported.UnsupportedCodeAnalyzer()], new AnalyzerOptions([]));
        return [.. Result.Diagnostics, .. Compilation.GetDiagnostics(
            cancellation), .. analyzers.GetAnalyzerDiagnosticsAsync(cancellation).GetAwaiter().GetResult()];
    }
}
