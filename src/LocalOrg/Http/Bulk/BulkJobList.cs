using System.Globalization;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Http.Requests;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>The lists of jobs: at most a thousand at a time (Bulk API 2.0, Get Information About All Jobs).</summary>
internal static class BulkJobList
{
    private const int MostJobs = 1000;

    /// <summary>Answers a list.</summary>
    /// <param name="jobs">The jobs of the org.</param>
    /// <param name="view">What the user sees.</param>
    /// <param name="call">The call.</param>
    /// <param name="jobType">The type that the list has where the call does not name one.</param>
    public static ApiResponse Answer(BulkJobs jobs, OrgView view, Call call, string jobType)
    {
        var wanted = call.Query["jobType"] ?? jobType;
        var from = int.TryParse(call.Query["queryLocator"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0;
        var matches = jobs.All(view).Where(j => (j is IngestJob ? "V2Ingest" : "V2Query") == wanted).ToList();
        var page = matches.Skip(from).Take(MostJobs).ToList();
        var next = from + page.Count;
        return ApiResponse.Json(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("done", next >= matches.Count);
            json.WriteStartArray("records");
            foreach (var job in page)
                BulkJobJson.WriteShort(json, job);
            json.WriteEndArray();
            if (next < matches.Count)
                // That of the list of query jobs is below jobs/ingest too: the type is a part of it.
                json.WriteString("nextRecordsUrl", $"{call.BaseUrl}/jobs/ingest?queryLocator={next}&jobType={wanted}");
            else
                json.WriteNull("nextRecordsUrl");
            json.WriteEndObject();
        });
    }
}
