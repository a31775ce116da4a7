namespace Salesforce.Typed.Generator.Naming;

/// <summary>
/// Gives the values of a picklist their names. Values that would have the same name are numbered by their text, so that adding a value
/// that collides with none changes no name.
/// </summary>
internal static class PicklistValueNames
{
    private static readonly HashSet<string> Taken =
    [
        "Clone", "Deconstruct", "Equals", "Finalize", "GetHashCode", "GetType", "Info", "Label", "MemberwiseClone", "Of", "op_Equality",
        "op_Inequality", "PrintMembers", "ReferenceEquals", "ToString", "Value", "ValuesFor",
    ];

    /// <summary>Whether every picklist has a member or an accessor of that name, so that no picklist can be called so.</summary>
    public static bool IsOfPicklist(string name) => Taken.Contains(NameScope.WithoutAccessor(name));

    /// <summary>
    /// The name of each value, in the order of the values; a value that comes twice has a name once, and an empty one after that.
    /// </summary>
    public static string[] Of(string typeName, IReadOnlyList<string> values)
    {
        var names = new string[values.Count];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < values.Count; i++)
        {
            names[i] = "";
            if (!seen.Add(values[i]))
                continue;
            var name = Identifier.OfText(values[i]);
            if (Taken.Contains(name) || name == typeName)
                name += "_";
            if (!groups.TryGetValue(name, out var group))
                groups.Add(name, group = []);
            group.Add(i);
        }
        foreach (var entry in groups)
        {
            var group = entry.Value;
            // The value that reads exactly as its name keeps it; the others follow in the order of their texts.
            group.Sort((a, b) => Rank(values[a], entry.Key) is var left && Rank(values[b], entry.Key) is var right && left != right
                ? left.CompareTo(right)
                : string.CompareOrdinal(values[a], values[b]));
            for (var n = 0; n < group.Count; n++)
                names[group[n]] = n == 0 ? Identifier.Escape(entry.Key) : Unused(groups, entry.Key, n + 1);
        }
        return names;
    }

    private static int Rank(string value, string name) => value == name ? 0 : 1;

    private static string Unused(Dictionary<string, List<int>> groups, string name, int number)
    {
        var numbered = name + "_" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        while (groups.ContainsKey(numbered))
            numbered += "_";
        return numbered;
    }
}
