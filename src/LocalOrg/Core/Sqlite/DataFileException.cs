namespace Salesforce.Typed.Testing.Core.Sqlite;

/// <summary>The data file cannot be used. The message says which file, why, and what to do.</summary>
internal sealed class DataFileException(string file, string reason, Exception? inner = null)
    : IOException($"The data file '{file}' cannot be used: {reason}", inner)
{
    /// <summary>Why, and what to do. That of an error of a statement does not have the path of the file.</summary>
    public string Reason { get; } = reason;
}
