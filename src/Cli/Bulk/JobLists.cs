using System.Text.Json;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Bulk.Jobs;

namespace Salesforce.Typed.Cli.Bulk;

/// <summary>The jobs of Bulk API 2.0 that an org has: it keeps them for 7 days.</summary>
internal sealed class JobLists(SalesforceClient org)
{
    private const int AtOnce = 8;

    // The org has at most some ten thousand jobs a day, and a page has a thousand.
    private const int MostPages = 200;

    /// <summary>All jobs, the newest first.</summary>
    /// <exception cref="InvalidDataException">An answer cannot be read.</exception>
    /// <exception cref="SalesforceApiException">The org refused a call.</exception>
    public async Task<IReadOnlyList<ListedJob>> AllAsync(CancellationToken cancellationToken)
    {
        var jobs = new Dictionary<string, ListedJob>(StringComparer.Ordinal);
        foreach (var isQuery in (bool[])[false, true])
        {
            string? locator = null;
            for (var page = 0; page < MostPages; page++)
            {
                var type = isQuery ? "jobs/query?jobType=V2Query" : "jobs/ingest?jobType=V2Ingest";
                var path = locator is null ? type : $"{type}&queryLocator={Uri.EscapeDataString(locator)}";
                using var answer = await GetAsync(path, cancellationToken).ConfigureAwait(false);
                foreach (var job in Records(answer.RootElement))
                    jobs.TryAdd(ListedJob.Read(job, isQuery).Id, ListedJob.Read(job, isQuery));
                if ((locator = Next(answer.RootElement)) is null)
                    break;
            }
        }
        return [.. jobs.Values.OrderByDescending(j => j.CreatedDate, StringComparer.Ordinal).ThenBy(j => j.Id, StringComparer.Ordinal)];
    }

    /// <summary>Adds the numbers of records, which the lists do not have.</summary>
    public async Task<IReadOnlyList<ListedJob>> WithNumbersAsync(IReadOnlyList<ListedJob> jobs, CancellationToken cancellationToken)
    {
        var (ingest, query) = (new BulkJobs(org.Transport, BulkJobKind.Ingest), new BulkJobs(org.Transport, BulkJobKind.Query));
        var found = new ListedJob[jobs.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, jobs.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (i, token) => found[i] = await WithNumbersAsync(jobs[i], jobs[i].IsQuery ? query : ingest, token).ConfigureAwait(false))
            .ConfigureAwait(false);
        return found;
    }

    private static async Task<ListedJob> WithNumbersAsync(ListedJob job, BulkJobs jobs, CancellationToken cancellationToken)
    {
        try
        {
            return job with { Job = await jobs.GetAsync(job.Id, cancellationToken).ConfigureAwait(false) };
        }
        catch (SalesforceNotFoundException)
        {
            // It was deleted since.
            return job;
        }
    }

    private async Task<JsonDocument> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await org.SendAsync(HttpMethod.Get, path, null, cancellationToken).ConfigureAwait(false);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return JsonDocument.Parse(bytes);
    }

    private static IEnumerable<JsonElement> Records(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("records", out var records)
            && records.ValueKind == JsonValueKind.Array
            ? records.EnumerateArray()
            : throw new InvalidDataException("The answer of the org is not a list of bulk jobs.");

    // Only the locator is taken: an address of the answer could lead anywhere, and that of query jobs is below jobs/ingest.
    private static string? Next(JsonElement answer)
    {
        if (!answer.TryGetProperty("nextRecordsUrl", out var url) || url.ValueKind != JsonValueKind.String)
            return null;
        var text = url.GetString()!;
        var parameters = text[(text.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&');
        return parameters.FirstOrDefault(p => p.StartsWith("queryLocator=", StringComparison.Ordinal)) is { } locator
            ? Uri.UnescapeDataString(locator["queryLocator=".Length..])
            : null;
    }
}
