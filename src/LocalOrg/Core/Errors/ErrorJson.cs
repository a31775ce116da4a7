using System.Text.Json;

namespace Salesforce.Typed.Testing.Core.Errors;

/// <summary>Writes an error as the REST API does.</summary>
internal static class ErrorJson
{
    /// <summary>The body of a refusal, or of a step that was refused: an array of one error.</summary>
    public static void WriteBody(Utf8JsonWriter json, ApiException error)
    {
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("message", error.Message);
        json.WriteString("errorCode", error.ErrorCode);
        if (error.Fields is { } fields)
            WriteFields(json, fields);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>The error of one record among several, where the code has another name and the fields are always there.</summary>
    public static void WriteItem(Utf8JsonWriter json, ApiException error)
    {
        json.WriteStartObject();
        json.WriteString("statusCode", error.ErrorCode);
        json.WriteString("message", error.Message);
        WriteFields(json, error.Fields ?? []);
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, string[] fields)
    {
        json.WriteStartArray("fields");
        foreach (var field in fields)
            json.WriteStringValue(field);
        json.WriteEndArray();
    }
}
