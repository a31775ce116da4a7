using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Http.Resources;

namespace Salesforce.Typed.Testing.Http.Composite;

/// <summary>What became of one record among several.</summary>
/// <param name="Id">Its id; null where it was refused.</param>
/// <param name="IsCreated">Of an upsert: whether it was created; false where it was refused.</param>
/// <param name="Error">Why it was refused.</param>
internal readonly record struct RecordResult(string? Id, bool? IsCreated, ApiException? Error)
{
    private static readonly ApiException RolledBack = new(
        400, "ALL_OR_NONE_OPERATION_ROLLED_BACK",
        "Record rolled back because not all records were valid and the request was using AllOrNone header");

    /// <summary>The record was right, and went with those that were not.</summary>
    public static RecordResult ForRolledBack(bool isUpsert) => Refused(RolledBack, isUpsert);

    /// <summary>The record was refused. Results of an upsert always say whether they were created.</summary>
    public static RecordResult Refused(ApiException error, bool isUpsert) => new(null, isUpsert ? false : null, error);

    /// <summary>Of a platform event: its UUID.</summary>
    public string? EnqueuedAs { get; init; }

    public bool IsSuccess => Error is null;

    public void Write(Utf8JsonWriter json)
    {
        if (Error is null)
        {
            RecordResource.WriteSaved(json, Id!, IsCreated, EnqueuedAs);
            return;
        }
        json.WriteStartObject();
        json.WriteBoolean("success", false);
        json.WriteStartArray("errors");
        ErrorJson.WriteItem(json, Error);
        json.WriteEndArray();
        if (IsCreated is { } created)
            json.WriteBoolean("created", created);
        json.WriteEndObject();
    }
}
