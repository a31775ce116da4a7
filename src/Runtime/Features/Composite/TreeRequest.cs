using System.Net;
using System.Text.Json;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Composite;

/// <summary>
/// A request of <c>/composite/tree/X</c>: all of its records or none. It answers <c>{hasErrors, results: [{referenceId, id | errors}]}</c>;
/// a refusal, which is a 400, names those that are to blame alone.
/// </summary>
/// <inheritdoc cref="CollectionRequest"/>
internal sealed record TreeRequest(
    string Path, int[] Places, Func<HttpContent>? Body) : CollectionRequest(HttpMethod.Post, Path, Places, Body)
{
    public override HttpStatusCode? AlsoRead => HttpStatusCode.BadRequest;

    public override SuccessForms Success => SuccessForms.Created | SuccessForms.Json;

    /// <summary>By what name the record at a place goes.</summary>
    public static string NameOf(int place) => "r" + place.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public override WriteResult[] Read(HttpStatusCode status, byte[] answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Array)
                throw ErrorReader.Create("POST " + Path, status, ErrorReader.Read(root));
            var results = root.GetProperty("results").EnumerateArray().ToDictionary(r => r.GetProperty("referenceId").GetString()!);
            var hasErrors = root.GetProperty("hasErrors").GetBoolean();
            return Array.ConvertAll(Places, place => results.TryGetValue(NameOf(place), out var result)
                ? Read(result, hasErrors)
                : hasErrors ? WriteResult.Refused([], isRolledBack: true) : throw new KeyNotFoundException(NameOf(place)));
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            throw new SalesforceFormatException(
                "Expected what creating a tree answers: an object with hasErrors, and results with a referenceId each", inner: e);
        }
    }

    private static WriteResult Read(JsonElement result, bool hasErrors)
    {
        if (hasErrors)
            return WriteResult.Refused(ErrorReader.Read(result.GetProperty("errors")), isRolledBack: false);
        var id = result.GetProperty("id").GetString();
        return RawId.TryParse(id, out var raw, out _)
            ? WriteResult.Saved(raw, created: true)
            : throw new SalesforceFormatException($"Expected the id of a saved record, found '{ServerText.Show(id)}'");
    }
}
