using System.Globalization;
using System.Text;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Http.Requests;
using Salesforce.Typed.Testing.Queries.Execution;
using Salesforce.Typed.Testing.Queries.Sql;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>Jobs that read records: <c>jobs/query</c>.</summary>
internal sealed class QueryJobResource(OrgView view, QueryCompiler compiler, QueryRunner queries, BulkServices bulk)
{
    // The rows of a page where the client does not limit them.
    private const int DefaultRows = 100_000;
    private const int UrlsOfAnswer = 5;
    private const int FirstVersionWithResultPages = 58;

    /// <summary>Creates a job, whose query begins immediately.</summary>
    public ApiResponse Create(Call call)
    {
        var body = call.JsonObject();
        string? Text(string name) => BulkJobBody.Text(call.Json(), body, name);
        BulkJobBody.RequireCsv(call.Json(), body);
        var operation = Text("operation") ?? throw BulkErrors.Invalid("operation is required");
        if (operation is not ("query" or "queryAll"))
            throw BulkErrors.Invalid($"Invalid operation '{operation}'. Use query, queryAll");
        var soql = Text("query") ?? throw BulkErrors.Invalid("query is required");
        // Refuses a statement that is wrong anywhere.
        compiler.Compile(soql, operation == "queryAll");
        var query = SoqlParser.Parse(soql).Tree!;
        var columns = QueryJobColumns.Find(view, query);
        var job = new QueryJob
        {
            Id = bulk.Jobs.NextId(),
            Object = view.Model.Find(query.From.Main.Name.Text)!.Name,
            Operation = operation,
            Soql = soql,
            Dialect = CsvDialect.Of(Text("columnDelimiter"), Text("lineEnding")),
            Version = call.Version,
            UserId = view.UserId,
            Created = bulk.Jobs.Now,
            ChangeOrigin = call.ChangeOrigin,
            IsPkChunkingSupported = query.Limit is null && query.OrderBy.Count == 0,
        };
        job.MoveTo(BulkJobState.UploadComplete, job.Created);
        bulk.Jobs.Add(job);
        bulk.Processor.Start(new QueryJobRun(job, columns, queries, bulk).Step);
        return ApiResponse.Json(json => BulkJobJson.WriteShort(json, job));
    }

    public ApiResponse Get(string id)
    {
        var job = Find(id);
        return ApiResponse.Json(json => BulkJobJson.WriteFull(json, job));
    }

    public ApiResponse List(Call call) => BulkJobList.Answer(bulk.Jobs, view, call, "V2Query");

    /// <summary>Aborts a job.</summary>
    public ApiResponse Change(Call call, string id)
    {
        var body = call.JsonObject();
        if (BulkJobBody.State(call.Json(), body) != BulkJobState.Aborted)
            throw BulkErrors.InvalidState("A query job has no upload to complete: set Aborted");
        var job = Find(id);
        if (job.IsTerminated)
            throw BulkErrors.InvalidState(
                $"Aborting already {(job.State == BulkJobState.JobComplete ? "Completed" : job.State)} Job not allowed");
        job.MoveTo(BulkJobState.Aborted, bulk.Jobs.Now);
        return ApiResponse.Json(json => BulkJobJson.WriteShort(json, job));
    }

    public ApiResponse Delete(string id)
    {
        var job = Find(id);
        if (!job.IsTerminated)
            throw BulkErrors.NotTerminated();
        bulk.Jobs.Remove(job);
        return ApiResponse.Empty();
    }

    /// <summary>A page of the rows, with the header row. A page can be read as often as wanted.</summary>
    public ApiResponse Results(Call call, string id)
    {
        var job = Complete(call, id);
        var from = LocatorOf(job, call.Query["locator"]);
        var (to, start, end) = QueryJobPage.Cut(job.Offsets, job.Rows.Length, from, MostRows(call));
        var response = BulkResponse.Csv(job.Header, job.Rows.Read(start, end - start));
        response.Headers.Add(new("Sforce-Locator", to < job.Offsets.Count ? Locator(to) : "null"));
        response.Headers.Add(new("Sforce-NumberOfRecords", (to - from).ToString(CultureInfo.InvariantCulture)));
        return response;
    }

    /// <summary>The addresses of the next pages, to read them at the same time.</summary>
    public ApiResponse ResultPages(Call call, string id)
    {
        if (call.Version < FirstVersionWithResultPages)
            throw ApiErrors.NotFound();
        var job = Complete(call, id);
        var most = MostRows(call);
        var from = LocatorOf(job, call.Query["locator"]);
        var path = $"{call.BaseUrl}/jobs/query/{job.Id}";
        var length = job.Rows.Length;
        var limit = call.Query["maxRecords"] is null ? "" : $"&maxRecords={most}";
        return ApiResponse.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("resultPages");
            for (var i = 0; i < UrlsOfAnswer && (from < job.Offsets.Count || (i == 0 && job.Offsets.Count == 0)); i++)
            {
                json.WriteStartObject();
                json.WriteString("resultUrl", $"{path}/results?locator={Locator(from)}{limit}");
                json.WriteEndObject();
                from = QueryJobPage.Cut(job.Offsets, length, from, most).To;
            }
            json.WriteEndArray();
            if (from < job.Offsets.Count)
                json.WriteString("nextRecordsUrl", $"{path}/resultPages?locator={Locator(from)}{limit}");
            json.WriteBoolean("done", from >= job.Offsets.Count);
            json.WriteEndObject();
        });
    }

    private QueryJob Complete(Call call, string id)
    {
        var job = Find(id);
        if (job.Version != call.Version)
            throw new ApiException(
                409, "API_ERROR", $"The results of this job are read with the API version that it was created with: {job.Version}.0", null);
        return job.State == BulkJobState.JobComplete ? job : throw BulkErrors.NotComplete(job.Id);
    }

    private static int MostRows(Call call)
    {
        if (call.Query["maxRecords"] is not { } text)
            return DefaultRows;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0
            ? most
            : throw new ApiException(400, "INVALID_PARAMETER", $"Invalid maxRecords '{text}': a whole number above zero is expected", null);
    }

    // Opaque to clients.
    private static string Locator(int row) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes("row " + row.ToString(CultureInfo.InvariantCulture))).TrimEnd('=');

    private static int LocatorOf(QueryJob job, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return 0;
        var padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length) is ['r', 'o', 'w', ' ', .. var digits]
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row <= job.Offsets.Count
            ? row
            : throw new ApiException(400, "INVALID_LOCATOR", "Invalid locator", null);
    }

    private QueryJob Find(string id) => bulk.Jobs.Find<QueryJob>(view, id);
}
