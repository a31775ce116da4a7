using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;
using Salesforce.Typed.Testing.Http.Requests;
using Salesforce.Typed.Testing.Queries.Execution;

namespace Salesforce.Typed.Testing.Http.Composite;

/// <summary>Up to 200 records in a call: <c>composite/sobjects</c>.</summary>
internal sealed class CollectionsResource(
    OrgModel objects, Database database, RowStore rows, RecordWriter writer, RecordReader reader, RecordKeys keys, RecordPlans plans)
{
    private const int MostRecords = 200;
    private const int MostRetrieved = 2000;
    private const int MostChunks = 10;

    /// <summary>Creates records.</summary>
    public ApiResponse Create(Call call) => Save(call, isUpdate: false);

    /// <summary>Updates records; each names its id.</summary>
    public ApiResponse Update(Call call) => Save(call, isUpdate: true);

    /// <summary>Creates or updates records of one object by an external id.</summary>
    public ApiResponse Upsert(Call call, ObjectModel model, string fieldName)
    {
        var field = RecordKeys.Field(model, fieldName);
        if (field == model.Id)
            throw new ApiException(400, "INVALID_FIELD", "Upsert of collections goes by external ids only", null);
        var (records, allOrNone) = Records(call);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Answer(allOrNone, isUpsert: true, records.Count, i =>
        {
            var record = records[i];
            if (!FieldModel.Same(TreeAttributes.Of(objects, record).Object.Name, model.Name))
                throw new ApiException(400, "INVALID_TYPE", $"The records of this call are of {model.Name}");
            if (RecordKeys.MemberOf(record, field) is not { ValueKind: JsonValueKind.String or JsonValueKind.Number } key)
                throw new ApiException(400, "MISSING_ARGUMENT", $"{field.Name} not specified");
            if (!seen.Add(RecordKeys.Normal(field, key.ToString())))
                throw new ApiException(400, "DUPLICATE_VALUE", $"Duplicate external id specified: {key}", field.Name);
            var ids = keys.Find(field, key.ToString());
            if (ids.Count > 1)
            {
                throw new ApiException(
                    400, "DUPLICATE_EXTERNAL_ID",
                    $"{field.Name}: more than one record found for external id field: [{string.Join(", ", ids)}]", field.Name);
            }
            if (ids is not [var id])
                return new RecordResult(writer.Create(Input(call, model, record, null), call.ChangeOrigin).Id, true, null);
            writer.Update(id, Input(call, model, record, field), call.ChangeOrigin);
            return new RecordResult(id, false, null);
        });
    }

    /// <summary>Deletes records.</summary>
    public ApiResponse Delete(Call call)
    {
        var ids = (call.Query["ids"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (ids.Length == 0)
            throw new ApiException(400, "MISSING_ARGUMENT", "The ids parameter is required", null);
        CheckCount(ids.Length);
        return Answer(call.Query.IsTrue("allOrNone"), isUpsert: false, ids.Length, i =>
        {
            if (!RecordId.TryParse(ids[i], out var id))
                throw new ApiException(400, "MALFORMED_ID", $"malformed id {ids[i]}");
            if (objects.FindById(id).FirstOrDefault(m => rows.StateOf(m, id) is not null) is not { } model)
                throw NoSuchRecord();
            writer.Delete(model, id, call.ChangeOrigin);
            return new RecordResult(id, null, null);
        });
    }

    /// <summary>Reads records of one object by id: null stands where there is none.</summary>
    public ApiResponse Retrieve(Call call, ObjectModel model)
    {
        var (ids, fields) = call.Method == "GET"
            ? (Split(call.Query["ids"]), Split(call.Query["fields"]))
            : (Strings(call, "ids"), Strings(call, "fields"));
        if (ids.Length > MostRetrieved)
            throw new ApiException(
                400, "EXCEEDED_ID_LIMIT", $"record limit reached. cannot submit more than {MostRetrieved} records into this call", null);
        if (fields.Length == 0)
            throw new ApiException(400, "MISSING_ARGUMENT", "fields are required", null);
        var plan = plans.Plan(model, fields);
        return ApiResponse.Json(json =>
        {
            json.WriteStartArray();
            foreach (var text in ids)
            {
                if (!RecordId.TryParse(text, out var id))
                    throw new ApiException(400, "MALFORMED_ID", $"malformed id {text}", null);
                if (rows.StateOf(model, id) != false || !plans.Write(json, plan, id, call.BaseUrl))
                    json.WriteNullValue();
            }
            json.WriteEndArray();
        });
    }

    private ApiResponse Save(Call call, bool isUpdate)
    {
        var (records, allOrNone) = Records(call);
        CheckChunks(records);
        return Answer(allOrNone, isUpsert: false, records.Count, i =>
        {
            var record = records[i];
            var (model, _) = TreeAttributes.Of(objects, record);
            if (!isUpdate)
            {
                var created = writer.Create(Input(call, model, record, null), call.ChangeOrigin);
                return new RecordResult(created.Id, null, null) { EnqueuedAs = created.EventUuid };
            }
            var text = RecordKeys.MemberOf(record, model.Id) is { ValueKind: JsonValueKind.String } member ? member.GetString()! : "";
            if (text.Length == 0)
                throw new ApiException(400, "MISSING_ARGUMENT", "Id not specified in an update call");
            if (!RecordId.TryParse(text, out var id)
                || (RecordId.HasRightCase(id) && !id.StartsWith(model.KeyPrefix, StringComparison.Ordinal)))
                throw ApiErrors.WrongRecordId(text);
            if (rows.StateOf(model, id) is null)
                throw NoSuchRecord();
            writer.Update(id, Input(call, model, record, model.Id), call.ChangeOrigin);
            return new RecordResult(id, null, null);
        });
    }

    // The record as it is created; or, where a key names an existing one, as it changes that one.
    private RecordInput Input(Call call, ObjectModel model, JsonElement record, FieldModel? key)
    {
        var isCreate = key is null;
        var input = reader.Read(model, record, call.Json(), isCreate, m => FieldModel.Same(m.Name, key?.Name ?? ""));
        call.Uploads.AddTo(input, record, isCreate);
        return input;
    }

    private static ApiException NoSuchRecord() => new(400, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");

    // One result for each record, in order. A refused record leaves nothing behind, and with all or none nothing of the others either.
    private ApiResponse Answer(bool allOrNone, bool isUpsert, int count, Func<int, RecordResult> save)
    {
        var results = new RecordResult[count];
        try
        {
            database.Atomically(() =>
            {
                var failed = false;
                for (var i = 0; i < count; i++)
                {
                    results[i] = Try(i);
                    failed |= !results[i].IsSuccess;
                }
                return allOrNone && failed ? throw new RollbackException() : true;
            });
        }
        catch (RollbackException)
        {
            for (var i = 0; i < count; i++)
            {
                if (results[i].IsSuccess)
                    results[i] = RecordResult.ForRolledBack(isUpsert);
            }
        }
        return ApiResponse.Json(
            json =>
            {
                json.WriteStartArray();
                foreach (var result in results)
                    result.Write(json);
                json.WriteEndArray();
            },
            hasRecordErrors: !Array.TrueForAll(results, r => r.IsSuccess));

        RecordResult Try(int i)
        {
            try
            {
                return save(i);
            }
            catch (ApiException e)
            {
                return RecordResult.Refused(e, isUpsert);
            }
        }
    }

    private static (List<JsonElement> Records, bool AllOrNone) Records(Call call)
    {
        var list = call.Array("records").EnumerateArray().ToList();
        CheckCount(list.Count);
        return (list, call.IsTrue("allOrNone"));
    }

    private static void CheckCount(int count)
    {
        if (count > MostRecords)
            throw new ApiException(
                400, "EXCEEDED_ID_LIMIT", $"record limit reached. cannot submit more than {MostRecords} records into this call", null);
    }

    // Records are saved in runs of one object.
    private static void CheckChunks(List<JsonElement> records)
    {
        var chunks = 0;
        string? last = null;
        foreach (var record in records)
        {
            var type = record.ValueKind == JsonValueKind.Object && record.TryGetProperty("attributes", out var attributes)
                && attributes.ValueKind == JsonValueKind.Object
                && attributes.TryGetProperty("type", out var name) ? name.ToString() : "";
            if (last is null || !FieldModel.Same(type, last))
                chunks++;
            last = type;
        }
        if (chunks > MostChunks)
        {
            throw new ApiException(
                400, "LIMIT_EXCEEDED",
                $"Cannot have more than {MostChunks} chunks in a single operation. Please rearrange the data to reduce chunking.", null);
        }
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Strings(Call call, string name) =>
        [.. call.Array(name).EnumerateArray().Select(
            e => e.ValueKind == JsonValueKind.String ? e.GetString()! : throw call.Json().CannotDeserialize("string", e))];
}
