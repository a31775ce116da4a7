using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Salesforce.Typed.Generator;

namespace Salesforce.Typed.Tests;

/// <summary>
/// A project that uses the package, in memory: snapshots, source files and build properties. Immutable, so that a test describes an edit
/// with
/// <c>with</c>.
/// </summary>
/// <remarks>
/// Not CSharpSourceGeneratorTest of the compiler's testing packages: it compares generated texts and diagnostics, and these tests also
/// look at tracked steps, replace snapshots in one driver, load the program, and compile 22 MB of code without a workspace.
/// </remarks>
internal sealed record Consumer
{
    /// <summary>The snapshots, by the path that diagnostics name.</summary>
    public ImmutableArray<SnapshotText> Snapshots { get; init; } = [];

    /// <summary>The user's files.</summary>
    public ImmutableArray<(string Path, string Text)> Sources { get; init; } = [];

    /// <summary>What <c>CompilerVisibleProperty</c> shows to the generator.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty.Add(
        "SalesforceTypedNamespace", "Acme.Crm");

    /// <summary>Projects that this one refers to.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = [];

    /// <summary>The name of the assembly.</summary>
    public string AssemblyName { get; init; } = "Acme.App";

    /// <summary>
    /// How a project of ours is compiled: C# 14, documentation comments checked, interceptors of the generated namespace allowed.
    /// </summary>
    public static CSharpParseOptions ParseOptions { get; } = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.Diagnose)
        .WithFeatures([new("InterceptorsNamespaces", "Salesforce.Typed.Generated")]);

    // Whether users document their own types is theirs to say.
    private static CSharpParseOptions UserParseOptions { get; } = ParseOptions.WithDocumentationMode(DocumentationMode.Parse);

    private static CSharpCompilationOptions CompilationOptions { get; } = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999);

    private static ImmutableArray<MetadataReference> Framework { get; } =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(SalesforceClient).Assembly.Location)];

    // What ImplicitUsings gives to every file of a project.
    private static SyntaxTree GlobalUsings { get; } = CSharpSyntaxTree.ParseText(
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """,
        ParseOptions,
        "/app/obj/GlobalUsings.g.cs");

    /// <summary>A project with these objects and this code.</summary>
    public static Consumer Of(IEnumerable<Describe> objects, params IEnumerable<string> sources) => new()
    {
        Snapshots = [.. objects.Select(o => o.ToSnapshot())],
        Sources = [.. sources.Select((text, i) => ($"/app/File{i + 1}.cs", text))],
    };

    /// <summary>The same project with another build property.</summary>
    public Consumer With(string property, string value) => this with { Properties = Properties.SetItem(property, value) };

    /// <summary>The project as the compiler sees it before generators run.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        AssemblyName,
        [GlobalUsings, .. Sources.Select(s => CSharpSyntaxTree.ParseText(s.Text, UserParseOptions, s.Path))],
        [.. Framework, .. References],
        CompilationOptions);

    /// <summary>What MSBuild passes to the compiler: a new object at each call, as an editor makes one at each keystroke.</summary>
    public SnapshotOptions CreateOptions() => new(Properties, path => Snapshots.FirstOrDefault(s => s.Path == path)?.Metadata);

    /// <summary>A driver that has not run yet.</summary>
    public GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new SalesforceTypedGenerator().AsSourceGenerator()],
        [.. Snapshots.Select(s => s.ToAdditionalText())],
        ParseOptions,
        CreateOptions(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>
    /// Runs the generator twice, in two drivers that share nothing, and compiles. Both runs must write the same texts: what a build wrote
    /// must not depend on what the process did before.
    /// </summary>
    public BuildResult Build()
    {
        var compilation = Compile();
        var driver = CreateDriver().RunGeneratorsAndUpdateCompilation(
            compilation, out var output, out _, TestContext.Current.CancellationToken);
        var result = driver.GetRunResult().Results.Single();
        var again = CreateDriver().RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        AssertNoCrash(result);
        AssertSameTexts(result, again);
        return new BuildResult((CSharpCompilation)output, result);
    }

    // A generator that throws is only a warning to the compiler, CS8785, and all its types are gone.
    private static void AssertNoCrash(GeneratorRunResult result) => Assert.Null(result.Exception);

    private static void AssertSameTexts(GeneratorRunResult first, GeneratorRunResult second)
    {
        Assert.Equal(first.GeneratedSources.Select(s => s.HintName), second.GeneratedSources.Select(s => s.HintName));
        foreach (var (left, right) in first.GeneratedSources.Zip(second.GeneratedSources))
            Assert.True(left.SourceText.ContentEquals(right.SourceText), $"{left.HintName} differs between two runs");
    }
}
