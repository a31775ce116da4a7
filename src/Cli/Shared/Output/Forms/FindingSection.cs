namespace Salesforce.Typed.Cli.Shared.Output.Forms;

/// <summary>Findings of one kind, under a title.</summary>
/// <param name="Title">The title; the number of findings follows it.</param>
/// <param name="Color">The color of the title in a terminal.</param>
/// <param name="Findings">The findings. A section without any is not shown.</param>
/// <param name="IsFolded">Whether Markdown folds the section.</param>
internal sealed record FindingSection(string Title, string Color, IReadOnlyList<Finding> Findings, bool IsFolded = false)
{
    /// <summary>The number after the title.</summary>
    public int Count { get; init; } = Findings.Count;
}
