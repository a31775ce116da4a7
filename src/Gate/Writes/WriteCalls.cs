using System.Text.Json;
using Salesforce.Typed.Features.Composite;
using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>What the org is asked for a write.</summary>
internal static class WriteCalls
{
    /// <summary>Whether the records travel as a list, of which a composite takes five with its queries. An upsert always does.</summary>
    public static bool IsList(WriteRequest write) => write.Records.Count > 1 || write.Kind == WriteKind.Upsert;

    /// <summary>The call of one record by its address.</summary>
    public static StepCall OfRow(WriteRequest write, Func<StepRow, string> refer)
    {
        var record = write.Records[0];
        var path = $"sobjects/{write.Object}" + (write.Kind == WriteKind.Create ? ""
            : "/" + (record.IdReference is { } row ? refer(row) : record.Id));
        return new StepCall(Method(write.Kind), path, write.Object)
        {
            Body = write.Kind == WriteKind.Delete ? null : writer => record.Write(writer, null, withId: false, refer),
            Success = write.Kind == WriteKind.Create ? SuccessForms.Created : SuccessForms.NoContent,
        };
    }

    /// <summary>The call of a list of records.</summary>
    public static StepCall OfRows(WriteRequest write, bool allOrNone, Func<StepRow, string> refer) =>
        new(Method(write.Kind), Path(write, allOrNone), write.Object)
    {
        Body = write.Kind == WriteKind.Delete ? null : writer => WriteBody(writer, write, allOrNone, refer),
        IsHeavy = true,
    };

    /// <summary>The ids that are sent.</summary>
    public static RawId[] SentIds(WriteRequest write) =>
        [.. write.Records.Select(r => RawId.TryParse(r.Id, out var id, out _) ? id : default)];

    /// <summary>Writes a list of records.</summary>
    public static void WriteBody(Utf8JsonWriter writer, WriteRequest write, bool allOrNone, Func<StepRow, string> refer)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("allOrNone"u8, allOrNone);
        writer.WriteStartArray("records"u8);
        foreach (var record in write.Records)
            record.Write(writer, write.Object, withId: write.Kind == WriteKind.Update, refer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Path(WriteRequest write, bool allOrNone) => write.Kind switch
    {
        WriteKind.Delete =>
            $"composite/sobjects?ids={string.Join(',', write.Records.Select(r => r.Id))}{(allOrNone ? "&allOrNone=true" : "")}",
        WriteKind.Upsert => $"composite/sobjects/{write.Object}/{write.Key}",
        _ => "composite/sobjects",
    };

    private static HttpMethod Method(WriteKind kind) => kind switch
    {
        WriteKind.Create => HttpMethod.Post,
        WriteKind.Delete => HttpMethod.Delete,
        _ => HttpMethod.Patch,
    };
}
