using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;

namespace Salesforce.Typed.Testing.Http.Composite;

/// <summary>What a step answered.</summary>
/// <param name="ReferenceId">The step.</param>
/// <param name="Response">Its response.</param>
internal sealed record StepResult(string ReferenceId, ApiResponse Response)
{
    private static readonly ApiException RolledBack = new(
        400, "PROCESSING_HALTED", "The transaction was rolled back since another operation in the same transaction failed.", null);

    /// <summary>The step was right, or was never tried, and another one was not.</summary>
    public static StepResult ForRolledBack(string referenceId) => new(referenceId, ApiResponse.Error(RolledBack));

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WritePropertyName("body");
        WriteBody(json, Response);
        json.WriteStartObject("httpHeaders");
        foreach (var header in Response.Headers.Where(h => h.Key is "Location" or "ETag" or "Last-Modified"))
            json.WriteString(header.Key, header.Value);
        json.WriteEndObject();
        json.WriteNumber("httpStatusCode", Response.Status);
        json.WriteString("referenceId", ReferenceId);
        json.WriteEndObject();
    }

    /// <summary>Writes the answer's body as a value: null where it has none.</summary>
    public static void WriteBody(Utf8JsonWriter json, ApiResponse response)
    {
        if (response.Body is { Length: > 0 } body)
            json.WriteRawValue(body.Span, skipInputValidation: true);
        else
            json.WriteNullValue();
    }
}
