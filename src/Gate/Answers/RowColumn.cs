namespace Salesforce.Typed.Gate.Answers;

/// <summary>A column of an answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">The members of a row that lead to its value.</param>
internal sealed record RowColumn(string Name, IReadOnlyList<string> Path)
{
    /// <summary>Whether its value is replaced.</summary>
    public bool IsMasked { get; init; }

    /// <summary>For rows of children: their columns.</summary>
    public IReadOnlyList<RowColumn>? Children { get; init; }
}
