using System.Text.Json;
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
    // Limits of things that a local org does not do are there, untouched, in the sizes of a Developer Edition: clients look for them (REST
    // API, List Org Limits).
    private static readonly (string Name, int Max)[] Untouched =
    [
        ("ActiveScratchOrgs", 3), ("AnalyticsExternalDataSizeMB", 40_960), ("ConcurrentAsyncGetReportInstances", 200),
        ("ConcurrentEinsteinDataInsightsStoryCreation", 5), ("ConcurrentEinsteinDiscoveryStoryCreation", 2),
        ("ConcurrentSyncReportRuns", 20),
        ("DailyAnalyticsDataflowJobExecutions", 60), ("DailyAnalyticsUploadedFilesSizeMB", 51_200), ("DailyAsyncApexExecutions", 250_000),
        ("DailyAsyncApexTests", 500), ("DailyBulkApiBatches", 15_000), ("DailyBulkV2QueryFileStorageMB", 976_562),
        ("DailyBulkV2QueryJobs", 10_000),
        ("DailyDeliveredPlatformEvents", 10_000), ("DailyDurableGenericStreamingApiEvents", 10_000),
        ("DailyDurableStreamingApiEvents", 10_000),
        ("DailyEinsteinDataInsightsStoryCreation", 1000), ("DailyEinsteinDiscoveryPredictAPICalls", 50_000),
        ("DailyEinsteinDiscoveryPredictionsByCDC", 5_000_000), ("DailyEinsteinDiscoveryStoryCreation", 100),
        ("DailyFunctionsApiCallLimit", 235_000),
        ("DailyGenericStreamingApiEvents", 10_000), ("DailyScratchOrgs", 6), ("DailyStandardVolumePlatformEvents", 10_000),
        ("DailyStreamingApiEvents", 10_000), ("DailyWorkflowEmails", 100_000), ("DataStorageMB", 5),
        ("DurableStreamingApiConcurrentClients", 20),
        ("FileStorageMB", 20), ("HourlyAsyncReportRuns", 1200), ("HourlyDashboardRefreshes", 200), ("HourlyDashboardResults", 5000),
        ("HourlyDashboardStatuses", 999_999_999), ("HourlyLongTermIdMapping", 100_000), ("HourlyManagedContentPublicRequests", 50_000),
        ("HourlyODataCallout", 20_000), ("HourlyPublishedPlatformEvents", 50_000), ("HourlyPublishedStandardVolumePlatformEvents", 1000),
        ("HourlyShortTermIdMapping", 100_000), ("HourlySyncReportRuns", 500), ("HourlyTimeBasedWorkflow", 50), ("MassEmail", 10),
        ("MonthlyEinsteinDiscoveryStoryCreation", 500), ("Package2VersionCreates", 6), ("Package2VersionCreatesWithoutValidation", 500),
        ("PermissionSets", 1500), ("PlatformEventTriggersWithParallelProcessing", 5), ("PrivateConnectOutboundCalloutHourlyLimitMB", 0),
        ("SingleEmail", 15), ("StreamingApiConcurrentClients", 20),
    ];

    private const int CustomPermissionSets = 1000;

    public ApiResponse Limits() => ApiResponse.Json(json =>
    {
        json.WriteStartObject();
        foreach (var (name, max, left) in Untouched.Select(l => (l.Name, l.Max, l.Max)).Append(
            ("DailyApiRequests", usage.Limit, usage.Limit - usage.Used))
            .OrderBy(l => l.Item1, StringComparer.Ordinal))
        {
            json.WriteStartObject(name);
            WriteLimit(json, max, left);
            if (name == "PermissionSets")
            {
                json.WriteStartObject("CreateCustom");
                WriteLimit(json, CustomPermissionSets, CustomPermissionSets);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    });

    private static void WriteLimit(Utf8JsonWriter json, int max, int left)
    {
        json.WriteNumber("Max", max);
        json.WriteNumber("Remaining", left);
    }

    public ApiResponse RecordCount(Call call)
    {
        var names = call.Query["sObjects"]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // The Salesforce CLI sends the parameter without a value to ask for all.
        var models = names is null or [] ? objects.Listed : names.Select(objects.Find).OfType<ObjectModel>();
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
        var limit = int.TryParse(call.Query["limit"], System.Globalization.CultureInfo.InvariantCulture, out var wanted)
            ? Math.Clamp(wanted, 1, 200)
            : 200;
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
