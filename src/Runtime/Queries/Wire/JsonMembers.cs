using System.Text.Json;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>Reads members of an answer that may leave them out: older versions and other orgs say less.</summary>
internal static class JsonMembers
{
    /// <summary>The text of a member; null where it is missing, null or no text.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Whether a member is there and true.</summary>
    public static bool Flag(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>The whole number of a member; null where it is missing or no number.</summary>
    public static long? Whole(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
            && Math.Abs(number) < 9.2e18 ? (long)number : null;

    /// <summary>The elements of a member that is a list; none where it is missing or no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    /// <summary>The texts of a member that is a list.</summary>
    public static string[] Texts(this JsonElement element, string name) =>
        [.. element.Items(name).Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!)];
}
