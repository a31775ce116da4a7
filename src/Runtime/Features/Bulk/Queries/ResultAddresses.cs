using System.Text.Json;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Bulk.Jobs;

namespace Salesforce.Typed.Features.Bulk.Queries;

/// <summary>
/// The addresses of a result's pages, below the job. The org lists up to five at a time, which can be fetched at the same time; where it
/// does not, each page says where the next one is.
/// </summary>
internal sealed class ResultAddresses(BulkJobs jobs, string jobId, int pageSize, bool isListed)
{
    private const string ListResource = "resultPages";

    private readonly Queue<string> _listed = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seenLists = new(StringComparer.Ordinal);
    private bool _isListed = isListed;
    private string? _nextList = $"{ListResource}?maxRecords={pageSize}";
    private bool _hasBegun;

    /// <summary>The address after that of a page; null after the last one.</summary>
    /// <param name="last">The page that was opened last; null before the first.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async ValueTask<string?> NextAsync(BulkResultPage? last, CancellationToken cancellationToken)
    {
        while (_isListed && _listed.Count == 0 && _nextList is { } list)
            await ReadListAsync(list, cancellationToken).ConfigureAwait(false);
        if (_isListed)
            return _listed.TryDequeue(out var address) ? address : null;
        if (last is not null)
        {
            await last.OpenAsync(cancellationToken).ConfigureAwait(false);
            return last.NextLocator is { } locator ? Address("results", Require(locator, _seen), $"{pageSize}") : null;
        }
        var isFirst = !_hasBegun;
        _hasBegun = true;
        return isFirst ? $"results?maxRecords={pageSize}" : null;
    }

    private async ValueTask ReadListAsync(string list, CancellationToken cancellationToken)
    {
        _nextList = null;
        try
        {
            await jobs.GetAsync(jobId, list, "the result pages of a bulk job", Read, cancellationToken).ConfigureAwait(false);
        }
        catch (SalesforceNotFoundException) when (_seen.Count == 0 && _seenLists.Count == 0)
        {
            // The resource is there from API version 58.0 on. If it is the job that is gone, its first page says so.
            _isListed = false;
        }
    }

    private bool Read(JsonElement answer)
    {
        foreach (var page in answer.GetProperty("resultPages").EnumerateArray())
        {
            var (locator, maxRecords) = Query(page.GetProperty("resultUrl").GetString()!);
            _listed.Enqueue(locator is null ? $"results?maxRecords={pageSize}" : Address("results", Require(locator, _seen), maxRecords));
        }
        // The guide's table has one name and its example the other.
        var next = answer.TryGetProperty("nextRecordsUrl", out var url) || answer.TryGetProperty("nextRecordUrl", out url) ? url : default;
        if (next.ValueKind == JsonValueKind.String && Query(next.GetString()!) is { Locator: { } at, MaxRecords: var most })
            _nextList = Address(ListResource, Require(at, _seenLists), most);
        else if (!answer.GetProperty("done").GetBoolean())
            throw new FormatException("There are more pages, and no address of them.");
        return true;
    }

    // Only the parameters are taken: an address of the answer could lead anywhere.
    private static (string? Locator, string? MaxRecords) Query(string url)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? url[(at + 1)..].Split('&') : [];
        string? Value(string name) => query.FirstOrDefault(p => p.StartsWith(name, StringComparison.Ordinal)) is { } parameter
            ? Uri.UnescapeDataString(parameter[name.Length..])
            : null;
        return (Value("locator="), Value("maxRecords="));
    }

    private static string Address(string resource, string locator, string? maxRecords) =>
        $"{resource}?locator={Uri.EscapeDataString(locator)}"
            + (maxRecords is null ? "" : "&maxRecords=" + Uri.EscapeDataString(maxRecords));

    private string Require(string locator, HashSet<string> seen) => seen.Add(locator)
        ? locator
        : throw new SalesforceFormatException(
            $"The result of bulk job {jobId} leads back to a page that was read already, which would have no end");
}
