using System.Text.RegularExpressions;
using Salesforce.Typed.Schema.Diff;

namespace Salesforce.Typed.Cli.Check;

/// <summary>A place in the code that does not fit the org.</summary>
/// <param name="File">The file, as the build names it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Id">The number of the compiler's complaint.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="IsError">Whether the build fails for it.</param>
internal sealed partial record CallSite(string File, int Line, int Column, string Id, string Text, bool IsError)
{
    /// <summary>Reads the lines of a build's log that complain of code; the others are given back as they are.</summary>
    public static (List<CallSite> Sites, List<string> Others) Read(IEnumerable<string> log)
    {
        var (sites, others) = (new List<CallSite>(), new List<string>());
        foreach (var line in log.Select(l => l.Trim()).Where(l => l.Length > 0).Distinct())
        {
            var match = Complaint().Match(line);
            if (match.Success && match.Groups["line"].Success)
            {
                sites.Add(new CallSite(
                    match.Groups["file"].Value, Number(match.Groups["line"]), Number(match.Groups["column"]), match.Groups["id"].Value,
                    Sentence(match.Groups["text"].Value), match.Groups["level"].Value == "error"));
            }
            else if (match.Success && match.Groups["level"].Value == "error")
                others.Add(line);
        }
        return (sites, others);
    }

    /// <summary>
    /// Whether the place complains of that change, which is not harmless: its text names the object and the field, or both as one.
    /// </summary>
    public bool IsOf(SchemaChange change)
    {
        if (change.Weight == ChangeWeight.Harmless)
            return false;
        if (change.Value is { } value)
            return Text.Contains($"'{value}' of {change.Object}.{change.Field} ", StringComparison.Ordinal);
        if (change.Field is not { } field)
            return Regex.IsMatch(Text, $@"(?<![\w.]){Regex.Escape(change.Object)}(?![\w.])");
        return Regex.IsMatch(Text, $@"(?<!\w){Regex.Escape(change.Object)}(Fields)?\.{Regex.Escape(field)}(?!\w)")
            || (Regex.IsMatch(Text, $@"(?<!\w){Regex.Escape(change.Object)}(Fields|Keys)?(?!\w)")
                && Regex.IsMatch(Text, $@"(?<!\w){Regex.Escape(field)}(?!\w)"));
    }

    // What the compiler says around a tombstone's sentence says nothing more.
    private static string Sentence(string text) =>
        Obsolete().Match(text) is { Success: true } match ? match.Groups["sentence"].Value : text;

    private static int Number(Group group) => int.Parse(group.Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<file>.+?)(\((?<line>\d+),(?<column>\d+)[^)]*\))? ?: (?<level>error|warning) (?<id>\w+): (?<text>.*?)( \[[^\]]*\])?$")]
    private static partial Regex Complaint();

    [GeneratedRegex(@"^'[^']*' is obsolete: '(?<sentence>.*)'( \(https:[^)]*\))?$")]
    private static partial Regex Obsolete();
}
