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
internal sealed record Built(CSharpCompilation Compilation, GeneratorRunResult Result)
{
    // By compilation, because a copy made with another compilation has other complaints.
    private static readonly ConditionalWeakTable<CSharpCompilation, Diagnostic[]> Known = new();

    /// <summary>The generated text of that hint name.</summary>
    public string Text(string hintName) => Result.GeneratedSources.Single(s => s.HintName == hintName).SourceText.ToString();

    /// <summary>What compiler, generator and analyzers complain of: errors and warnings, as in a project that treats warnings as errors.</summary>
    public IReadOnlyList<Diagnostic> Complaints => Known.GetValue(Compilation, _ => [.. AllDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)]);

    /// <summary>Fails unless nobody complains.</summary>
    public Built AssertClean()
    {
        Assert.True(Complaints.Count == 0, $"{Complaints.Count} complaints, first:\n{string.Join('\n', Complaints.Take(10))}");
        return this;
    }

    /// <summary>The complaints about one file.</summary>
    public IReadOnlyList<Diagnostic> ComplaintsIn(string path) => [.. Complaints.Where(d => d.Location.GetLineSpan().Path == path)];

    /// <summary>
    /// The program, loaded beside the test's own runtime. Compiler and generator must not complain; analyzers are not asked, so that a large set
    /// of objects without user code is compiled once and not three times.
    /// </summary>
    public Assembly Load()
    {
        using var image = new MemoryStream();
        var emitted = Compilation.Emit(image, xmlDocumentationStream: new MemoryStream(), cancellationToken: TestContext.Current.CancellationToken);
        var complaints = Result.Diagnostics.Concat(emitted.Diagnostics).Where(d => d.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(complaints.Count == 0, $"{complaints.Count} complaints, first:\n{string.Join('\n', complaints.Take(10))}");
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
        var analyzers = Compilation.WithAnalyzers([new SelectAnalyzer(), new JoinRulesAnalyzer(), new JsonContextAnalyzer()], new AnalyzerOptions([]));
        return [.. Result.Diagnostics, .. Compilation.GetDiagnostics(cancellation), .. analyzers.GetAnalyzerDiagnosticsAsync(cancellation).GetAwaiter().GetResult()];
    }
}
