using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Core.Values;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>Finds records by what names them: external ids, and the other fields that the describe calls idLookup.</summary>
internal sealed class RecordKeys(Database database)
{
    /// <summary>The key field of that name.</summary>
    public static FieldModel Field(ObjectModel model, string name) =>
        model.Find(name) is { } field
            && (field == model.Id || field.Describe.Is(FieldTraits.IdLookup) || field.Describe.Is(FieldTraits.ExternalId))
            ? field
            : throw ApiErrors.NoSuchKeyField(name);

    /// <summary>The member of a JSON object that is that field, in any case.</summary>
    public static JsonElement? MemberOf(JsonElement element, FieldModel field)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (FieldModel.Same(member.Name, field.Name))
                return member.Value;
        }
        return null;
    }

    /// <summary>The value of a key as it is written in a URL.</summary>
    public static SqlValue KeyValue(FieldModel field, string text) => field.Kind switch
    {
        ColumnKind.Id => RecordId.TryParse(text, out var id) ? id : throw ApiErrors.WrongId(text, field.Describe),
        ColumnKind.Decimal when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) =>
            FixedPoint.Units(exact, field.Scale),
        ColumnKind.Integer or ColumnKind.Real
            or ColumnKind.Decimal => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ApiException(400, "INVALID_FIELD", $"{field.Name}: value not of required type: {text}", field.Name),
        _ => FieldReader.CheckText(field, text.Trim()),
    };

    /// <summary>
    /// A text that is the same for keys that find the same record: the 15 and the 18 characters of an id, 1 and 1.0, and "a" and "A" unless
    /// the field distinguishes case.
    /// </summary>
    public static string Normal(FieldModel field, string text)
    {
        SqlValue value;
        try
        {
            value = KeyValue(field, text);
        }
        catch (ApiException)
        {
            // Not a value of the field: the record is refused for that.
            return text;
        }
        return value.Kind switch
        {
            SqlKind.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
            SqlKind.Real => value.Real.ToString("R", CultureInfo.InvariantCulture),
            SqlKind.Text when field.Kind == ColumnKind.Id || field.Describe.Is(FieldTraits.CaseSensitive) => value.Text,
            SqlKind.Text => value.Text.ToUpperInvariant(),
            _ => text,
        };
    }

    /// <summary>The ids of the records that have that value; at most a few.</summary>
    public List<string> Find(FieldModel field, string text)
    {
        var ids = new List<string>();
        using var find = database.Prepare(
            $"SELECT Id FROM {field.Owner.Table} WHERE {field.Column} = ?1 AND {ObjectModel.DeletedColumn} = 0 ORDER BY "
                + $"{ObjectModel.RowColumn} LIMIT 20");
        find.Bind(1, KeyValue(field, text));
        while (find.Step())
            ids.Add(find.Text(0)!);
        return ids;
    }

    /// <summary>When a record was last touched.</summary>
    public long StampOf(ObjectModel model, string id)
    {
        using var find = database.Prepare($"SELECT {ObjectModel.StampColumn} FROM {model.Table} WHERE Id = ?1");
        find.Bind(1, id);
        return find.Step() ? find.Integer(0) : 0;
    }

    /// <summary>The value of a record's field as it is stored.</summary>
    public SqlValue Value(FieldModel field, string id)
    {
        using var find = database.Prepare($"SELECT {field.Column} FROM {field.Owner.Table} WHERE Id = ?1");
        find.Bind(1, id);
        return find.Step() ? find.Value(0) : SqlValue.Null;
    }
}
