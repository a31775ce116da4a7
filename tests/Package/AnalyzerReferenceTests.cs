using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Salesforce.Typed.Tests;

/// <summary>
/// What is in the compiler's slot. The package has no dependency there: a compiler host that has another version of one, or none, skips the
/// whole generator with a warning, and the user sees a thousand errors about types that do not exist.
/// </summary>
public sealed class AnalyzerReferenceTests(PackedFeed feed)
{
    private const string Slot = "analyzers/dotnet/cs/";

    // What the oldest compiler that the package accepts has at hand: Roslyn 5.0 (SDK 10.0.100, Visual Studio 2026), and what it brings
    // itself.
    private static readonly Dictionary<string, Version> EveryHost = new(StringComparer.Ordinal)
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(5, 0, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(5, 0, 0, 0),
        ["System.Collections.Immutable"] = new(9, 0, 0, 0),
        ["System.Reflection.Metadata"] = new(9, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 2, 0),
        ["System.Buffers"] = new(4, 0, 4, 0),
        ["System.Numerics.Vectors"] = new(4, 1, 5, 0),
        ["System.Runtime.CompilerServices.Unsafe"] = new(6, 0, 1, 0),
        ["System.Threading.Tasks.Extensions"] = new(4, 2, 1, 0),
        ["System.Text.Encoding.CodePages"] = new(8, 0, 0, 0),
    };

    // Only editors have these; the assembly that references them is loaded there alone.
    private static readonly Dictionary<string, Version> EditorHost = new(EveryHost, StringComparer.Ordinal)
    {
        ["Microsoft.CodeAnalysis.Workspaces"] = new(5, 0, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(5, 0, 0, 0),
        ["System.Composition.AttributedModel"] = new(9, 0, 0, 0),
    };

    [Fact]
    public void Compiler_parts_reference_only_what_every_compiler_host_supplies_and_each_other()
    {
        using var package = feed.Open("Salesforce.Typed");
        var parts = package.Entries.Where(e => e.FullName.StartsWith("analyzers/", StringComparison.Ordinal)).ToDictionary(
            e => Path.GetFileNameWithoutExtension(e.Name));

        Assert.All(parts.Values, p => Assert.Equal(Slot + p.Name, p.FullName));
        foreach (var part in new[] { "Schema", "Soql", "Generator", "Analyzers" })
            Assert.Contains("Salesforce.Typed." + part, parts.Keys);
        var refused = new List<string>();
        foreach (var (name, entry) in parts)
        {
            var supplied = name.EndsWith(".CodeFixes", StringComparison.Ordinal) ? EditorHost : EveryHost;
            foreach (var (reference, version) in References(entry.Open()))
            {
                if (!parts.ContainsKey(reference) && !(supplied.TryGetValue(reference, out var newest) && version <= newest))
                    refused.Add($"{name} references {reference} {version}");
            }
        }
        Assert.Empty(refused);
    }

    private static List<(string Name, Version Version)> References(Stream assembly)
    {
        using var copy = new MemoryStream();
        using (assembly)
            assembly.CopyTo(copy);
        copy.Position = 0;
        using var image = new PEReader(copy);
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(r => (metadata.GetString(r.Name), r.Version))];
    }
}
