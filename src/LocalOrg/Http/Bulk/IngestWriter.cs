using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Data.Records;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>Carries out a job's operation for single rows.</summary>
internal sealed class IngestWriter(RowStore rows, RecordWriter writer, RecordReader reader, RecordKeys keys, RecycleBin recycleBin)
{
    /// <summary>Writes the record of a row.</summary>
    /// <exception cref="ApiException">The row is refused.</exception>
    public IngestResult Write(IngestJob job, ObjectModel model, IReadOnlyList<IngestColumn> columns, string[] cells) => job.Operation switch
    {
        "insert" => new(cells, Create(job, model, columns, cells), true, null),
        "update" => new(cells, Update(job, model, columns, cells, ExistingId(model, CellOf(columns, cells, model.Id))), false, null),
        "upsert" => Upsert(job, model, columns, cells),
        _ => new(cells, Delete(job, model, ExistingId(model, cells[0])), false, null),
    };

    private IngestResult Upsert(IngestJob job, ObjectModel model, IReadOnlyList<IngestColumn> columns, string[] cells)
    {
        var key = model.Find(job.ExternalIdField!)!;
        var value = CellOf(columns, cells, key);
        if (key == model.Id)
        {
            return value.Length == 0
                ? new(cells, Create(job, model, columns, cells), true, null)
                : new(cells, Update(job, model, columns, cells, ExistingId(model, value)), false, null);
        }
        if (value.Length == 0)
            throw new ApiException(400, "MISSING_ARGUMENT", $"{key.Name} not specified");
        if (CellOf(columns, cells, model.Id).Length > 0)
            throw new ApiException(400, "INVALID_FIELD", "The Id field should not be specified in the sobject data.", null);
        return keys.Find(key, value) switch
        {
            [] => new(cells, Create(job, model, columns, cells), true, null),
            [var id] => new(cells, Update(job, model, columns, cells, id), false, null),
            var ids => throw new ApiException(
                400, "DUPLICATE_EXTERNAL_ID",
                $"{key.Name}: more than one record found for external id field: [{string.Join(", ", ids)}]", key.Name),
        };
    }

    private string Create(IngestJob job, ObjectModel model, IReadOnlyList<IngestColumn> columns, string[] cells) =>
        writer.Create(Input(job, model, columns, cells, isCreate: true), job.ChangeOrigin).Id;

    private string Update(IngestJob job, ObjectModel model, IReadOnlyList<IngestColumn> columns, string[] cells, string id)
    {
        writer.Update(id, Input(job, model, columns, cells, isCreate: false), job.ChangeOrigin);
        return id;
    }

    private string Delete(IngestJob job, ObjectModel model, string id)
    {
        writer.Delete(model, id, job.ChangeOrigin);
        if (job.Operation == "hardDelete")
            recycleBin.Purge(id);
        return id;
    }

    private string ExistingId(ObjectModel model, string text)
    {
        if (text.Length == 0)
            throw new ApiException(400, "MISSING_ARGUMENT", "Id not specified");
        if (!RecordId.TryParse(text, out var id) || !id.StartsWith(model.KeyPrefix, StringComparison.Ordinal))
            throw ApiErrors.WrongRecordId(text);
        return rows.StateOf(model, id) switch
        {
            false => id,
            true => throw new ApiException(400, "ENTITY_IS_DELETED", "entity is deleted"),
            null => throw new ApiException(400, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"),
        };
    }

    private RecordInput Input(IngestJob job, ObjectModel model, IReadOnlyList<IngestColumn> columns, string[] cells, bool isCreate)
    {
        // An upsert finds the record by its key, and writes it only to a new one.
        var key = isCreate ? null : job.Operation == "upsert" ? model.Find(job.ExternalIdField!) : model.Id;
        try
        {
            return Read(model, columns, cells, isCreate, c => c.Relationship is null && (c.Field == key || c.Field == model.Id));
        }
        catch (ApiException e) when (e.ErrorCode == "JSON_PARSER_ERROR")
        {
            throw WrongValue(model, columns, cells, isCreate) ?? e;
        }
    }

    private RecordInput Read(
        ObjectModel model, IReadOnlyList<IngestColumn> columns, string[] cells, bool isCreate, Func<IngestColumn, bool> isLeftOut)
    {
        var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            for (var i = 0; i < columns.Count; i++)
            {
                if (!isLeftOut(columns[i]))
                    columns[i].Write(json, cells[i]);
            }
            json.WriteEndObject();
        }
        using var body = JsonBody.Parse(text.GetBuffer().AsMemory(0, (int)text.Length));
        return reader.Read(model, body.Root, body, isCreate);
    }

    // The platform names the field of a value that is not of its type; the reader of JSON names a place in the text.
    private ApiException? WrongValue(ObjectModel model, IReadOnlyList<IngestColumn> columns, string[] cells, bool isCreate)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            try
            {
                Read(model, columns, cells, isCreate, c => c != columns[i]);
            }
            catch (ApiException e) when (e.ErrorCode == "JSON_PARSER_ERROR")
            {
                var field = columns[i].Field;
                return new ApiException(
                    400, "INVALID_TYPE_ON_FIELD_IN_RECORD", $"{field.Describe.Label}: value not of correct type: {cells[i]}", field.Name);
            }
            catch (ApiException)
            {
                // Another fault of the row, which is reported only where this kind is absent.
            }
        }
        return null;
    }

    private static string CellOf(IReadOnlyList<IngestColumn> columns, string[] cells, FieldModel field)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Relationship is null && columns[i].Field == field)
                return cells[i];
        }
        return "";
    }
}
