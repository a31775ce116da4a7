using System.Text.Json;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>Reads a record from a request's body.</summary>
internal sealed class RecordReader(Database database)
{
    /// <summary>Reads the members of <paramref name="element"/> that are fields.</summary>
    /// <param name="model">The record's object.</param>
    /// <param name="element">The JSON object.</param>
    /// <param name="body">The body that contains it.</param>
    /// <param name="isCreate">Whether the record is created; else it is updated.</param>
    /// <param name="isReadElsewhere">Whether a member is read elsewhere: the id of a collection's record, a tree's children.</param>
    public RecordInput Read(
        ObjectModel model, JsonElement element, JsonBody body, bool isCreate, Func<JsonProperty, bool>? isReadElsewhere = null)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw body.CannotDeserialize(model.Name, element);
        var input = new RecordInput(model);
        List<string>? readOnly = null;
        List<FieldModel>? byKey = null;
        foreach (var member in element.EnumerateObject())
        {
            if (member.NameEquals("attributes") || isReadElsewhere?.Invoke(member) == true)
                continue;
            if (model.Find(member.Name) is { } field)
            {
                if (field == model.Id)
                    throw new ApiException(400, "INVALID_FIELD", "The Id field should not be specified in the sobject data.", null);
                if (isCreate ? field.IsCreateable : field.IsUpdateable)
                    input.Values.Add((field, FieldReader.Read(field, member.Value, body)));
                else
                    (readOnly ??= []).Add(field.Name);
            }
            else if (model.FindParent(member.Name) is { } parent && member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Null)
            {
                if (isCreate ? parent.IsCreateable : parent.IsUpdateable)
                    AddParent(input, parent, member.Value, body, byKey ??= []);
                else
                    (readOnly ??= []).Add(parent.Name);
            }
            else
            {
                throw ApiErrors.NoSuchColumn(member.Name, model.Name);
            }
        }
        if (byKey?.Find(p => input.Values.Count(v => v.Field == p) > 1) is { } twice)
        {
            throw new ApiException(
                400, "INVALID_FIELD",
                $"Cannot specify both an external ID reference {twice.Describe.RelationshipName} and a salesforce id, {twice.Name}");
        }
        return readOnly is null ? input : throw ApiErrors.ReadOnly([.. readOnly]);
    }

    // The parent may be named once. A null clears the reference, unless the reference itself has a value.
    private void AddParent(RecordInput input, FieldModel parent, JsonElement value, JsonBody body, List<FieldModel> byKey)
    {
        if (byKey.Contains(parent))
            throw SeveralKeys(parent.Targets.FirstOrDefault()?.Name ?? parent.Name);
        if (value.ValueKind != JsonValueKind.Null)
            byKey.Add(parent);
        else if (input.Find(parent) is not null)
            return;
        input.Values.Add((parent, ReadParent(parent, value, body)));
    }

    private static ApiException SeveralKeys(string sObject) =>
        new(400, "INVALID_FIELD", $"More than 1 field provided in an external foreign key reference in entity: {sObject}");

    // A parent named by its external id, in place of its record id.
    private SqlValue ReadParent(FieldModel field, JsonElement value, JsonBody body)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return SqlValue.Null;
        var target = Target(field, value);
        if (value.EnumerateObject().Count(m => !m.NameEquals("attributes")) > 1)
            throw SeveralKeys(target.Name);
        foreach (var member in value.EnumerateObject())
        {
            if (member.NameEquals("attributes"))
                continue;
            if (target.Find(member.Name) is not { } key)
                throw ApiErrors.NoSuchColumn(member.Name, target.Name);
            if (key != target.Id && !IsKey(key) && !(key == target.NameField && field.Name == SystemFields.RecordTypeId))
                throw new ApiException(400, "INVALID_FIELD", $"{member.Name} is not an External ID or indexed field for {target.Name}");
            var wanted = FieldReader.Read(key, member.Value, body);
            using var find = database.Prepare(
                $"SELECT {field.KeyColumnOf(target)} FROM {target.Table} WHERE {key.Column} = ?1 AND {ObjectModel.DeletedColumn} = 0 "
                    + $"LIMIT 2");
            find.Bind(1, wanted);
            if (!find.Step())
                throw ApiErrors.ForeignKeyNotFound(member.Value.ToString(), key.Name, target.Name);
            var id = find.Text(0);
            if (find.Step())
                throw new ApiException(400, "INVALID_FIELD", $"Foreign key external ID: {member.Value} is not unique for field {key.Name} "
                    + $"in entity {target.Name}");
            return id;
        }
        throw ApiErrors.ForeignKeyNotFound("null", field.Name, target.Name);
    }

    private static bool IsKey(FieldModel field) => field.Describe.Is(FieldTraits.IdLookup) || field.Describe.Is(FieldTraits.ExternalId);

    private static ObjectModel Target(FieldModel field, JsonElement value)
    {
        var named = value.TryGetProperty("attributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object
            && attributes.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
        var target = named is null ? field.Targets.FirstOrDefault() : field.Targets.FirstOrDefault(t => FieldModel.Same(t.Name, named));
        return target ?? throw ApiErrors.ForeignKeyNotFound(
            value.ToString(), field.Name, named ?? field.Describe.ReferenceTo.FirstOrDefault() ?? field.Name);
    }
}
