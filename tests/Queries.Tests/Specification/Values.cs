using System.Text;
using System.Text.RegularExpressions;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>How values compare (SALESFORCE.md 8): texts without case, nulls equal to null alone, checkboxes never null.</summary>
internal static class Values
{
    /// <summary>Whether the comparison holds. A null is unequal to every value, and neither less nor greater than any.</summary>
    public static bool Holds(object? value, FieldDescribe? field, ComparisonOperator how, Literal literal)
    {
        var right = Read(literal);
        // A checkbox that was never touched is off.
        if (value is bool)
            right ??= false;
        if (right is null)
            return how switch { ComparisonOperator.Equal => value is null, ComparisonOperator.NotEqual => value is not null, _ => false };
        if (value is null)
            return how == ComparisonOperator.NotEqual;
        return Holds(Order(value, right, field), how);
    }

    /// <summary>Whether a comparison with a range holds: in it, before it or after it.</summary>
    public static bool Holds<T>(T? value, ComparisonOperator how, T from, T to)
        where T : struct, IComparable<T>
    {
        if (value is not { } known)
            return how == ComparisonOperator.NotEqual;
        return Holds(known.CompareTo(from) < 0 ? -1 : known.CompareTo(to) >= 0 ? 1 : 0, how);
    }

    /// <summary>The sign says which comes first; both have values, of one kind.</summary>
    public static int Order(object left, object right, FieldDescribe? field = null) => (left, right) switch
    {
        (string a, string b) when field is not null && field.Is(FieldTraits.Unique | FieldTraits.CaseSensitive) =>
            string.CompareOrdinal(a, b),
        (string a, string b) => string.CompareOrdinal(a.ToUpperInvariant(), b.ToUpperInvariant()),
        (SfId a, string b) => a.CompareTo(new SfId(b)),
        _ => ((IComparable)Comparable(left)).CompareTo(Comparable(right)),
    };

    /// <summary>Whether the text is as the pattern of LIKE says; case does not matter.</summary>
    public static bool IsLike(string text, string pattern)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            regex.Append(pattern[i] switch
            {
                '%' => ".*",
                '_' => ".",
                '\\' when i + 1 < pattern.Length => Regex.Escape(pattern[++i].ToString()),
                var c => Regex.Escape(c.ToString()),
            });
        }
        return Regex.IsMatch(
            text, regex.Append('$').ToString(), RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }

    /// <summary>Whether a multi-select picklist has all the values of one argument of INCLUDES, which <c>;</c> joins.</summary>
    public static bool HasAll(string? values, string wanted) =>
        values is not null && wanted.Split(';').All(w => values.Split(';').Contains(w, StringComparer.OrdinalIgnoreCase));

    private static object? Read(Literal literal) => literal switch
    {
        NullLiteral => null,
        StringLiteral text => text.Value,
        BooleanLiteral flag => flag.Value,
        NumberLiteral number when number.TryGetDecimal(out var value) => value,
        DateLiteral date => DateOnly.FromDateTime(date.Value),
        DateTimeLiteral moment => moment.Value.UtcDateTime,
        TimeLiteral time => time.Value - time.Offset,
        _ => throw new ArgumentException(literal.ToString(), nameof(literal)),
    };

    private static bool Holds(int order, ComparisonOperator how) => how switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };

    private static object Comparable(object value) => value is SfId id ? new IdOrder(id) : value;

    private sealed record IdOrder(SfId Id) : IComparable
    {
        public int CompareTo(object? obj) => Id.CompareTo(((IdOrder)obj!).Id);
    }
}
