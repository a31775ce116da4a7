using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Salesforce.Typed.Audit.Records;

/// <summary>
/// The one form of a record as JSON: members in a fixed order, those without a value left out, no white space. The chain is computed over
/// these bytes.
/// </summary>
internal static class RecordJson
{
    // Other characters than quotes, backslashes and controls are written as they are, in every version of the serializer.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(string chain, long sequence, DateTimeOffset time, string keyId, AuditEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("chain", chain);
            writer.WriteNumber("sequence", sequence);
            writer.WriteString("time", Time(time));
            writer.WriteString("key", keyId);
            writer.WriteString("kind", KindName(entry.Kind));
            foreach (var (name, value) in Texts(entry))
            {
                if (value is not null)
                    writer.WriteString(name, value);
            }
            foreach (var (name, value) in Numbers(entry))
            {
                if (value is { } number)
                    writer.WriteNumber(name, number);
            }
            if (entry.Changes.Count > 0)
            {
                writer.WriteStartArray("changes");
                foreach (var change in entry.Changes)
                    writer.WriteStringValue(change);
                writer.WriteEndArray();
            }
            writer.WriteString("sentence", entry.Sentence);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The record of a text that <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is not such a text.</exception>
    public static AuditRecord Read(ReadOnlySpan<byte> json, ReadOnlyMemory<byte> mac)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(json));
            var root = document.RootElement;
            var entry = new AuditEntry(Enum.Parse<AuditKind>(Text(root, "kind")!, ignoreCase: true), Text(root, "sentence")!)
            {
                Agent = Text(root, "agent"), KeyPrefix = Text(root, "keyPrefix"), Client = Text(root, "client"),
                TraceId = Text(root, "traceId"),
                Tool = Text(root, "tool"), Org = Text(root, "org"), Footprint = Text(root, "footprint"), Decision = Text(root, "decision"),
                Grant = Text(root, "grant"), Reason = Text(root, "reason"), Person = Text(root, "person"),
                Approval = Text(root, "approval"),
                Outcome = Text(root, "outcome"), ArgumentsHash = Text(root, "argumentsHash"), Values = Text(root, "values"),
                PolicyVersion = Number(root, "policyVersion"), Rows = Number(root, "rows"), Milliseconds = Number(root, "milliseconds"),
                Intent = Number(root, "intent"),
                Changes = root.TryGetProperty("changes", out var changes) ? [.. changes.EnumerateArray().Select(c => c.GetString()!)] : [],
            };
            return new AuditRecord(
                Text(root, "chain")!, Number(root, "sequence")!.Value,
                DateTimeOffset.Parse(Text(root, "time")!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), Text(root, "key")!,
                entry, mac);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or NullReferenceException)
        {
            throw new FormatException("A record is not in the form in which records are written.", e);
        }
    }

    public static string KindName(AuditKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    /// <summary>The texts of an entry with their names, in their order.</summary>
    public static IEnumerable<(string Name, string? Value)> Texts(AuditEntry entry) =>
    [
        ("agent", entry.Agent), ("keyPrefix", entry.KeyPrefix), ("client", entry.Client), ("traceId", entry.TraceId), ("tool", entry.Tool),
        ("org", entry.Org), ("footprint", entry.Footprint), ("decision", entry.Decision), ("grant", entry.Grant), ("reason", entry.Reason),
        ("person", entry.Person), ("approval", entry.Approval), ("outcome", entry.Outcome), ("argumentsHash", entry.ArgumentsHash),
        ("values", entry.Values),
    ];

    /// <summary>The numbers of an entry with their names, in their order.</summary>
    public static IEnumerable<(string Name, long? Value)> Numbers(AuditEntry entry) =>
    [
        ("policyVersion", entry.PolicyVersion), ("rows", entry.Rows), ("milliseconds", entry.Milliseconds), ("intent", entry.Intent),
    ];

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static long? Number(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value.GetInt64() : null;
}
