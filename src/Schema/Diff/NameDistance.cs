namespace Salesforce.Typed.Schema.Diff;

/// <summary>How far two names are from each other.</summary>
public static class NameDistance
{
    // The work is the product of both lengths for each candidate: a thousand fields of 40 letters are below this, and a hostile describe
    // does not keep the compiler busy.
    private const long MostSteps = 4_000_000;

    /// <summary>
    /// The name that is most like another one: at most a third of its letters are different. Null where none is, and where there are too
    /// many or too long ones to compare; of two that are as near the first in order.
    /// </summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        var most = Math.Max(1, name.Length / 3);
        var similar = candidates.Where(c => Math.Abs(c.Length - name.Length) <= most).ToList();
        if (similar.Sum(c => (long)c.Length) * name.Length > MostSteps)
            return null;
        return similar
            .Select(c => (Name: c, Distance: Of(name, c)))
            .Where(c => c.Distance <= most)
            .OrderBy(c => c.Distance).ThenBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => c.Name)
            .FirstOrDefault();
    }

    /// <summary>
    /// How many letters must be added, removed, changed or swapped with their neighbour; upper and lower case are the same.
    /// </summary>
    public static int Of(string left, string right)
    {
        var (a, b) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        var before = new int[b.Length + 1];
        var last = Enumerable.Range(0, b.Length + 1).ToArray();
        var row = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[b.Length];
    }
}
