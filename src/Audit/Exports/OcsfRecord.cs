using System.Text.Json;
using Salesforce.Typed.Audit.Records;

namespace Salesforce.Typed.Audit.Exports;

/// <summary>A record as OCSF API Activity (schema.ocsf.io, class 6003).</summary>
internal static class OcsfRecord
{
    private const int ApiActivity = 6003;
    private const int Other = 99;

    public static void Write(Utf8JsonWriter writer, AuditRecord record)
    {
        var entry = record.Entry;
        var activity = Activity(entry.Tool);
        writer.WriteStartObject();
        writer.WriteNumber("category_uid", ApiActivity / 1_000);
        writer.WriteString("category_name", "Application Activity");
        writer.WriteNumber("class_uid", ApiActivity);
        writer.WriteString("class_name", "API Activity");
        writer.WriteNumber("activity_id", activity);
        writer.WriteNumber("type_uid", (ApiActivity * 100L) + activity);
        writer.WriteNumber("severity_id", entry.Decision == "denied" ? 3 : 1);
        writer.WriteNumber("status_id", Status(entry));
        writer.WriteNumber("time", record.Time.ToUnixTimeMilliseconds());
        writer.WriteString("message", entry.Sentence);
        writer.WriteStartObject("metadata");
        writer.WriteString("version", "1.3.0");
        writer.WriteString("uid", $"{record.Chain}/{record.Sequence}");
        if (entry.TraceId is { } trace)
            writer.WriteString("correlation_uid", trace);
        writer.WriteStartObject("product");
        writer.WriteString("name", "Salesforce.Typed gate");
        writer.WriteString("vendor_name", "Salesforce.Typed");
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartObject("actor");
        writer.WriteStartObject("user");
        writer.WriteString("name", entry.Agent ?? entry.Person ?? "gate");
        writer.WriteString("type", entry.Agent is null ? "User" : "Agent");
        if (entry.KeyPrefix is { } prefix)
            writer.WriteString("credential_uid", prefix);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartObject("api");
        writer.WriteString("operation", entry.Tool ?? RecordJson.KindName(entry.Kind));
        writer.WriteEndObject();
        writer.WriteStartObject("src_endpoint");
        writer.WriteString("name", entry.Client ?? "unknown");
        writer.WriteEndObject();
        if (entry.Footprint is { } footprint)
        {
            writer.WriteStartArray("resources");
            writer.WriteStartObject();
            writer.WriteString("name", footprint);
            writer.WriteString("namespace", entry.Org ?? "");
            writer.WriteEndObject();
            writer.WriteEndArray();
        }
        WriteUnmapped(writer, record);
        writer.WriteEndObject();
    }

    private static void WriteUnmapped(Utf8JsonWriter writer, AuditRecord record)
    {
        writer.WriteStartObject("unmapped");
        writer.WriteString("kind", RecordJson.KindName(record.Entry.Kind));
        foreach (var (name, value) in RecordJson.Texts(record.Entry))
        {
            if (value is not null && name is ("decision" or "grant" or "reason" or "person" or "approval" or "outcome" or "argumentsHash"))
                writer.WriteString(name, value);
        }
        foreach (var (name, value) in RecordJson.Numbers(record.Entry))
        {
            if (value is { } number)
                writer.WriteNumber(name, number);
        }
        writer.WriteEndObject();
    }

    // Create, read, update and delete, as OCSF numbers them.
    private static int Activity(string? tool) => tool switch
    {
        "create" => 1,
        "query" or "search" or "get" or "describe" or "find_objects" or "changes" or "status" => 2,
        "update" or "upsert" => 3,
        "delete" => 4,
        _ => Other,
    };

    private static int Status(AuditEntry entry) => (entry.Decision, entry.Outcome) switch
    {
        ("denied", _) or (_, "failed") => 2,
        (_, "succeeded") or ("allowed", null) => 1,
        _ => 0,
    };
}
