using System.Net;
using System.Text.Json;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Features.Composite;

/// <summary>
/// A request of <c>/composite/sobjects</c>. It answers <c>[{id?, success, errors, created?}]</c>, in the order of the request.
/// </summary>
/// <inheritdoc cref="CollectionRequest"/>
internal sealed record RecordsRequest(
    HttpMethod Method, string Path, int[] Places, Func<HttpContent>? Body) : CollectionRequest(Method, Path, Places, Body)
{
    private const string RolledBack = "ALL_OR_NONE_OPERATION_ROLLED_BACK";

    /// <summary>The ids that were sent, in order; empty where the response brings them.</summary>
    public IReadOnlyList<RawId> SentIds { get; init; } = [];

    public override WriteResult[] Read(HttpStatusCode status, byte[] answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return Read(document.RootElement, Places.Length, Method, SentIds);
        }
        catch (JsonException e)
        {
            throw NoAnswer(e);
        }
    }

    /// <summary>Reads what happened to each record.</summary>
    /// <param name="results">The answer.</param>
    /// <param name="count">How many records were sent.</param>
    /// <param name="method">The method of the request.</param>
    /// <param name="sentIds">The ids that were sent, in order; empty where the response brings them.</param>
    /// <exception cref="SalesforceFormatException">The response is another one, or it is about other records.</exception>
    public static WriteResult[] Read(JsonElement results, int count, HttpMethod method, IReadOnlyList<RawId> sentIds)
    {
        try
        {
            WriteResult[] writeResults = [.. results.EnumerateArray().Select(r => Read(r, method))];
            if (writeResults.Length != count)
                throw new SalesforceFormatException($"{count} records were sent, and {writeResults.Length} were answered");
            RequireSameRecords(writeResults, method, sentIds);
            return writeResults;
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            throw NoAnswer(e);
        }
    }

    // Entries belong to records by their order alone. Where an id shows that the order is another one, no entry confirms or refuses
    // anything.
    private static void RequireSameRecords(WriteResult[] results, HttpMethod method, IReadOnlyList<RawId> sentIds)
    {
        var created = method == HttpMethod.Post ? new HashSet<RawId>(results.Length) : null;
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is not { Status: OutcomeStatus.Succeeded, Id: var id })
                continue;
            if (sentIds.Count > 0 && sentIds[i].IsId && sentIds[i] != id)
                throw new SalesforceFormatException($"The record {sentIds[i]} was sent at place {i}, and the response has {id} there");
            if (created?.Add(id) == false)
                throw new SalesforceFormatException($"The response gives the id {id} to two records that were created");
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
        var created = method == HttpMethod.Post
            || (result.TryGetProperty("created", out var isNew) && isNew.ValueKind == JsonValueKind.True);
        return RawId.TryParse(id, out var raw, out _)
            ? WriteResult.Saved(raw, created)
            : throw new SalesforceFormatException($"Expected the id of a saved record, found '{ServerText.Show(id)}'");
    }
}
