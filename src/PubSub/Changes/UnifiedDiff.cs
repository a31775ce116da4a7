using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Events.Changes;

/// <summary>
/// Applies a unified diff as change events bring it: headed by <c>---</c> and by <c>+++</c> with the SHA-256 of the text after (Change Data
/// Capture Developer Guide, Sending Data Differences). The org cuts texts into lines at either line break, and puts one and the same
/// between them when it hashes: which one is found by the hash.
/// </summary>
internal static class UnifiedDiff
{
    private const string Head = "+++ ";

    /// <summary>The text after.</summary>
    public static string Apply(string diff, string before, string field)
    {
        var lines = Lines(diff);
        var head = lines.FindIndex(line => line.StartsWith(Head, StringComparison.Ordinal));
        if (head < 0)
            throw new SalesforceFormatException($"The difference of {field} has no line '+++' with a hash");
        var hash = lines[head][Head.Length..].Trim();
        var after = Patch(lines, head + 1, Lines(before), field);
        var own = before.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        foreach (var end in (ReadOnlySpan<string>)[own, own == "\n" ? "\r\n" : "\n"])
        {
            var text = string.Join(end, after);
            if (HasHash(text, hash))
                return text;
            // Cutting into lines loses whether the last one was ended.
            if (HasHash(text + end, hash))
                return text + end;
        }
        throw new DiffMismatchException(field, "the text that it makes has another hash");
    }

    private static List<string> Patch(List<string> diff, int at, List<string> before, string field)
    {
        var after = new List<string>(before.Count);
        var taken = 0;
        while (at < diff.Count)
        {
            if (diff[at].Length == 0)
            {
                at++;
                continue;
            }
            var (start, removed, added) = ReadHunk(diff[at++], field);
            if (start < taken || start + removed > before.Count)
                throw new DiffMismatchException(field, $"it changes line {start + 1}, and the text has {before.Count}");
            after.AddRange(before[taken..start]);
            taken = start;
            while (at < diff.Count && (removed > 0 || added > 0))
            {
                var line = diff[at++];
                var mark = line.Length == 0 ? ' ' : line[0];
                if (mark is ' ' or '-')
                {
                    if (removed-- == 0 || before[taken] != (line.Length == 0 ? "" : line[1..]))
                        throw new DiffMismatchException(field, $"line {taken + 1} is another one");
                    taken++;
                }
                if (mark is ' ' or '+')
                {
                    added--;
                    after.Add(line.Length == 0 ? "" : line[1..]);
                }
                if (mark is not (' ' or '-' or '+' or '\\') || added < 0)
                    throw Wrong(line, field);
            }
            if (at < diff.Count && diff[at].StartsWith('\\'))
                at++;
        }
        after.AddRange(before[taken..]);
        return after;
    }

    // "@@ -2,1 +2,1 @@": lines are counted from 1; a count that is left out is 1, and with a count of 0 the line named is the one before.
    private static (int Start, int Removed, int Added) ReadHunk(string line, string field)
    {
        var parts = line.Split(' ');
        if (parts is not ["@@", ['-', ..] old, ['+', ..] now, ['@', '@', ..], ..])
            throw Wrong(line, field);
        var (start, removed) = Range(old, line, field);
        var (_, added) = Range(now, line, field);
        return (removed == 0 ? start : start - 1, removed, added);
    }

    private static (int Start, int Count) Range(string text, string line, string field)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var count = 1;
        return int.TryParse(
            text.AsSpan(1, (comma < 0 ? text.Length : comma) - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && (comma < 0 || int.TryParse(text.AsSpan(comma + 1), NumberStyles.None, CultureInfo.InvariantCulture, out count))
            && start >= (count == 0 ? 0 : 1)
            && start <= int.MaxValue - count
            ? (start, count)
            : throw Wrong(line, field);
    }

    private static List<string> Lines(string text)
    {
        List<string> lines = [.. text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n')];
        // The end of the last line begins no other.
        if (lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    private static bool HasHash(string text, string hash) =>
        string.Equals(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))), hash, StringComparison.OrdinalIgnoreCase);

    private static SalesforceFormatException Wrong(string line, string field) =>
        new($"The difference of {field} holds '{ServerText.Show(line)}', which no unified diff does");
}
