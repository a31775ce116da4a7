using System.Text.Json;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Core.Ids;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Features.Composite;

/// <summary>Writes the steps of a composite or a graph: <c>[{"method", "url", "referenceId", "httpHeaders"?, "body"?}]</c>.</summary>
internal static class StepBody
{
    /// <summary>Writes them as the member <c>compositeRequest</c> of the object that is open.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="dataPath">The path of the API's resources, with the version.</param>
    /// <param name="steps">The steps.</param>
    public static void Write(Utf8JsonWriter writer, string dataPath, IEnumerable<UnitStep> steps)
    {
        writer.WriteStartArray("compositeRequest"u8);
        foreach (var step in steps)
        {
            var call = step.Call!;
            writer.WriteStartObject();
            writer.WriteString("method"u8, call.Method.Method);
            writer.WriteString("url"u8, $"{dataPath}/{call.Path}");
            writer.WriteString("referenceId"u8, StepReference.NameOf(step.Number));
            if (call.Headers is not null)
            {
                writer.WriteStartObject("httpHeaders"u8);
                for (var header = call.Headers; header is not null; header = header.Next)
                    writer.WriteString(header.Name, header.Value);
                writer.WriteEndObject();
            }
            if (call.Body is not null)
            {
                writer.WritePropertyName("body"u8);
                call.Body(writer);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    /// <summary>
    /// Reads <c>{compositeResponse: [{body, httpStatusCode, referenceId}]}</c>: what happened to each step, in the order of the
    /// steps.
    /// </summary>
    /// <exception cref="SalesforceFormatException">It is not such an answer.</exception>
    public static WriteResult[] Read(JsonElement answer, IReadOnlyList<UnitStep> steps)
    {
        var answers = answer.GetProperty("compositeResponse").EnumerateArray().ToDictionary(a => a.GetProperty("referenceId").GetString()!);
        return [.. steps.Select(step => Read(step, answers[StepReference.NameOf(step.Number)]))];
    }

    private static WriteResult Read(UnitStep step, JsonElement answer) =>
        StepReader.Read(
            step, new StepAnswer((System.Net.HttpStatusCode)answer.GetProperty("httpStatusCode").GetInt32(), answer.GetProperty("body")));
}
