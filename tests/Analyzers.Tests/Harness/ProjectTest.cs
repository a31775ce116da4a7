using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Testing.Model;
using Salesforce.Typed.Analyzers;

namespace Salesforce.Typed.Tests;

/// <summary>A test of the compiler's testing packages that runs all analyzers, and not only one.</summary>
internal sealed class ProjectTest<F> : CSharpCodeFixTest<SelectAnalyzer, F, DefaultVerifier>
    where F : CodeFixProvider, new()
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = AllAnalyzers.Create();

    public ProjectTest()
    {
        // The package knows no reference assemblies of .NET 10: those of Basic.Reference.Assemblies are references of the project.
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        // Raw strings begin with $$, and two analyzers report SFT1014.
        MarkupOptions = MarkupOptions.TreatPositionIndicatorsAsCode | MarkupOptions.UseFirstDescriptor;
        // RulePagesTests do this for each rule, and once for each is enough.
        TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
        // SFT1017 reports the field, which may be in a declaration before the call that it looks at.
        CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck;
    }

    /// <summary>Returns what is reported, without comparing it with anything.</summary>
    public async Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(CancellationToken cancellation)
    {
        var project = await CreateProjectAsync(new EvaluatedProjectState(TestState, ReferenceAssemblies), [], cancellation);
        var found = await GetSortedDiagnosticsAsync(project.Solution, Analyzers, [], CompilerDiagnostics, Verify, cancellation);
        return [.. found.Select(d => d.diagnostic)];
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Analyzers;

    protected override ParseOptions CreateParseOptions() => Models.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => Models.CompilationOptions;

    // That of the package composes its services again for each test.
    protected override Task<Workspace> CreateWorkspaceImplAsync() => Task.FromResult<Workspace>(new AdhocWorkspace());

    // That of the package sets a severity for each rule, which overrides the one of .editorconfig.
    protected override Project ApplyCompilationOptions(Project project) => project;
}
