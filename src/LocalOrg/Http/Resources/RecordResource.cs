using System.Text.Json;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;
using Salesforce.Typed.Testing.Http.Requests;
using Salesforce.Typed.Testing.Queries.Execution;

namespace Salesforce.Typed.Testing.Http.Resources;

/// <summary>Records: <c>sobjects/{X}</c>, <c>sobjects/{X}/{id}</c> and <c>sobjects/{X}/{field}/{value}</c>.</summary>
internal sealed class RecordResource(
    Database database, RowStore rows, RecordWriter writer, RecordReader reader, RecordKeys keys, RecentRecords recent, RecordPlans plans,
    QueryRunner queries)
{
    /// <summary>Creates a record.</summary>
    public ApiResponse Create(Call call, ObjectModel model)
    {
        var input = Input(call, model, isCreate: true);
        return Saved(call, model, Create(call, input), null);
    }

    /// <summary>Reads a record.</summary>
    public ApiResponse Get(Call call, ObjectModel model, string idOrName)
    {
        var id = IdInPath(model, idOrName);
        rows.RequireAlive(model, id);
        return Read(call, model, id);
    }

    /// <summary>Changes a record.</summary>
    public ApiResponse Update(Call call, ObjectModel model, string idOrName)
    {
        var id = IdInPath(model, idOrName);
        var input = Input(call, model, isCreate: false);
        if (ConditionalHeaders.Any(call))
            CheckCondition(call, model, id);
        Update(call, input, id);
        var response = ApiResponse.Empty();
        if (ETagOf(call, model, id) is { } etag)
            response.Headers.Add(new("ETag", etag));
        return response;
    }

    /// <summary>Deletes a record.</summary>
    public ApiResponse Delete(Call call, ObjectModel model, string idOrName)
    {
        var id = IdInPath(model, idOrName);
        database.Atomically(() =>
        {
            writer.Delete(model, id, call.ChangeOrigin);
            return true;
        });
        return ApiResponse.Empty();
    }

    /// <summary>Reads a record by an external id.</summary>
    public ApiResponse GetByKey(Call call, ObjectModel model, string fieldName, string value) =>
        RecordId.LooksLikeId(fieldName)
            ? GetRelated(call, model, fieldName, value)
            : ByKey(call, model, fieldName, value, id => Read(call, model, id));

    /// <summary>Deletes a record by an external id.</summary>
    public ApiResponse DeleteByKey(Call call, ObjectModel model, string fieldName, string value) =>
        ByKey(call, model, fieldName, value, id => Delete(call, model, id));

    /// <summary>Creates a record, or updates the one that has that external id.</summary>
    public ApiResponse Upsert(Call call, ObjectModel model, string fieldName, string? value)
    {
        var field = RecordKeys.Field(model, fieldName);
        var body = call.JsonObject();
        if (RecordKeys.MemberOf(body, field) is not null && field != model.Id)
            throw new ApiException(400, "INVALID_FIELD", $"The {field.Name} field should not be specified in the sobject data.", null);
        var ids = value is null ? [] : keys.Find(field, value);
        if (ids.Count > 1)
            return Several(call, model, ids);
        if (ids.Count == 0 && (field == model.Id ? value is not null : call.Query.IsTrue("updateOnly")))
            throw ApiErrors.NotFound();
        if (ids is [var found])
        {
            var change = Input(call, model, isCreate: false);
            Update(call, change, found);
            return call.Version > 45 ? Saved(call, model, new SavedRecord(found, null), isCreated: false) : ApiResponse.Empty();
        }
        var input = Input(call, model, isCreate: true);
        // The key is written too: a user who may only read it, and an auto number, cannot make a record by it.
        if (value is not null && !field.Describe.Is(FieldTraits.Createable))
            throw ApiErrors.ReadOnly(field.Name);
        if (value is not null)
        {
            using var key = JsonBody.OfText(value);
            input.Values.Add((field, FieldReader.Read(field, key.Root, key)));
        }
        return Saved(call, model, Create(call, input), isCreated: true);
    }

    /// <summary>Describes an object in short, with the records that the user viewed last: <c>sobjects/{X}</c>.</summary>
    public ApiResponse Describe(Call call, ObjectModel model) => ApiResponse.Json(json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("objectDescribe");
        DescribeJson.WriteSummary(json, model, call.BaseUrl);
        json.WriteStartArray("recentItems");
        foreach (var id in recent.Of(model, 10))
            plans.Write(
                json, plans.Plan(model, model.NameField is { } name ? [SystemFields.Id, name.Name] : [SystemFields.Id]), id, call.BaseUrl);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>The answer to a record that was saved.</summary>
    /// <param name="json">Where it is written.</param>
    /// <param name="id">The record.</param>
    /// <param name="isCreated">Of an upsert: whether it was created.</param>
    /// <param name="enqueuedAs">
    /// Of a platform event: its UUID, which stands where errors do (Platform Events, Publish Event Messages with REST API).
    /// </param>
    public static void WriteSaved(Utf8JsonWriter json, string id, bool? isCreated, string? enqueuedAs = null)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteBoolean("success", true);
        json.WriteStartArray("errors");
        if (enqueuedAs is not null)
        {
            json.WriteStartObject();
            json.WriteString("statusCode", "OPERATION_ENQUEUED");
            json.WriteString("message", enqueuedAs);
            json.WriteStartArray("fields");
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (isCreated is { } created)
            json.WriteBoolean("created", created);
        json.WriteEndObject();
    }

    private RecordInput Input(Call call, ObjectModel model, bool isCreate)
    {
        var input = reader.Read(model, call.JsonObject(), call.Json(), isCreate);
        call.Uploads.AddTo(input, isCreate);
        return input;
    }

    // The note is written with the record: a note that fails after the record's commit would answer a record that exists with an error.
    private SavedRecord Create(Call call, RecordInput input) => database.Atomically(() =>
    {
        var saved = writer.Create(input, call.ChangeOrigin);
        NoteView(call, input.Object, saved.Id);
        return saved;
    });

    private void Update(Call call, RecordInput input, string id) => database.Atomically(() =>
    {
        writer.Update(id, input, call.ChangeOrigin);
        NoteView(call, input.Object, id);
        return true;
    });

    private static ApiResponse Saved(Call call, ObjectModel model, SavedRecord saved, bool? isCreated)
    {
        var response = ApiResponse.Json(json => WriteSaved(json, saved.Id, isCreated, saved.EventUuid), isCreated == false ? 200 : 201);
        if (isCreated != false)
            response.Headers.Add(new("Location", $"{call.BaseUrl}/sobjects/{model.Name}/{saved.Id}"));
        return response;
    }

    // What hangs on a record: its bytes, its parent, or its children.
    private ApiResponse GetRelated(Call call, ObjectModel model, string idText, string name)
    {
        var id = IdInPath(model, idText);
        rows.RequireAlive(model, id);
        if (model.Find(name) is { Kind: ColumnKind.Blob } field)
            return ApiResponse.Bytes(keys.Value(field, id) is { Kind: SqlKind.Blob } value ? value.Blob : []);
        if (model.FindParent(name) is { } parent)
        {
            var parentId = keys.Value(parent, id).AsText() ?? throw ApiErrors.NotFound();
            var target = parent.Targets.FirstOrDefault(t => rows.StateOf(t, parentId) == false) ?? throw ApiErrors.NotFound();
            return Read(call, target, parentId);
        }
        if (model.FindChild(name) is not { } child)
            throw ApiErrors.NotFound();
        var fields = call.Query["fields"]
            ?? string.Join(", ", child.Object.Fields.Where(f => f.Kind != ColumnKind.None).Select(f => f.Name));
        return queries.Run($"SELECT {fields} FROM {child.Object.Name} WHERE {child.Field.Name} = "
            + $"'{id}'", false, QueryRunner.DefaultPageSize, call.BaseUrl);
    }

    private static ApiResponse Several(Call call, ObjectModel model, List<string> ids) => ApiResponse.Json(
        json =>
        {
            json.WriteStartArray();
            foreach (var id in ids)
                json.WriteStringValue($"{call.BaseUrl}/sobjects/{model.Name}/{id}");
            json.WriteEndArray();
        },
        300);

    private ApiResponse ByKey(Call call, ObjectModel model, string fieldName, string value, Func<string, ApiResponse> then)
    {
        var field = RecordKeys.Field(model, fieldName);
        return keys.Find(field, value) switch
        {
            [] => throw ApiErrors.NotFound(),
            [var id] => then(id),
            var ids => Several(call, model, ids),
        };
    }

    private ApiResponse Read(Call call, ObjectModel model, string id)
    {
        if (!model.Describe.Is(SObjectTraits.Retrieveable))
            throw ApiErrors.MethodNotAllowed(call.Method, "POST");
        var fields = call.Query["fields"]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var plan = plans.Plan(model, fields);
        var response = ApiResponse.Json(json => plans.Write(json, plan, id, call.BaseUrl));
        NoteRead(call, model, id);
        var modified = keys.StampOf(model, id);
        var etag = ETagOf(call, model, id);
        if (ConditionalHeaders.IsNotModified(call, modified, etag))
        {
            response.Dispose();
            response = ApiResponse.Empty(304);
        }
        response.Headers.Add(new("Last-Modified", ConditionalHeaders.LastModified(modified)));
        if (etag is not null)
            response.Headers.Add(new("ETag", etag));
        return response;
    }

    // A record that REST creates, changes or reads becomes a recently viewed one unless the header says no (REST, MRU Header).
    private void NoteView(Call call, ObjectModel model, string id)
    {
        var header = call.Header("Sforce-Mru")?.Replace(" ", "", StringComparison.Ordinal);
        if (!model.IsPlatformEvent && !string.Equals(header, "updateMru=false", StringComparison.OrdinalIgnoreCase))
            recent.View(model, [id]);
    }

    // A record can be read when nothing can be written, on a full disk for example.
    private void NoteRead(Call call, ObjectModel model, string id)
    {
        try
        {
            NoteView(call, model, id);
        }
        catch (Exception e) when (e is ApiException or DataFileException)
        {
        }
    }

    private void CheckCondition(Call call, ObjectModel model, string id)
    {
        rows.RequireAlive(model, id);
        ConditionalHeaders.CheckChange(call, keys.StampOf(model, id), ETagOf(call, model, id));
    }

    // The state that a condition means is that of the whole record, whichever of its fields are read. Accounts alone have one.
    private string? ETagOf(Call call, ObjectModel model, string id)
    {
        if (model.Name != "Account")
            return null;
        using var whole = ApiResponse.Json(json => plans.Write(json, plans.SharedPlan(model), id, call.BaseUrl));
        return ConditionalHeaders.ETag(whole.Body!.Span);
    }

    // What does not look like an id is taken for the name of a key field, and there is none of that name.
    private static string IdInPath(ObjectModel model, string text)
    {
        if (!RecordId.LooksLikeId(text))
            throw ApiErrors.NoSuchKeyField(text);
        if (!RecordId.TryParse(text, out var id))
            throw ApiErrors.WrongRecordId(text);
        if (!RecordId.HasRightCase(id))
            throw ApiErrors.NotFound();
        return id.StartsWith(model.KeyPrefix, StringComparison.Ordinal) ? id : throw ApiErrors.WrongRecordId(text);
    }
}
