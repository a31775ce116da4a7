using Salesforce.Typed.Schema.Diff;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Nearest
{
    /// <summary><c> Did you mean X?</c>, or nothing when no name is near.</summary>
    public static string Question(string? nearest) => nearest is null ? "" : $" Did you mean {nearest}?";

    /// <summary>The name that is near enough to be meant; null when none is.</summary>
    public static string? Find(string written, IEnumerable<string?> names)
    {
        string? best = null;
        // A third of the letters may differ: enough for a slip, too little for another word.
        var bestDistance = (written.Length / 3) + 1;
        foreach (var name in names)
        {
            if (name is null || Math.Abs(name.Length - written.Length) >= bestDistance)
                continue;
            var distance = NameDistance.Of(written, name);
            if (distance < bestDistance)
                (best, bestDistance) = (name, distance);
        }
        return best ?? WithSuffix(written, names);
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
}
