using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;
using Salesforce.Typed.Testing.Http.Requests;
using Salesforce.Typed.Testing.Queries.Execution;

namespace Salesforce.Typed.Testing.Http.Resources;

/// <summary>What is left of the org's limits, and how many records it has.</summary>
internal sealed class LimitsResource(
    OrgModel objects, Database database, RowStore rows, RecentRecords recent, RecordPlans plans, ApiUsage usage)
{
    // Limits of things that a local org does not do are there, untouched: clients look for them.
    private static readonly (string Name, int Max)[] Untouched =
    [
        ("ConcurrentAsyncGetReportInstances", 200), ("ConcurrentSyncReportRuns", 20), ("DailyAsyncApexExecutions", 250_000), ("DailyBulkApiBatches", 15_000),
        ("DailyBulkV2QueryFileStorageMB", 976_562), ("DailyBulkV2QueryJobs", 10_000), ("DailyStreamingApiEvents", 10_000), ("DataStorageMB", 5),
        ("FileStorageMB", 20), ("HourlyPublishedPlatformEvents", 50_000), ("HourlyTimeBasedWorkflow", 50), ("MassEmail", 10), ("SingleEmail", 15),
    ];

    public ApiResponse Limits() => ApiResponse.Json(json =>
    {
        json.WriteStartObject();
        foreach (var (name, max, left) in Untouched.Select(l => (l.Name, l.Max, l.Max)).Append(("DailyApiRequests", usage.Limit, usage.Limit - usage.Used))
            .OrderBy(l => l.Item1, StringComparer.Ordinal))
        {
            json.WriteStartObject(name);
            json.WriteNumber("Max", max);
            json.WriteNumber("Remaining", left);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    });

    public ApiResponse RecordCount(Call call)
    {
        var names = call.Query["sObjects"]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var models = names is null ? objects.Objects : names.Select(objects.Find).OfType<ObjectModel>();
        return ApiResponse.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("sObjects");
            foreach (var model in models)
            {
                using var count = database.Prepare($"SELECT COUNT(*) FROM {model.Table} WHERE {ObjectModel.DeletedColumn} = 0");
                count.Step();
                json.WriteStartObject();
                json.WriteNumber("count", count.Integer(0));
                json.WriteString("name", model.Name);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public ApiResponse Recent(Call call)
    {
        var limit = int.TryParse(call.Query["limit"], System.Globalization.CultureInfo.InvariantCulture, out var wanted) ? Math.Clamp(wanted, 1, 200) : 200;
        var records = recent.All().Select(r => (Model: objects.Find(r.Object), r.Id))
            .Where(r => r.Model?.NameField is not null && rows.StateOf(r.Model, r.Id) == false).Take(limit).ToList();
        return ApiResponse.Json(json =>
        {
            json.WriteStartArray();
            foreach (var (model, id) in records)
                plans.Write(json, plans.Plan(model!, [SystemFields.Id, model!.NameField!.Name]), id, call.BaseUrl);
            json.WriteEndArray();
        });
    }
}
