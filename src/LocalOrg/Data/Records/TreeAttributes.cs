using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>What a record of a tree or a collection says of itself in <c>attributes</c>, and what it holds besides fields.</summary>
internal static class TreeAttributes
{
    /// <summary>The object and the referenceId.</summary>
    public static (ObjectModel Object, string? ReferenceId) Of(OrgModel objects, JsonElement record)
    {
        if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty("attributes", out var attributes)
            || attributes.ValueKind != JsonValueKind.Object
            || !attributes.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
        {
            throw new ApiException(400, "INVALID_INPUT", "Must specify attributes with a type for each record.");
        }
        var model = objects.Find(type.GetString()!)
            ?? throw new ApiException(400, "INVALID_TYPE", $"sObject type '{type.GetString()}' is not supported.");
        var reference = attributes.TryGetProperty("referenceId", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;
        return (model, reference);
    }

    /// <summary>The child records within a member: <c>"Contacts": {"records": [...]}</c>.</summary>
    public static JsonElement? Children(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("records", out var records)
            && records.ValueKind == JsonValueKind.Array ? records : null;
}
