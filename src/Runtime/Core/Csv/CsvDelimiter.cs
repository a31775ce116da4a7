namespace Salesforce.Typed.Bulk;

/// <summary>The character between the columns of CSV, as Bulk API 2.0 knows it.</summary>
public enum CsvDelimiter
{
    /// <summary>A comma; the default of the API.</summary>
    Comma,

    /// <summary>A tab.</summary>
    Tab,

    /// <summary>A vertical bar: <c>|</c>.</summary>
    Pipe,

    /// <summary>A semicolon.</summary>
    Semicolon,

    /// <summary>A caret: <c>^</c>.</summary>
    Caret,

    /// <summary>A backquote: <c>`</c>.</summary>
    Backquote,
}
