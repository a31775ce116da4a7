using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;

namespace Salesforce.Typed.Testing.Http.Composite;

/// <summary>What a step answered.</summary>
/// <param name="ReferenceId">The step.</param>
/// <param name="Reply">Its answer.</param>
internal sealed record StepResult(string ReferenceId, Reply Reply)
{
    private static readonly ApiException RolledBack = new(
        400, "PROCESSING_HALTED", "The transaction was rolled back since another operation in the same transaction failed.", null);

    /// <summary>The step was right, or was never tried, and another one was not.</summary>
    public static StepResult ForRolledBack(string referenceId) => new(referenceId, Reply.Error(RolledBack));

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WritePropertyName("body");
        WriteBody(json, Reply);
        json.WriteStartObject("httpHeaders");
        foreach (var header in Reply.Headers.Where(h => h.Key is "Location" or "ETag" or "Last-Modified"))
            json.WriteString(header.Key, header.Value);
        json.WriteEndObject();
        json.WriteNumber("httpStatusCode", Reply.Status);
        json.WriteString("referenceId", ReferenceId);
        json.WriteEndObject();
    }

    /// <summary>Writes the answer's body as a value: null where it has none.</summary>
    public static void WriteBody(Utf8JsonWriter json, Reply reply)
    {
        if (reply.Body is { Length: > 0 } body)
            json.WriteRawValue(body.Span, skipInputValidation: true);
        else
            json.WriteNullValue();
    }
}
