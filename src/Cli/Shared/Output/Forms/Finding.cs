namespace Salesforce.Typed.Cli.Shared.Output.Forms;

/// <summary>One line of a report.</summary>
/// <param name="Place">The object, the field, or the place in the code.</param>
/// <param name="Text">What is to say about it.</param>
internal sealed record Finding(string Place, string Text)
{
    /// <summary>What stands before the place in a terminal: a sign, or nothing.</summary>
    public string Sign { get; init; } = "";
}
