namespace Salesforce.Typed.Cli.Shared.Commands;

/// <summary>The examples that <c>--help</c> shows.</summary>
internal static class Examples
{
    /// <summary>What a command does, and how it is called.</summary>
    /// <param name="description">What it does.</param>
    /// <param name="examples">Command lines, with what they do behind a <c>#</c>.</param>
    public static string After(string description, params ReadOnlySpan<string> examples)
    {
        var width = 0;
        foreach (var example in examples)
            width = Math.Max(width, example.Split('#')[0].TrimEnd().Length);
        var text = description + "\n\nExamples:";
        foreach (var example in examples)
        {
            var parts = example.Split('#');
            text += "\n  " + (parts.Length > 1 ? parts[0].TrimEnd().PadRight(width) + "  #" + parts[1] : example);
        }
        return text;
    }
}
