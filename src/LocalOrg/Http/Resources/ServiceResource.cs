using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Http.Requests;

namespace Salesforce.Typed.Testing.Http.Resources;

/// <summary>The versions of the API, and the resources of a version.</summary>
internal static class ServiceResource
{
    private static readonly string[] Resources =
        ["composite", "limits", "parameterizedSearch", "query", "queryAll", "recent", "search", "sobjects"];

    /// <summary>All versions: needs no token.</summary>
    public static ApiResponse Versions() => ApiResponse.Json(json =>
    {
        json.WriteStartArray();
        for (var version = ApiVersion.Oldest; version <= ApiVersion.Newest; version++)
        {
            json.WriteStartObject();
            json.WriteString("label", ApiVersion.Label(version));
            json.WriteString("url", $"/services/data/v{version}.0");
            json.WriteString("version", $"{version}.0");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>The resources of a version.</summary>
    public static ApiResponse Root(Call call, string userId) => ApiResponse.Json(json =>
    {
        json.WriteStartObject();
        // Absolute, unlike the others: clients go there next.
        json.WriteString("identity", $"{call.Origin}/id/{RecordId.Organization}/{userId}");
        foreach (var resource in Resources)
            json.WriteString(resource, $"{call.BaseUrl}/{resource}");
        json.WriteEndObject();
    });
}
