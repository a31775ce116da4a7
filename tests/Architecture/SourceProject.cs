using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Salesforce.Typed.Tests;

/// <summary>
/// The sources of a project under <c>src</c>, compiled in memory, so that each use of a type can be traced to the folder that declares it.
/// </summary>
internal sealed class SourceProject
{
    // What ImplicitUsings adds; the file that MSBuild generates for it exists only after a build.
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private readonly string _folder;
    private readonly CSharpCompilation _compilation;
    private readonly Lazy<IReadOnlyList<Arrow>> _arrows;

    /// <param name="name">The folder of the project.</param>
    /// <param name="assembly">The name of its assembly: it is not referenced, and internals of other projects are visible to it.</param>
    public SourceProject(string name, string assembly)
    {
        _folder = Path.Combine(TestPaths.Repository, "src", name);
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = SourceFiles(_folder).Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), options, f));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileNameWithoutExtension(p) != assembly)
            .Select(p => MetadataReference.CreateFromFile(p));
        _arrows = new(() => [.. FindArrows()]);
        _compilation = CSharpCompilation.Create(
            assembly, [CSharpSyntaxTree.ParseText(ImplicitUsings, options), .. trees], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>The folders that hold sources, relative to the project, with forward slashes.</summary>
    public IReadOnlyList<string> Folders =>
        [.. _compilation.SyntaxTrees.Where(t => t.FilePath.Length > 0).Select(t => FolderOf(t.FilePath)).Distinct().Order(
            StringComparer.Ordinal)];

    /// <summary>Each use of a type or member of the project by a file in another folder.</summary>
    public IReadOnlyList<Arrow> Arrows => _arrows.Value;

    private IEnumerable<Arrow> FindArrows()
    {
        foreach (var tree in _compilation.SyntaxTrees.Where(t => t.FilePath.Length > 0))
        {
            var model = _compilation.GetSemanticModel(tree);
            var from = FolderOf(tree.FilePath);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (Declared(model.GetSymbolInfo(name).Symbol) is { } symbol && FolderOf(symbol) is { } to && to != from)
                    yield return new Arrow(from, to, Path.GetFileName(tree.FilePath), symbol.Name);
            }
        }
    }

    private static IEnumerable<string> SourceFiles(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(f => Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"));

    // A member counts as the folder of its own declaration: a partial type may be spread over folders of one layer.
    private static ISymbol? Declared(ISymbol? symbol) => symbol switch
    {
        INamedTypeSymbol type => type.OriginalDefinition,
        IMethodSymbol method => (method.ReducedFrom ?? method).OriginalDefinition,
        IPropertySymbol or IFieldSymbol or IEventSymbol => symbol.OriginalDefinition,
        _ => null,
    };

    private string? FolderOf(ISymbol symbol) => (symbol.DeclaringSyntaxReferences is [var first, ..]
        ? first
        : symbol.ContainingType?.DeclaringSyntaxReferences.FirstOrDefault())
        is { SyntaxTree.FilePath: { Length: > 0 } path } ? FolderOf(path) : null;

    private string FolderOf(string path) =>
        Path.GetDirectoryName(Path.GetRelativePath(_folder, path))!.Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>A use across folders.</summary>
    /// <param name="From">The folder of the file.</param>
    /// <param name="To">The folder of what it uses.</param>
    /// <param name="File">The file's name.</param>
    /// <param name="Symbol">What it uses.</param>
    public sealed record Arrow(string From, string To, string File, string Symbol);
}
