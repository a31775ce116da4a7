using System.Net;
using System.Text.Json;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>What a create or an upsert answers: <c>{id, success, errors, created?}</c>.</summary>
/// <param name="Id">The record's id; none after an upsert that updated, in versions up to 45.0.</param>
/// <param name="Created">Whether the record is new.</param>
internal readonly record struct SaveResult(RawId Id, bool Created)
{
    /// <summary>Reads the answer.</summary>
    public static async Task<SaveResult> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NoContent)
            return default;
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var id = document.RootElement.GetProperty("id").GetString();
            var created = response.StatusCode == HttpStatusCode.Created;
            return RawId.TryParse(id, out var raw, out _)
                ? new SaveResult(raw, created)
                : throw new SalesforceFormatException($"Expected the id of the saved record, found '{ServerText.Show(id)}'");
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            throw new SalesforceFormatException("Expected what saving a record answers: an object with id and success", inner: e);
        }
    }
}
