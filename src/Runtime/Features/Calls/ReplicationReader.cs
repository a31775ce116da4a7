using System.Text;
using System.Text.Json;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Core.Values;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Features.Calls;

/// <summary>Reads what the updated and deleted calls answer.</summary>
internal static class ReplicationReader
{
    public static UpdatedRecords<T> Updated<T>(JsonElement answer)
        where T : ISObjectType =>
        new([.. answer.GetProperty("ids").EnumerateArray().Select(Id<T>)], Instant(answer, "latestDateCovered"));

    public static DeletedRecords<T> Deleted<T>(JsonElement answer)
        where T : ISObjectType => new(
        [.. answer.GetProperty("deletedRecords").EnumerateArray().Select(
            r => new DeletedRecord<T>(Id<T>(r.GetProperty("id")), Instant(r, "deletedDate")))],
        Instant(answer, "earliestDateAvailable"),
        Instant(answer, "latestDateCovered"));

    private static Id<T> Id<T>(JsonElement id)
        where T : ISObjectType => RawId.TryRead(Encoding.UTF8.GetBytes(id.GetString() ?? ""), out var raw)
            ? new Id<T>(raw)
            : throw new SalesforceFormatException($"Expected the id of a record, found '{ServerText.Show(id.ToString())}'");

    private static DateTimeOffset Instant(JsonElement answer, string name) =>
        answer.GetProperty(name).GetString() is { } text && WireDates.TryReadDateTime(Encoding.UTF8.GetBytes(text), out var instant)
            ? instant
            : throw new SalesforceFormatException($"Expected a date with a time in {name}");
}
