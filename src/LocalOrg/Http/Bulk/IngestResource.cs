using System.Text;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;
using Salesforce.Typed.Testing.Http.Requests;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>Jobs that write records: <c>jobs/ingest</c>.</summary>
internal sealed class IngestResource(OrgView view, Database database, IngestWriter writer, BulkServices bulk)
{
    private const string PartOfData = "content";

    // In a multipart request (Bulk API 2.0, Create a Job).
    private const int MostCharactersOfPart = 100_000;

    private static readonly string[] Operations = ["insert", "update", "upsert", "delete", "hardDelete"];

    /// <summary>Creates a job; with the data in the same request, the job is complete immediately.</summary>
    public ApiResponse Create(Call call)
    {
        var body = call.JsonObject();
        string? Text(string name) => BulkJobBody.Text(call.Json(), body, name);
        BulkJobBody.RequireCsv(call.Json(), body);
        var operation = Text("operation") ?? throw BulkErrors.Invalid("operation is required");
        if (!Operations.Contains(operation))
            throw BulkErrors.Invalid($"Invalid operation '{operation}'. Use {string.Join(", ", Operations)}");
        var name = Text("object") ?? throw BulkErrors.Invalid("object is required");
        var model = view.Model.Find(name) ?? throw new ApiException(400, "INVALIDENTITY", $"Unable to find object: {name}", null);
        var key = Text("externalIdFieldName");
        if (operation == "upsert" && key is null)
            throw BulkErrors.Invalid("externalIdFieldName is required for an upsert");
        if (operation != "upsert" && key is not null)
            throw BulkErrors.Invalid("externalIdFieldName is for an upsert only");
        var data = call.Uploads.Find(PartOfData);
        if (data is { } part && Encoding.UTF8.GetCharCount(part.Span) > MostCharactersOfPart)
            throw BulkErrors.Invalid(
                $"The part {PartOfData} has more than {MostCharactersOfPart} characters. Upload the data with a request of its own");
        var job = new IngestJob
        {
            Id = bulk.Jobs.NextId(),
            Object = model.Name,
            Operation = operation,
            Dialect = CsvDialect.Of(Text("columnDelimiter"), Text("lineEnding")),
            Version = call.Version,
            UserId = view.UserId,
            Created = bulk.Jobs.Now,
            ChangeOrigin = call.ChangeOrigin,
            ExternalIdField = key is null ? null : KeyField(model, key),
            AssignmentRuleId = Text("assignmentRuleId"),
            Upload = data is { } bytes ? SpoolFile.Of(bytes.Span) : null,
        };
        job.MoveTo(BulkJobState.Open, job.Created);
        bulk.Jobs.Add(job);
        if (data is not null)
            Complete(job);
        return ApiResponse.Json(json => BulkJobJson.WriteShort(json, job));
    }

    /// <summary>Takes the data of a job. Nothing in it is checked before the upload is complete.</summary>
    public ApiResponse Upload(Call call, string id)
    {
        var job = Find(id);
        if (job.State != BulkJobState.Open)
            throw BulkErrors.InvalidState($"The job is {job.State}: data is taken while a job is Open");
        if (job.Upload is not null)
            throw BulkErrors.InvalidState("The job has its data: a job takes one upload");
        job.Upload = SpoolFile.Of(call.Body.Span);
        job.MoveTo(BulkJobState.Open, bulk.Jobs.Now);
        return ApiResponse.Empty(201);
    }

    /// <summary>Completes the upload of a job, or aborts the job. What was processed stays.</summary>
    public ApiResponse Change(Call call, string id)
    {
        var body = call.JsonObject();
        var state = BulkJobBody.State(call.Json(), body);
        var job = Find(id);
        if (job.IsTerminated)
        {
            var verb = state == BulkJobState.Aborted ? "Aborting" : "Closing";
            throw BulkErrors.InvalidState(
                $"{verb} already {(job.State == BulkJobState.JobComplete ? "Completed" : job.State)} Job not allowed");
        }
        if (state == BulkJobState.UploadComplete)
        {
            if (job.State != BulkJobState.Open)
                throw BulkErrors.InvalidState($"The job is {job.State}: its upload is complete");
            Complete(job);
        }
        else
        {
            Abort(job);
        }
        return ApiResponse.Json(json => BulkJobJson.WriteShort(json, job));
    }

    public ApiResponse Get(string id)
    {
        var job = Find(id);
        return ApiResponse.Json(json => BulkJobJson.WriteFull(json, job));
    }

    public ApiResponse List(Call call) => BulkJobList.Answer(bulk.Jobs, view, call, "V2Ingest");

    /// <summary>Deletes a job and its results. What the job wrote stays.</summary>
    public ApiResponse Delete(string id)
    {
        var job = Find(id);
        if (job.State is BulkJobState.Open or BulkJobState.InProgress)
            throw BulkErrors.NotTerminated();
        job.MoveTo(BulkJobState.Aborted, bulk.Jobs.Now);
        bulk.Jobs.Remove(job);
        return ApiResponse.Empty();
    }

    public ApiResponse Successes(string id) => Result(id, j => j.Successes);

    public ApiResponse Failures(string id) => Result(id, j => j.Failures);

    public ApiResponse Unprocessed(string id) => Result(id, j => j.Unprocessed);

    private ApiResponse Result(string id, Func<IngestJob, SpoolFile?> list)
    {
        var job = Find(id);
        return job.IsTerminated && list(job) is { } file
            ? BulkResponse.Csv(file.ReadAll())
            : throw BulkErrors.NotComplete(job.Id);
    }

    private void Complete(IngestJob job)
    {
        job.MoveTo(BulkJobState.UploadComplete, bulk.Jobs.Now);
        job.Run = NewRun(job);
        bulk.Processor.Start(job.Run.Step);
    }

    // The step writes the lists, so that they can be read without waiting for a step of the processor.
    private void Abort(IngestJob job)
    {
        job.MoveTo(BulkJobState.Aborted, bulk.Jobs.Now);
        (job.Run ?? NewRun(job)).Step();
    }

    private IngestRun NewRun(IngestJob job) => new(job, view.Model.Find(job.Object)!, database, writer, bulk);

    private static string KeyField(ObjectModel model, string name)
    {
        try
        {
            return RecordKeys.Field(model, name).Name;
        }
        catch (ApiException)
        {
            throw BulkErrors.Invalid(
                $"Field name provided, {name} does not match an External ID, Salesforce Id, or indexed field for {model.Name}");
        }
    }

    private IngestJob Find(string id) => bulk.Jobs.Find<IngestJob>(view, id);
}
