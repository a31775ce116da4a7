namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>What is wrong with a file of records, and where.</summary>
/// <param name="File">The file; null where the text has the place.</param>
/// <param name="Line">The line; 0 for the file as a whole.</param>
/// <param name="Column">The name of the column; null where it is the row.</param>
/// <param name="Text">What is wrong.</param>
internal sealed record FileProblem(string? File, long Line, string? Column, string Text)
{
    /// <summary>The problem in one line, with its place.</summary>
    public override string ToString()
    {
        if (File is null)
            return Text;
        var line = Line > 0 ? FormattableString.Invariant($", line {Line:N0}") : "";
        return $"{File}{line}{(Column is null ? "" : $", column {Column}")}: {Text}";
    }
}
