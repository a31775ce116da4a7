using System.Runtime.InteropServices;
using System.Text.Json;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Queries.RawSoql;

/// <summary>The rows of a statement by name. A page is read whole.</summary>
internal sealed class NamedPages : IStatementPages<SoqlRow>
{
    private readonly StatementCall _call;
    private readonly SoqlRowReader _reader;
    private readonly PageTrail _trail = new(null);
    private string? _next;
    private bool _isOpen;

    public NamedPages(StatementCall call)
    {
        _call = call;
        _reader = new SoqlRowReader(FetchAsync, call.Transport.MaxRowBytes);
    }

    public int TotalSize { get; private set; }

    public async ValueTask<bool> ReadAsync(List<SoqlRow> rows, CancellationToken cancellationToken)
    {
        var before = rows.Count;
        while (!_isOpen || _next is not null)
        {
            using var page = _isOpen
                ? await FetchAsync(_next!, cancellationToken).ConfigureAwait(false)
                : await OpenAsync(cancellationToken).ConfigureAwait(false);
            await ReadPageAsync(page.RootElement, rows, cancellationToken).ConfigureAwait(false);
            if (_next is not null)
                _trail.Enter(_next, rows.Count - before);
            if (rows.Count > before)
                return true;
        }
        return false;
    }

    public ValueTask<bool> ReadPageAsync(List<SoqlRow> rows, CancellationToken cancellationToken) => ReadAsync(rows, cancellationToken);

    public ValueTask DisposeAsync() => default;

    private async ValueTask ReadPageAsync(JsonElement page, List<SoqlRow> rows, CancellationToken cancellationToken)
    {
        _isOpen = true;
        try
        {
            if (page.TryGetProperty("compositeResponse", out var steps))
                page = Body(steps[0]);
            TotalSize = page.GetProperty("totalSize").GetInt32() is >= 0 and var total
                ? total
                : throw new FormatException("A negative number of rows.");
            _next = SoqlRowReader.Next(page);
            _reader.BeginPage();
            await _reader.ReadAllAsync(page.GetProperty("records"), rows, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            var found = page.ValueKind == JsonValueKind.Array
                ? UnexpectedResponse.DescribeUnlessJson(JsonMarshal.GetRawUtf8Value(page).ToArray())
                : "";
            throw new SalesforceFormatException(
                "Expected the result of a query: an object with totalSize, done and records" + found, inner: e);
        }
    }

    private static JsonElement Body(JsonElement step)
    {
        var body = step.GetProperty("body");
        return body.ValueKind == JsonValueKind.Array
            ? throw CompositeStep.Refused(
                step.TryGetProperty("httpStatusCode", out var status) ? status.GetInt32() : null, ErrorReader.Read(body))
            : body;
    }

    private async Task<JsonDocument> OpenAsync(CancellationToken cancellationToken)
    {
        var response = await QueryCall.SendAsync(
            _call.Transport, _call.Soql, _call.IncludesDeleted, QueryCall.Header(_call.BatchSize), cancellationToken).ConfigureAwait(false);
        return await JsonAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false);
    }

    private async Task<JsonDocument> FetchAsync(string url, CancellationToken cancellationToken) => await JsonAnswer.ReadAsync(
        await _call.Transport.SendAsync(new(HttpMethod.Get, url) { Headers = QueryCall.Header(_call.BatchSize) }, cancellationToken)
            .ConfigureAwait(false),
        cancellationToken).ConfigureAwait(false);
}
