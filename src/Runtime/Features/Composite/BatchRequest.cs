using System.Net;
using System.Text.Json;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Features.Composite;

/// <summary>
/// A request of <c>/composite/batch</c>: <c>{haltOnError, batchRequests: [{method, url, richInput?}]}</c>, the addresses from the version
/// on. It answers
/// <c>{hasErrors, results: [{statusCode, result}]}</c>, in the order of the request.
/// </summary>
internal sealed record BatchRequest : StepsRequest
{
    /// <summary>How many steps a request takes (REST API, Composite Batch).</summary>
    public const int MostSteps = 25;

    private readonly bool _haltOnError;

    /// <param name="dataPath">The path of the API's resources, with the version.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="places">Their places among all that are sent.</param>
    /// <param name="haltOnError">Whether nothing is done after a step that failed.</param>
    public BatchRequest(string dataPath, UnitStep[] steps, int[] places, bool haltOnError)
        : base(dataPath + "/composite/batch", steps, places, writer => WriteBody(writer, dataPath, steps, haltOnError)) =>
            _haltOnError = haltOnError;

    protected override string Expected => "what a batch answers: results, with a statusCode and a result for each step";

    public override bool StopsAt(WriteResult[] answers) =>
        _haltOnError && !Array.TrueForAll(answers, v => v.Status == OutcomeStatus.Succeeded);

    protected override WriteResult[] Read(JsonElement answer)
    {
        List<JsonElement> results = [.. answer.GetProperty("results").EnumerateArray()];
        if (results.Count != Steps.Length)
            throw new SalesforceFormatException($"{Steps.Length} steps were sent, and {results.Count} were answered");
        return [.. Steps.Zip(results, (step, result) =>
            StepReader.Read(
                step, new StepAnswer((HttpStatusCode)result.GetProperty("statusCode").GetInt32(), result.GetProperty("result"))))];
    }

    private static void WriteBody(Utf8JsonWriter writer, string dataPath, UnitStep[] steps, bool haltOnError)
    {
        var version = dataPath[(dataPath.LastIndexOf('/') + 1)..];
        writer.WriteBoolean("haltOnError"u8, haltOnError);
        writer.WriteStartArray("batchRequests"u8);
        foreach (var step in steps)
        {
            writer.WriteStartObject();
            writer.WriteString("method"u8, step.Call!.Method.Method);
            writer.WriteString("url"u8, $"{version}/{step.Call.Path}");
            if (step.Call.Body is { } body)
            {
                writer.WritePropertyName("richInput"u8);
                body(writer);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
