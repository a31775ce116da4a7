using System.Text.Json;
using Salesforce.Typed.Testing.Core.Json;

namespace Salesforce.Typed.Testing.Http.Resources;

/// <summary>
/// Checks the body of <c>parameterizedSearch</c>: the names of its members, and which of them are lists (REST API, Parameterized Search).
/// </summary>
internal static class SearchBody
{
    private static readonly Dictionary<string, Kind> Members = new(StringComparer.Ordinal)
    {
        ["q"] = Kind.Value, ["in"] = Kind.Value, ["fields"] = Kind.Values, ["sobjects"] = Kind.Objects,
        ["overallLimit"] = Kind.Value, ["defaultLimit"] = Kind.Value, ["offset"] = Kind.Value, ["dataCategory"] = Kind.Any,
        ["dataCategories"] = Kind.Any, ["division"] = Kind.Value, ["metadata"] = Kind.Value, ["netWorkIds"] = Kind.Any,
        ["pricebookId"] = Kind.Value, ["snippet"] = Kind.Value, ["spellCorrection"] = Kind.Value, ["updateTracking"] = Kind.Value,
        ["updateViewStat"] = Kind.Value,
    };

    private static readonly Dictionary<string, Kind> ObjectMembers = new(StringComparer.Ordinal)
    {
        ["name"] = Kind.Value, ["fields"] = Kind.Values, ["where"] = Kind.Value, ["orderBy"] = Kind.Value, ["limit"] = Kind.Value,
    };

    private enum Kind
    {
        Any,
        Value,
        Values,
        Objects,
    }

    /// <summary>Refuses a member that is not known, and one of another kind.</summary>
    public static void Check(JsonBody body) => Check(body, body.Root, Members);

    private static void Check(JsonBody body, JsonElement element, Dictionary<string, Kind> members)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw body.CannotDeserialize("Object", element);
        foreach (var member in element.EnumerateObject())
        {
            if (!members.TryGetValue(member.Name, out var kind))
                throw body.Unrecognized(member);
            if (member.Value.ValueKind != JsonValueKind.Null)
                Check(body, member.Value, kind);
        }
    }

    private static void Check(JsonBody body, JsonElement value, Kind kind)
    {
        if (kind == Kind.Value && value.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
            throw body.CannotDeserialize("string", value);
        if (kind is Kind.Any or Kind.Value)
            return;
        if (value.ValueKind != JsonValueKind.Array)
            throw body.CannotDeserialize("List", value);
        foreach (var item in value.EnumerateArray())
        {
            if (kind == Kind.Objects)
                Check(body, item, ObjectMembers);
            else if (item.ValueKind != JsonValueKind.String)
                throw body.CannotDeserialize("string", item);
        }
    }
}
