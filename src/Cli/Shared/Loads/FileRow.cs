namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>A row of a file: the values that it sets. A file gives the same object for each row.</summary>
internal sealed class FileRow
{
    /// <summary>The line on which it begins.</summary>
    public long Line { get; set; }

    /// <summary>The values; a field that is left as it is has none.</summary>
    public List<FileCell> Cells { get; } = [];

    /// <summary>Why it is not a row; null where it is one.</summary>
    public string? Problem { get; set; }

    /// <summary>Begins the next row.</summary>
    public void Begin(long line)
    {
        Line = line;
        Problem = null;
        Cells.Clear();
    }
}
