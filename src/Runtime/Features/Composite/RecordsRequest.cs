using System.Net;
using System.Text.Json;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Features.Composite;

/// <summary>A request of <c>/composite/sobjects</c>. It answers <c>[{id?, success, errors, created?}]</c>, in the order of the request.</summary>
/// <inheritdoc cref="CollectionRequest"/>
internal sealed record RecordsRequest(HttpMethod Method, string Path, int[] Places, Func<HttpContent>? Body) : CollectionRequest(Method, Path, Places, Body)
{
    private const string RolledBack = "ALL_OR_NONE_OPERATION_ROLLED_BACK";

    public override WriteResult[] Read(HttpStatusCode status, byte[] answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return Read(document.RootElement, Places.Length, Method);
        }
        catch (JsonException e)
        {
            throw NoAnswer(e);
        }
    }

    /// <summary>Reads what became of each record.</summary>
    /// <param name="results">The answer.</param>
    /// <param name="count">How many records were sent.</param>
    /// <param name="method">The method of the request.</param>
    /// <exception cref="SalesforceFormatException">It is no such answer.</exception>
    public static WriteResult[] Read(JsonElement results, int count, HttpMethod method)
    {
        try
        {
            WriteResult[] writeResults = [.. results.EnumerateArray().Select(r => Read(r, method))];
            return writeResults.Length == count
                ? writeResults
                : throw new SalesforceFormatException($"{count} records were sent, and {writeResults.Length} were answered");
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            throw NoAnswer(e);
        }
    }

    private static SalesforceFormatException NoAnswer(Exception e) =>
        new("Expected what saving records answers: a list of objects with id, success and errors", inner: e);

    private static WriteResult Read(JsonElement result, HttpMethod method)
    {
        if (!result.GetProperty("success").GetBoolean())
        {
            var errors = ErrorReader.Read(result.GetProperty("errors"));
            return WriteResult.Refused(errors, errors is [{ ErrorCode: RolledBack }]);
        }
        var id = result.GetProperty("id").GetString();
        // An upsert says it, a create need not.
        var created = method == HttpMethod.Post || (result.TryGetProperty("created", out var isNew) && isNew.ValueKind == JsonValueKind.True);
        return RawId.TryParse(id, out var raw, out _)
            ? WriteResult.Saved(raw, created)
            : throw new SalesforceFormatException($"Expected the id of a saved record, found '{ServerText.Show(id)}'");
    }
}
