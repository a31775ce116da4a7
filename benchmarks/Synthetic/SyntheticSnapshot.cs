using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Salesforce.Typed.Benchmarks;

/// <summary>A snapshot file in memory, as the compiler hands it to generators.</summary>
internal sealed class SyntheticSnapshot(string name, string json) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(json);

    public override string Path => $"/app/describe-snapshots/{name}.json";

    /// <summary>The same object with one field renamed, as after <c>sftyped pull</c>.</summary>
    public SyntheticSnapshot Edited(int number) =>
        new(name, json.Replace("\"Text07__c\"", $"\"Edited{number}__c\"", StringComparison.Ordinal));

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
