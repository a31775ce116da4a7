using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Core.Dynamic;

/// <summary>The rule for names of objects, fields and relationships, which are part of addresses and statements.</summary>
internal static class ApiName
{
    /// <summary>Whether it is a letter followed by letters, digits and underscores.</summary>
    public static bool IsValid(string? name) =>
        !string.IsNullOrEmpty(name) && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>Returns a name that is part of a statement or an address as it is.</summary>
    /// <exception cref="ArgumentException">It is not an API name.</exception>
    public static string Require(string? name, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);
        return IsValid(name) ? name : throw new ArgumentException(
            $"'{Show(name)}' is not an API name: it has letters, digits and _ only, and begins with a letter.", parameter);
    }

    /// <summary>A name that may be anything, for a message.</summary>
    public static string Show(string? name) => ServerText.Show(name);

    /// <summary>The end of a message about a name that was not found: the names that are like it.</summary>
    public static string Suggest(string name, IEnumerable<string> candidates)
    {
        var near = candidates
            .Select(candidate => (Candidate: candidate, Distance: Distance(name, candidate)))
            .Where(c => c.Distance <= Math.Max(2, name.Length / 3))
            .OrderBy(c => c.Distance).ThenBy(c => c.Candidate, StringComparer.Ordinal)
            .Take(3).Select(c => c.Candidate).ToList();
        return near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
    }

    // How many characters differ, without case. What is the beginning of a name, or lacks the suffix of a custom one, is near it.
    private static int Distance(string name, string candidate)
    {
        var isPart = candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            || candidate.EndsWith("__" + name, StringComparison.OrdinalIgnoreCase);
        if (name.Length > 2 && isPart)
            return 1;
        // A longer name may begin with what was meant: one more, so that a whole name is nearer.
        return candidate.Length > name.Length + 2
            ? 1 + Edits(name, candidate[..(name.Length + 1)])
            : Edits(name, candidate);
    }

    private static int Edits(string name, string candidate)
    {
        var before = Enumerable.Range(0, candidate.Length + 1).ToArray();
        for (var i = 0; i < name.Length; i++)
        {
            var current = new int[candidate.Length + 1];
            current[0] = i + 1;
            for (var j = 0; j < candidate.Length; j++)
            {
                var cost = char.ToUpperInvariant(name[i]) == char.ToUpperInvariant(candidate[j]) ? 0 : 1;
                current[j + 1] = Math.Min(Math.Min(current[j], before[j + 1]) + 1, before[j] + cost);
            }
            before = current;
        }
        return before[candidate.Length];
    }
}
