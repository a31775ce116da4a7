namespace Salesforce.Typed.Cli.Shared.Output.Forms;

/// <summary>Several names in a sentence.</summary>
internal static class TextList
{
    /// <summary>The names with commas, and a word before the last.</summary>
    public static string Of(IReadOnlyList<string> names, string word) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} {word} {names[^1]}";
}
