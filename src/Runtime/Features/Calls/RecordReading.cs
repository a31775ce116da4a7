using System.Net;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;
using Salesforce.Typed.Transport.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Calls;

/// <summary>
/// Reads one record. Its address carries the names of its fields, as far as they are its own and fit; parents' fields, and objects whose
/// fields are too many for an address, are read by a query for the one row.
/// </summary>
/// <param name="parts">The object and its fields.</param>
/// <param name="path">The address of the record.</param>
/// <param name="row">The same row in a query.</param>
internal sealed class RecordReading(QueryParts parts, string path, Condition row)
{
    private string Fields =>
        parts.Fields is { } fields ? parts.From.SelectLists.Of(fields).FieldsInAddress : parts.From.DefaultFieldsInAddress;

    /// <summary>Reads it; null where there is none, or the user does not see it.</summary>
    public async Task<SObject?> FindAsync(CancellationToken cancellationToken)
    {
        if (Address() is not { } address)
            return await QueryAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var response = await parts.Transport.SendAsync(new(HttpMethod.Get, address), cancellationToken).ConfigureAwait(false);
            return await ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
        catch (SalesforceNotFoundException e) when (IsOfRecord(e))
        {
            return null;
        }
    }

    /// <summary>Reads it under a condition.</summary>
    /// <param name="headers">The headers of the call.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">The fields cannot be used in an address, and a query has no conditions.</exception>
    public async Task<RecordResponse<T>> ReadAsync<T>(RestHeader? headers, CancellationToken cancellationToken)
        where T : SObject
    {
        var address = Address() ?? throw new ArgumentException(
            $"A call with options reads one {parts.From.Name} by its address, which cannot carry these fields: they are parents' fields, "
                + $"or too many. Choose fewer fields of the record itself, or read it without options.", "fields");
        try
        {
            using var response = await parts.Transport.SendAsync(
                new(HttpMethod.Get, address) { Headers = headers, AlsoRead = HttpStatusCode.NotModified },
                cancellationToken).ConfigureAwait(false);
            var isNotModified = response.StatusCode == HttpStatusCode.NotModified;
            var record = isNotModified ? null : await ReadAsync(response, cancellationToken).ConfigureAwait(false);
            return new RecordResponse<T>((T?)record, isNotModified, ETag(response), response.Content.Headers.LastModified);
        }
        catch (SalesforceNotFoundException e) when (IsOfRecord(e))
        {
            return new RecordResponse<T>(null, false, null, null);
        }
    }

    private string? Address()
    {
        var fields = Fields;
        if (fields.Contains('.', StringComparison.Ordinal) || path.Length + fields.Length > QueryCall.LongestPath)
            return null;
        return $"{path}?fields={fields}";
    }

    private async Task<SObject?> QueryAsync(CancellationToken cancellationToken)
    {
        var pages = new RowPages(parts with { Where = row, Limit = 2 });
        await using var disposal = pages.ConfigureAwait(false);
        var rows = new List<SObject>(2);
        while (await pages.ReadAsync(rows, cancellationToken).ConfigureAwait(false))
        {
        }
        return rows.Count < 2 ? rows.FirstOrDefault() : throw Several(rows);
    }

    // What the row's address would have answered.
    private SalesforceApiException Several(List<SObject> rows) => ErrorReader.Create(
        new ErrorAnswer(new RestCall(HttpMethod.Get, path).Name, HttpStatusCode.Ambiguous, [])
        {
            Matches = [.. rows.Select(r => $"{parts.Transport.DataPath}/sobjects/{parts.From.Name}/{r.RecordId}")]
        });

    private async Task<SObject> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        await RecordBody.ReadAsync(response, parts.Plan, new RowContext(parts.Transport), cancellationToken).ConfigureAwait(false);

    // The key field itself may be missing, which the org says with the same status: that is not an answer to whether there is a record.
    private static bool IsOfRecord(SalesforceNotFoundException e) =>
        !e.Errors.Any(error => error.Message.StartsWith("Provided external ID field", StringComparison.Ordinal));

    // As it came: it is compared by the org, and its ending reports whether the answer was compressed.
    private static string? ETag(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues(HeaderNames.ETag, out var values) ? values.ToString() : null;
}
