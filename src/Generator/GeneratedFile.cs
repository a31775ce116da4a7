using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Salesforce.Typed.Generator.Emit;
using Salesforce.Typed.Generator.Models;

namespace Salesforce.Typed.Generator;

/// <summary>A file that the generator writes.</summary>
/// <param name="HintName">Its name: unique, whatever the case.</param>
/// <param name="Text">Its text.</param>
internal sealed record GeneratedFile(string HintName, string Text)
{
    /// <summary>The file of an object.</summary>
    public static GeneratedFile Of(ObjectModel model) => new(model.HintName, ObjectEmitter.Emit(model));

    /// <summary>The file of what belongs to no single object.</summary>
    public static GeneratedFile Of(SchemaIndex index) => new($"{index.HintPrefix}.-Index.g.cs", IndexEmitter.Emit(index));

    /// <summary>
    /// The text as the compiler wants it; the checksum's algorithm is named, because its default differs between compilers.
    /// </summary>
    public SourceText ToSourceText() => SourceText.From(Text, Encoding.UTF8, SourceHashAlgorithm.Sha256);

    /// <summary>Hands the file over.</summary>
    public void AddTo(SourceProductionContext output) => output.AddSource(HintName, ToSourceText());
}
