using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Salesforce.Typed.Testing.Events.Changes;

/// <summary>
/// The difference of two long texts, line by line, in the form of <c>diff -U0</c>, headed by the SHA-256 of the new one (Change Data
/// Capture, Sending Data Differences for Fields of Updated Records).
/// </summary>
internal static class UnifiedDiff
{
    /// <summary>Texts that are shorter than this are always sent whole.</summary>
    public const int LeastCharacters = 1000;

    // Beyond it the lines between the first and the last change count as one: a diff is a saving, and not worth seconds.
    private const int MostCells = 4_000_000;

    /// <summary>The diff that takes the new text's place; null where the platform sends the text whole.</summary>
    public static string? Between(string? before, string? after)
    {
        if (before is null || after is null || after.Length < LeastCharacters || Math.Abs(before.Length - after.Length) > before.Length / 2)
            return null;
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var hunks = Hunks(old, now);
        if (hunks.Sum(h => h.OldCount + h.NewCount) * 4 > old.Length + now.Length)
            return null;
        var diff = new StringBuilder("--- \n+++ ").Append(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(after))));
        foreach (var hunk in hunks)
        {
            // Of nothing, the place is the line before it.
            diff.Append(
                CultureInfo.InvariantCulture,
                $"\n@@ -{hunk.Old + (hunk.OldCount == 0 ? 0 : 1)},{hunk.OldCount} "
                    + $"+{hunk.New + (hunk.NewCount == 0 ? 0 : 1)},{hunk.NewCount} @@");
            for (var i = 0; i < hunk.OldCount; i++)
                diff.Append("\n-").Append(old[hunk.Old + i]);
            for (var i = 0; i < hunk.NewCount; i++)
                diff.Append("\n+").Append(now[hunk.New + i]);
        }
        return diff.Length > after.Length ? null : diff.ToString();
    }

    private static List<Hunk> Hunks(string[] old, string[] now)
    {
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
            start++;
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
            end++;
        var (rows, columns) = (old.Length - start - end, now.Length - start - end);
        if ((long)rows * columns > MostCells)
            return [new Hunk(start, rows, start, columns)];
        var common = CommonLines(old, now, start, rows, columns);
        var hunks = new List<Hunk>();
        var (i, j) = (0, 0);
        while (i < rows || j < columns)
        {
            var (oldStart, newStart) = (i, j);
            while ((i < rows || j < columns) && !(i < rows && j < columns && old[start + i] == now[start + j]))
            {
                if (j >= columns || (i < rows && common[i + 1, j] >= common[i, j + 1]))
                    i++;
                else
                    j++;
            }
            if (i > oldStart || j > newStart)
                hunks.Add(new Hunk(start + oldStart, i - oldStart, start + newStart, j - newStart));
            for (; i < rows && j < columns && old[start + i] == now[start + j]; i++)
                j++;
        }
        return hunks;
    }

    // How many lines the rests of both texts have in common, from each place on.
    private static int[,] CommonLines(string[] old, string[] now, int start, int rows, int columns)
    {
        var common = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
                common[i, j] = old[start + i] == now[start + j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        return common;
    }

    private readonly record struct Hunk(int Old, int OldCount, int New, int NewCount);
}
