namespace Salesforce.Typed.Queries.Csv;

/// <summary>A column that is read: the path of its field from a record on, and its place in the row.</summary>
/// <param name="Path">The path, as <c>Owner.Name</c>.</param>
/// <param name="Column">The place.</param>
/// <param name="IsMarker">Whether it only shows that its record exists, and is not part of it.</param>
internal readonly record struct CsvPath(string Path, int Column, bool IsMarker = false)
{
    /// <summary>The field or relationship of the record.</summary>
    public string Head => Path.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? Path[..dot] : Path;

    /// <summary>Whether the path leads to another record.</summary>
    public bool IsBelow => Path.Contains('.', StringComparison.Ordinal);

    /// <summary>The path from that record on.</summary>
    public CsvPath Below() => this with { Path = Path[(Head.Length + 1)..] };
}
