using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;

namespace Salesforce.Typed.Testing.Data.Tables;

/// <summary>Makes the tables: one an object, a column a field, and an index wherever the platform has one.</summary>
internal static class Tables
{
    // Every database of an org has it.
    private const string Sequence = "_sequence";

    /// <summary>
    /// Makes what the database has not yet, and returns whether it had nothing. A file made with an older snapshot gets the columns that
    /// came since.
    /// </summary>
    public static bool Create(Database database, OrgModel org) => database.Atomically(() =>
    {
        var existing = Existing(database);
        database.Execute($"CREATE TABLE IF NOT EXISTS {Sequence} (name TEXT NOT NULL PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID");
        foreach (var model in org.Objects)
        {
            if (existing.Contains(model.Name))
                AddColumns(database, model);
            else
                database.Execute(CreateTable(model));
            foreach (var index in Indexes(model))
                database.Execute(index);
        }
        foreach (var statement in NameDirectory.Statements(org).Concat(RecentRecords.Statements))
            database.Execute(statement);
        return !existing.Contains(Sequence);
    });

    private static HashSet<string> Existing(Database database)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        using var tables = database.Prepare("SELECT name FROM sqlite_master WHERE type = 'table'");
        while (tables.Step())
            names.Add(tables.Text(0)!);
        return names;
    }

    private static string CreateTable(ObjectModel model)
    {
        var columns = model.Fields.Where(HasOwnColumn).Select(Column);
        return $"""
            CREATE TABLE {model.Table} ({ObjectModel.RowColumn} INTEGER PRIMARY KEY, {model.Id.Column} TEXT NOT NULL UNIQUE,
            {ObjectModel.DeletedColumn} INTEGER NOT NULL DEFAULT 0, {ObjectModel.StampColumn} INTEGER NOT NULL,
            {ObjectModel.DeletedWithColumn} TEXT{string.Join("", columns.Select(c => ",\n" + c))})
            """;
    }

    private static void AddColumns(Database database, ObjectModel model)
    {
        var types = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        using (var info = database.Prepare("SELECT name, type FROM pragma_table_info(?1)"))
        {
            info.Bind(1, model.Name);
            while (info.Step())
                types.Add(FieldModel.Quote(info.Text(0)!), info.Text(1)!);
        }
        foreach (var field in model.Fields.Where(HasOwnColumn))
        {
            if (!types.TryGetValue(field.Column, out var type))
                database.Execute($"ALTER TABLE {model.Table} ADD COLUMN {Column(field)}");
            else if (field.Kind is ColumnKind.Decimal or ColumnKind.Real)
                NumberColumns.Convert(database, field, type);
        }
    }

    private static bool HasOwnColumn(FieldModel field) => field.Kind != ColumnKind.None
        && field != field.Owner.Id && !field.Column.StartsWith("\"_", StringComparison.Ordinal);

    private static string Column(FieldModel field) => field.Kind switch
    {
        ColumnKind.Boolean => $"{field.Column} INTEGER NOT NULL DEFAULT 0",
        ColumnKind.Integer or ColumnKind.DateTime or ColumnKind.Time => $"{field.Column} INTEGER",
        ColumnKind.Decimal or ColumnKind.Real => $"{field.Column} {NumberColumns.TypeOf(field)}",
        ColumnKind.Id or ColumnKind.Date => $"{field.Column} TEXT",
        ColumnKind.Blob => $"{field.Column} BLOB",
        _ when field.Describe.Is(FieldTraits.CaseSensitive) => $"{field.Column} TEXT",
        _ => $"{field.Column} TEXT COLLATE {TextCollation.Name}",
    };

    // What the platform indexes: names, references, external ids and unique fields, and the times by which changes are found.
    private static IEnumerable<string> Indexes(ObjectModel model)
    {
        // Most references of most records are empty: an index that leaves those out costs them nothing, and no comparison finds them
        // anyway.
        foreach (var field in model.Fields.Where(f => HasOwnColumn(f) && IsIndexed(f)))
            yield return $"CREATE INDEX IF NOT EXISTS {IndexOf(field)} ON {model.Table} "
                + $"({field.Column}){(field == model.NameField ? "" : $" WHERE {field.Column} IS NOT NULL")}";
        yield return $"CREATE INDEX IF NOT EXISTS {FieldModel.Quote($"_i_{model.Name}_stamp")} ON {model.Table} "
            + $"({ObjectModel.StampColumn})";
        // A hard delete searches each table for what was deleted with the record.
        yield return $"""
            CREATE INDEX IF NOT EXISTS {FieldModel.Quote($"_i_{model.Name}_deletedWith")} ON {model.Table} ({ObjectModel.DeletedWithColumn})
            WHERE {ObjectModel.DeletedWithColumn} IS NOT NULL
            """;
    }

    /// <summary>The name of a field's index, quoted for SQL.</summary>
    public static string IndexOf(FieldModel field) => FieldModel.Quote($"_i_{field.Owner.Name}_{field.Name}");

    /// <summary>Whether the field is a time that has an index.</summary>
    public static bool IsTimeWithIndex(FieldModel field) =>
        field.Name is SystemFields.CreatedDate or SystemFields.LastModifiedDate or SystemFields.SystemModstamp;

    private static bool IsIndexed(FieldModel field) =>
        field == field.Owner.NameField
        || field.Describe.Is(FieldTraits.Unique) || field.Describe.Is(FieldTraits.ExternalId) || field.Describe.Is(FieldTraits.IdLookup)
        || IsTimeWithIndex(field)
        || (field.Kind == ColumnKind.Id && field.Name is not (SystemFields.CreatedById or SystemFields.LastModifiedById));
}
