using System.Text;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>The statements that read and write whole rows of one object.</summary>
internal sealed class RowStatements
{
    private const int FixedColumns = 2;

    private readonly Database _database;
    private readonly ObjectModel _object;
    private readonly string _insert;
    private readonly FieldModel[] _fields;

    public RowStatements(Database database, ObjectModel model)
    {
        _database = database;
        _object = model;
        _fields = [.. model.Fields.Where(
            f => f.Kind != ColumnKind.None && f != model.Id && !f.Column.StartsWith("\"_", StringComparison.Ordinal))];
        // One statement for all sets of fields: what is not bound is null, and binding nothing costs nothing.
        _insert = $"INSERT INTO {model.Table} (Id, {ObjectModel.StampColumn}{string.Join("", Fields.Select(f => ", " + f.Column))}) "
            + $"VALUES (?1, ?2{string.Join("", Fields.Select((_, i) => $", ?{i + FixedColumns + 1}"))})";
        // Files can be large, and no rule looks into them.
        SelectSql =
            $"SELECT {ObjectModel.DeletedColumn}{string.Join("", Fields.Select(f => ", " + (f.Kind == ColumnKind.Blob ? "NULL" : f.Column)))} FROM {model.Table} WHERE Id = ?1";
    }

    /// <summary>The fields with columns of their own.</summary>
    public IReadOnlyList<FieldModel> Fields => _fields;

    /// <summary>Reads whether the record is deleted, and its <see cref="Fields"/>.</summary>
    public string SelectSql { get; }

    public void Insert(Row row, string id, long now)
    {
        using var insert = _database.Prepare(_insert);
        insert.Bind(1, id).Bind(2, now);
        for (var i = 0; i < _fields.Length; i++)
        {
            var value = row[_fields[i]];
            if (!value.IsNull)
                insert.Bind(i + FixedColumns + 1, value);
        }
        insert.Run();
    }

    /// <summary>Writes the fields that changed.</summary>
    public void Update(Row row, string id, long now)
    {
        var changed = Fields.Where(row.HasChanged).ToList();
        var sql = new StringBuilder($"UPDATE {_object.Table} SET {ObjectModel.StampColumn} = ?2");
        for (var i = 0; i < changed.Count; i++)
            sql.Append(System.Globalization.CultureInfo.InvariantCulture, $", {changed[i].Column} = ?{i + FixedColumns + 1}");
        using var update = _database.Prepare(sql.Append(" WHERE Id = ?1").ToString());
        update.Bind(1, id).Bind(2, now);
        for (var i = 0; i < changed.Count; i++)
            update.Bind(i + FixedColumns + 1, row[changed[i]]);
        update.Run();
    }
}
