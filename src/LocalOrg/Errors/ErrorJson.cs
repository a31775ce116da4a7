using System.Text.Json;

namespace Salesforce.Typed.Local;

/// <summary>Writes an error as the REST API does.</summary>
internal static class ErrorJson
{
    /// <param name="json">Where to write it.</param>
    /// <param name="error">The error.</param>
    /// <param name="codeName"><c>errorCode</c> in answers of their own, <c>statusCode</c> in the items of collections and trees.</param>
    public static void Write(Utf8JsonWriter json, ApiException error, string codeName)
    {
        json.WriteStartObject();
        json.WriteString("message", error.Message);
        json.WriteString(codeName, error.ErrorCode);
        // An item always has the member.
        if (error.Fields is not null || codeName == "statusCode")
        {
            json.WriteStartArray("fields");
            foreach (var field in error.Fields ?? [])
                json.WriteStringValue(field);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
