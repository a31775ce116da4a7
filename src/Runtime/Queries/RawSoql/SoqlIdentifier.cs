using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed;

/// <summary>A name that is known to be one: <see cref="Soql.Identifier"/>.</summary>
public readonly record struct SoqlIdentifier
{
    // What the official grammar does not take as a name of a field or an object; Group, Order and others it does.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "AND", "AS", "ASC", "BIND", "BY", "CUBE", "DESC", "ELSE", "EXCLUDES", "FALSE", "FIRST", "FOR", "FROM", "HAVING", "HIERARCHICAL",
        "IN", "INCLUDES",
        "LAST", "LIKE", "LIMIT", "LOOKUP", "NOT", "NULL", "NULLS", "OR", "ROLLUP", "SELECT", "TRUE", "UPDATE", "USING", "WHERE", "WITH",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> ReservedSpans =
        Reserved.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly string? _name;

    internal SoqlIdentifier(string name)
    {
        if (!IsPath(name))
            throw new ArgumentException($"'{ServerText.Show(name)}' is not a name: a name has letters, digits and _ after a letter, and a "
                + $"path has dots between names.", nameof(name));
        foreach (var segment in name.AsSpan().Split('.'))
        {
            if (ReservedSpans.Contains(name.AsSpan()[segment]))
                throw new ArgumentException(
                    $"'{ServerText.Show(name)}' is not a name: '{name[segment]}' is a reserved word of SOQL.", nameof(name));
        }
        _name = name;
    }

    /// <summary>The name.</summary>
    /// <exception cref="InvalidOperationException">This is the default value, which is not a name.</exception>
    public string Name =>
        _name ?? throw new InvalidOperationException("The default value of SoqlIdentifier is not a name: make one with Soql.Identifier.");

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static bool IsPath(string name)
    {
        var isStart = true;
        foreach (var c in name)
        {
            if (isStart ? !char.IsAsciiLetter(c) : !(char.IsAsciiLetterOrDigit(c) || c is '_' or '.'))
                return false;
            isStart = c == '.';
        }
        return !isStart;
    }
}
