using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Salesforce.Typed.Tests;

/// <summary>A snapshot file of a project in memory.</summary>
/// <param name="Path">The path that diagnostics name.</param>
/// <param name="Json">Its text.</param>
internal sealed record SnapshotText(string Path, string Json)
{
    /// <summary>The metadata of the file in the project, apart from the mark that it is a snapshot.</summary>
    public ImmutableDictionary<string, string> Metadata { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The file as the compiler has decoded it; null for the text.</summary>
    public SourceText? Source { get; init; }

    /// <summary>A file on the disk.</summary>
    public static SnapshotText FromFile(string path) => new(path, File.ReadAllText(path));

    /// <summary>The file as the compiler hands it to generators. Each call makes one of its own: drivers cache by it.</summary>
    public AdditionalText ToAdditionalText() => new InMemory(Path, Source ?? SourceText.From(Json));

    private sealed class InMemory(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
