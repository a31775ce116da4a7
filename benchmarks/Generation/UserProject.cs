using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Salesforce.Typed.Generator;
using Salesforce.Typed.Tests;

namespace Salesforce.Typed.Benchmarks;

/// <summary>A project in memory, compiled as a default one is: C# 14, nullable, comments not read.</summary>
internal static class UserProject
{
    private static readonly MetadataReference[] References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(SalesforceClient).Assembly.Location)];

    public static CSharpParseOptions ParseOptions { get; } = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.None)
        .WithFeatures([new("InterceptorsNamespaces", "Salesforce.Typed.Generated")]);

    public static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, ParseOptions, path, System.Text.Encoding.UTF8);

    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> files) => CSharpCompilation.Create(
        "Acme.App",
        files,
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false));

    /// <summary>A driver that has not run yet: of a build, or of an editor, which asks for no implementation outputs.</summary>
    public static GeneratorDriver Driver(
        IEnumerable<AdditionalText> snapshots, bool isEditor, bool isTracked = false) => CSharpGeneratorDriver.Create(
        [new SalesforceTypedGenerator().AsSourceGenerator()],
        snapshots,
        ParseOptions,
        SnapshotOptions.Default,
        new GeneratorDriverOptions(
            isEditor ? IncrementalGeneratorOutputKind.Implementation : IncrementalGeneratorOutputKind.None, isTracked));

    /// <summary>Compiles to nowhere, and insists that it compiled.</summary>
    public static void Emit(CSharpCompilation compilation)
    {
        var result = compilation.Emit(Stream.Null);
        if (!result.Success)
            throw new InvalidOperationException(result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).ToString());
    }
}
