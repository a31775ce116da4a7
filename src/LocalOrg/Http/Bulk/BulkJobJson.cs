using System.Globalization;
using System.Text.Json;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>Writes what the API answers of a job.</summary>
internal static class BulkJobJson
{
    /// <summary>What creating a job and changing its state answer.</summary>
    public static void WriteShort(Utf8JsonWriter json, BulkJob job)
    {
        json.WriteStartObject();
        WriteCommon(json, job);
        json.WriteEndObject();
    }

    /// <summary>What reading a job answers.</summary>
    public static void WriteFull(Utf8JsonWriter json, BulkJob job)
    {
        json.WriteStartObject();
        WriteCommon(json, job);
        json.WriteString("jobType", job is IngestJob ? "V2Ingest" : "V2Query");
        json.WriteNumber("numberRecordsProcessed", job.Processed);
        if (job is IngestJob ingest)
        {
            json.WriteNumber("numberRecordsFailed", ingest.Failed);
            if (job.ErrorMessage is { } message)
                json.WriteString("errorMessage", message);
            json.WriteNumber("apexProcessingTime", 0);
            json.WriteNumber("apiActiveProcessingTime", Milliseconds(job));
        }
        else if (job is QueryJob query)
        {
            json.WriteBoolean("isPkChunkingSupported", query.IsPkChunkingSupported);
        }
        json.WriteNumber("retries", 0);
        json.WriteNumber("totalProcessingTime", Milliseconds(job));
        json.WriteEndObject();
    }

    private static void WriteCommon(Utf8JsonWriter json, BulkJob job)
    {
        json.WriteString("id", job.Id);
        json.WriteString("operation", job.Operation);
        json.WriteString("object", job.Object);
        json.WriteString("createdById", job.UserId);
        json.WriteString("createdDate", Moment(job.Created));
        json.WriteString("systemModstamp", Moment(job.Modified));
        json.WriteString("state", job.State.ToString());
        if (job is IngestJob { ExternalIdField: { } key })
            json.WriteString("externalIdFieldName", key);
        if (job is IngestJob { AssignmentRuleId: { } rule })
            json.WriteString("assignmentRuleId", rule);
        json.WriteString("concurrencyMode", "Parallel");
        json.WriteString("contentType", "CSV");
        json.WritePropertyName("apiVersion");
        json.WriteRawValue(job.Version.ToString(CultureInfo.InvariantCulture) + ".0");
        // Relative, without a slash at the beginning, and only while the job is open.
        if (job is IngestJob && job.State == BulkJobState.Open)
            json.WriteString("contentUrl", $"services/data/v{job.Version}.0/jobs/ingest/{job.Id}/batches");
        json.WriteString("lineEnding", job.Dialect.LineEndingName);
        json.WriteString("columnDelimiter", job.Dialect.DelimiterName);
    }

    private static long Milliseconds(BulkJob job) => job.IsTerminated ? (long)(job.Modified - job.Created).TotalMilliseconds : 0;

    private static string Moment(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);
}
