using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Generator;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

/// <summary>Code of a user's, compiled with what the generator makes of snapshots, into a file.</summary>
internal static class CompiledCode
{
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(
            path => MetadataReference.CreateFromFile(path))];

    /// <summary>Compiles it.</summary>
    /// <param name="folder">Where the assembly goes.</param>
    /// <param name="snapshots">Snapshots, each ending in an empty line.</param>
    /// <param name="code">The code.</param>
    /// <param name="isOptimized">Whether it is compiled as a release is.</param>
    /// <returns>The assembly's path.</returns>
    public static string Emit(TemporaryFolder folder, string snapshots, string code, bool isOptimized)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14).WithFeatures(
            [new("InterceptorsNamespaces", "Salesforce.Typed.Generated")]);
        var compilation = CSharpCompilation.Create(
            "App",
            [CSharpSyntaxTree.ParseText(SourceText.From(code, System.Text.Encoding.UTF8), options, "/app/Program.cs")],
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
                optimizationLevel: isOptimized ? OptimizationLevel.Release : OptimizationLevel.Debug));
        CSharpGeneratorDriver.Create([new SalesforceTypedGenerator().AsSourceGenerator()], [.. Parts(snapshots).Select(
            (text, i) => new Snapshot($"/app/{i}.json", text))], options, SnapshotOptions.Default)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, TestContext.Current.CancellationToken);
        var path = Path.Combine(folder.Path, "App.dll");
        var emitted = generated.Emit(path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        return path;
    }

    /// <summary>The schema of the snapshots.</summary>
    public static OrgSchema Schema(string snapshots) => new(Parts(snapshots).Select(text => DescribeReader.Read(text).Describe!));

    private static string[] Parts(string snapshots) =>
        snapshots.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private sealed class Snapshot(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
