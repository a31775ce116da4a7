using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Core.Values;
using Salesforce.Typed.Testing.Http.Requests;

namespace Salesforce.Typed.Testing.Http.Resources;

/// <summary>What changed in a span of time: <c>sobjects/{X}/updated</c> and <c>sobjects/{X}/deleted</c>.</summary>
internal sealed class ReplicationResource(Database database, OrgClock clock)
{
    private const long Day = 24 * 60 * 60;
    private const int UpdatedDays = 30;
    private const int DeletedDays = 15;

    public ApiResponse Updated(Call call, ObjectModel model)
    {
        var (from, to) = Span(call, model, UpdatedDays);
        return ApiResponse.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("ids");
            Each(model, isDeleted: false, from, to, row => json.WriteStringValue(row.Utf8(0)));
            json.WriteEndArray();
            json.WriteString("latestDateCovered", WireTime.Moment(Covered(to)));
            json.WriteEndObject();
        });
    }

    public ApiResponse Deleted(Call call, ObjectModel model)
    {
        var (from, to) = Span(call, model, DeletedDays);
        return ApiResponse.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("deletedRecords");
            Each(model, isDeleted: true, from, to, row =>
            {
                json.WriteStartObject();
                json.WriteString("id", row.Utf8(0));
                json.WriteString("deletedDate", WireTime.Moment(row.Integer(1)));
                json.WriteEndObject();
            });
            json.WriteEndArray();
            json.WriteString("earliestDateAvailable", WireTime.Moment(clock.Now - (DeletedDays * Day)));
            json.WriteString("latestDateCovered", WireTime.Moment(Covered(to)));
            json.WriteEndObject();
        });
    }

    private void Each(ObjectModel model, bool isDeleted, long from, long to, Action<Statement> write)
    {
        using var rows = database.Prepare(
            $"SELECT Id, {ObjectModel.StampColumn} FROM {model.Table} WHERE {ObjectModel.StampColumn} >= ?1 AND {ObjectModel.StampColumn} "
                + $"< ?2 AND {ObjectModel.DeletedColumn} = ?3 ORDER BY {ObjectModel.StampColumn}, {ObjectModel.RowColumn}");
        rows.Bind(1, from).Bind(2, to).Bind(3, isDeleted ? 1 : 0);
        while (rows.Step())
            write(rows);
    }

    // The future is not covered yet: the next call goes on from here.
    private long Covered(long to) => Math.Min(to, clock.Now / 60 * 60);

    private (long From, long To) Span(Call call, ObjectModel model, int days)
    {
        if (!model.Describe.Is(SObjectTraits.Replicateable))
            throw new ApiException(400, "INVALID_TYPE_FOR_OPERATION", $"object {model.Name} is not replicable", null);
        // Seconds do not count.
        var (from, to) = (Moment(call, "start") / 60 * 60, Moment(call, "end") / 60 * 60);
        if (to - from < 60)
            throw new ApiException(400, "INVALID_REPLICATION_DATE", "startDate must be before endDate by more than one minute", null);
        return from >= clock.Now - (days * Day) - 60
            ? (from, to)
            : throw new ApiException(
                400, "INVALID_REPLICATION_DATE", $"startDate before org replication enabled date, or more than {days} days ago", null);
    }

    private static long Moment(Call call, string name)
    {
        var text = call.Query[name] ?? throw new ApiException(400, "MISSING_ARGUMENT", $"{name} is required", null);
        // A plus sign that was not encoded arrives as a space.
        return WireTime.TryMoment(text.Replace(' ', '+'), out var seconds)
            ? seconds
            : throw new ApiException(400, "INVALID_REPLICATION_DATE", $"{name} is not a date with a time: {text}", null);
    }
}
