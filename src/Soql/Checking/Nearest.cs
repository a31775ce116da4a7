namespace Salesforce.Typed.Syntax;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Nearest
{
    /// <summary><c> Did you mean X?</c>, or nothing when no name is near.</summary>
    public static string Question(string written, IEnumerable<string?> names)
    {
        string? best = null;
        // A third of the letters may differ: enough for a slip, too little for another word.
        var bestDistance = (written.Length / 3) + 1;
        foreach (var name in names)
        {
            if (name is null || Math.Abs(name.Length - written.Length) >= bestDistance)
                continue;
            var distance = Distance(written.ToUpperInvariant(), name.ToUpperInvariant());
            if (distance < bestDistance)
                (best, bestDistance) = (name, distance);
        }
        best ??= WithSuffix(written, names);
        return best is null ? "" : $" Did you mean {best}?";
    }

    // People forget the __c of a custom name.
    private static string? WithSuffix(string written, IEnumerable<string?> names)
    {
        foreach (var name in names)
        {
            if (string.Equals(name, written + "__c", StringComparison.OrdinalIgnoreCase)
                || string.Equals(name, written + "__r", StringComparison.OrdinalIgnoreCase))
                return name;
        }
        return null;
    }

    // How many letters must be added, removed, changed or swapped with their neighbour.
    private static int Distance(string a, string b)
    {
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
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
