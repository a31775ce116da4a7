using System.CommandLine;
using System.CommandLine.Completions;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Cli.Query;

/// <summary>What may come next in a statement, by the snapshots: objects after FROM, fields and parents elsewhere, keywords.</summary>
internal static class SoqlCompletion
{
    private static readonly string[] Keywords = ["SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "LIKE", "IN", "GROUP "
        + "BY", "HAVING", "ORDER BY", "ASC", "DESC", "NULLS LAST", "LIMIT", "OFFSET", "COUNT("];
    private static readonly char[] Separators = [' ', ',', '(', ')', '=', '<', '>', '!'];

    /// <summary>The statements that a shell can put in place of the one that stands before the cursor.</summary>
    public static IEnumerable<CompletionItem> Of(CompletionContext context, Option<string> snapshots)
    {
        var folder = context.ParseResult.GetValue(snapshots) ?? "describe-snapshots";
        if (!Directory.Exists(folder))
            return [];
        try
        {
            return [.. Next(Statement(context), SnapshotFolder.Load(folder)).Select(s => new CompletionItem(s))];
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            // A shell shows no errors while a person types.
            return [];
        }
    }

    /// <summary>The statement with each word that may follow.</summary>
    public static IEnumerable<string> Next(string statement, OrgSchema schema)
    {
        var start = statement.LastIndexOfAny(Separators) + 1;
        var (before, word) = (statement[..start], statement[start..]);
        var words = before.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> candidates = words.Length == 0 ? ["SELECT"]
            : words[^1].Equals("FROM", StringComparison.OrdinalIgnoreCase) ? schema.Objects.Select(o => o.Name)
            : [.. Members(MainObject(words, schema), word, schema), .. Keywords];
        // A shell puts these into the command line, where a name from elsewhere could be a command.
        return candidates.Where(c => c.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (IsPath(c) || Keywords.Contains(c)))
            .Distinct(StringComparer.OrdinalIgnoreCase).Select(c => before + c);
    }

    private static bool IsPath(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');

    // Before FROM stands, every object is possible: those fields that all have come with it.
    private static SObjectDescribe? MainObject(string[] words, OrgSchema schema)
    {
        var from = Array.FindIndex(words, w => w.Equals("FROM", StringComparison.OrdinalIgnoreCase));
        return from >= 0 && from + 1 < words.Length ? schema.Find(words[from + 1]) : null;
    }

    private static IEnumerable<string> Members(SObjectDescribe? describe, string word, OrgSchema schema)
    {
        var path = word.Split('.');
        IReadOnlyList<SObjectDescribe> objects = describe is null ? schema.Objects : [describe];
        foreach (var step in path[..^1])
        {
            objects = [.. objects.SelectMany(o => o.Fields).Where(
                f => string.Equals(f.RelationshipName, step, StringComparison.OrdinalIgnoreCase))
                .SelectMany(f => f.ReferenceTo).Distinct().Select(schema.Find).OfType<SObjectDescribe>()];
        }
        var prefix = path.Length == 1 ? "" : string.Join('.', path[..^1]) + ".";
        foreach (var field in objects.SelectMany(o => o.Fields))
        {
            yield return prefix + field.Name;
            if (field.RelationshipName is { } parent)
                yield return prefix + parent + ".";
        }
    }

    // The shell's words end at blanks; the statement, which begins with a quote, does not.
    private static string Statement(CompletionContext context)
    {
        if (context is not TextCompletionContext text)
            return context.WordToComplete;
        var line = text.CommandLineText[..Math.Min(text.CursorPosition, text.CommandLineText.Length)];
        var quote = line.IndexOfAny(['"', '\'']);
        return quote < 0 ? context.WordToComplete : line[(quote + 1)..];
    }
}
