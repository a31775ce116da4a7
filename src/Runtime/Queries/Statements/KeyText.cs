using System.Globalization;
using Salesforce.Typed.Core.Values;

namespace Salesforce.Typed.Queries.Statements;

/// <summary>The text of a key's value in an address.</summary>
internal static class KeyText
{
    /// <summary>The text of <paramref name="value"/>, before it is percent-encoded.</summary>
    public static string Of<TValue>(TValue value, string sobject, string field) => value switch
    {
        null or "" => throw new ArgumentException($"A value for {sobject}.{field} is needed: an empty key names no record.", nameof(value)),
        // In an address these two lead up the path, percent-encoded too.
        "." or ".." => throw new ArgumentException(
            $"'{value}' cannot be a key in an address. Find the record of {sobject} by a query on {field}.", nameof(value)),
        string text => text,
        DateOnly date => WireDates.Write(date),
        DateTimeOffset instant => WireDates.Write(instant),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
