using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Salesforce.Typed.Generator;

namespace Salesforce.Typed.Tests;

/// <summary>The org of ours as an assembly of models, generated and compiled once for all tests.</summary>
internal static class Models
{
    private static readonly Lazy<MetadataReference> Image = new(Emit);

    /// <summary>The framework, the runtime and the models.</summary>
    public static IEnumerable<MetadataReference> References => [.. Framework, Image.Value];

    /// <summary>The framework and the runtime.</summary>
    public static MetadataReference[] Framework { get; } =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(SalesforceClient).Assembly.Location)];

    /// <summary>How code of users is read: C# 14, with the interceptors of the generator allowed.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new CSharpParseOptions(LanguageVersion.CSharp14)
        .WithFeatures([new("InterceptorsNamespaces", "Salesforce.Typed.Generated")]);

    /// <summary>How a library of users is compiled.</summary>
    public static CSharpCompilationOptions CompilationOptions { get; } =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>The models of these snapshots.</summary>
    public static Compilation Generate(IEnumerable<SnapshotText> snapshots)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new SalesforceTypedGenerator().AsSourceGenerator()],
            [.. snapshots.Select(s => s.ToAdditionalText())],
            ParseOptions,
            SnapshotOptions.Default);
        var empty = CSharpCompilation.Create("Acme.Models", [], Framework, CompilationOptions);
        driver.RunGeneratorsAndUpdateCompilation(empty, out var models, out _, TestContext.Current.CancellationToken);
        return models;
    }

    private static MetadataReference Emit()
    {
        using var image = new MemoryStream();
        var models = Generate(Acme.Objects.Select(o => o.ToSnapshot()));
        var emitted = models.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Take(10)));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
