using System.Globalization;
using System.Net;
using System.Text.Json;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>What a create or an upsert answers: <c>{id, success, errors, created?}</c>.</summary>
/// <param name="Id">The record's id; none after an upsert that updated, in versions up to 45.0.</param>
/// <param name="Created">Whether the record is new.</param>
internal readonly record struct SaveResult(RawId Id, bool Created)
{
    // From this version on an upsert that updates is answered with a body (REST API, sObject Rows by External ID).
    private const decimal FirstVersionWithBody = 46;

    /// <summary>The responses to an upsert that are a success, in the version that the path of the API names.</summary>
    public static SuccessForms UpsertForms(string dataPath) =>
        decimal.Parse(dataPath.AsSpan(dataPath.LastIndexOf('v') + 1), CultureInfo.InvariantCulture) < FirstVersionWithBody
            ? SuccessForms.Created | SuccessForms.NoContent
            : SuccessForms.Created | SuccessForms.Json;

    /// <summary>Reads the answer.</summary>
    /// <exception cref="OutcomeUnknownException">It does not say that the record is saved.</exception>
    public static async Task<SaveResult> ReadAsync(RestCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NoContent)
            return default;
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Read(bytes, response.StatusCode);
        }
        catch (SalesforceFormatException e)
        {
            throw new OutcomeUnknownException(call.Name, e);
        }
    }

    /// <summary>Refuses a result that does not say that the record is saved.</summary>
    /// <exception cref="SalesforceFormatException">It says that the record is not saved, or is not such a result.</exception>
    public static void RequireSuccess(JsonElement result)
    {
        if (result.TryGetProperty("success", out var success) && success.ValueKind != JsonValueKind.True)
            throw new SalesforceFormatException(
                "Expected success: true for a saved record, found success: " + ServerText.Show(success.GetRawText()));
    }

    private static SaveResult Read(byte[] bytes, HttpStatusCode status)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            RequireSuccess(document.RootElement);
            var id = document.RootElement.GetProperty("id").GetString();
            var created = status == HttpStatusCode.Created;
            return RawId.TryParse(id, out var raw, out _)
                ? new SaveResult(raw, created)
                : throw new SalesforceFormatException($"Expected the id of the saved record, found '{ServerText.Show(id)}'");
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            throw new SalesforceFormatException("Expected what saving a record answers: an object with id and success"
                + UnexpectedResponse.DescribeUnlessJson(bytes), inner: e);
        }
    }
}
