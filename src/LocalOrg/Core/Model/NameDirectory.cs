using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Core.Model;

/// <summary>
/// One table with the names of all records that a polymorphic field can point to: joining it is joining one table where the alternative
/// is dozens. Triggers keep it, so it is right in whatever way a record changes.
/// </summary>
internal static class NameDirectory
{
    public const string Table = "_names";

    // The table of versions whose directory had fewer columns.
    private const string EarlierTable = "_name";

    private const string Type = "Type";

    // The columns that come from fields of the records.
    private static readonly IReadOnlyList<FieldModel> Fields =
        [.. new ObjectModel(NameObject.Describe, "").Fields.Where(f => f.Name is not (SystemFields.Id or Type))];

    /// <summary>The object Name of the platform, over the directory's table.</summary>
    /// <param name="seen">The objects that a user sees.</param>
    /// <param name="whole">All objects, where the user does not see all of them.</param>
    public static ObjectModel Model(OrgModel seen, OrgModel? whole) =>
        new(NameObject.Describe, "000") { Table = whole is null ? Table : Seen(seen, whole) };

    // The directory without the records of objects that the user may not read, and without the values of such fields.
    private static string Seen(OrgModel seen, OrgModel whole)
    {
        var columns = Fields.Select(f =>
        {
            var hidden = seen.Objects.Where(o => Source(o, f) != Source(whole.Find(o.Name)!, f)).ToList();
            return hidden.Count == 0
                ? f.Column
                : $"(CASE WHEN {Type} NOT IN ({List(hidden)}) THEN {f.Column} END){Collation(f)} AS {f.Column}";
        });
        var names = string.Join(", ", columns);
        return $"(SELECT Id, {ObjectModel.DeletedColumn}, {Type}, {names} FROM {Table} WHERE {Type} IN ({List(seen.Objects)}))";
    }

    private static string Collation(FieldModel field) => field.Kind == ColumnKind.Text ? $" COLLATE {TextCollation.Name}" : "";

    private static string List(IEnumerable<ObjectModel> objects) => string.Join(", ", objects.Select(o => Text(o.Name)));

    private static string Text(string name) => "'" + name.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>The statements that make the directory and fill it from what the tables already hold.</summary>
    public static IEnumerable<string> Statements(OrgModel org)
    {
        yield return $"DROP TABLE IF EXISTS {EarlierTable}";
        var columns = string.Join(", ", Fields.Select(f => $"{f.Column} {ColumnType(f)}{Collation(f)}"));
        yield return $"""
            CREATE TABLE IF NOT EXISTS {Table} (Id TEXT NOT NULL PRIMARY KEY, {ObjectModel.DeletedColumn} INTEGER NOT NULL,
            {Type} TEXT NOT NULL COLLATE {TextCollation.Name}, {columns}
            ) WITHOUT ROWID
            """;
        foreach (var model in org.Objects)
        {
            foreach (var suffix in (string[])["I", "U", "D"])
                yield return $"DROP TRIGGER IF EXISTS {FieldModel.Quote("_name" + suffix + "_" + model.Name)}";
            if (!model.IsInDirectory)
                continue;
            var type = Text(model.Name);
            var sources = Fields.Select(f => (f.Column, Source: Source(model, f))).Where(f => f.Source is not null).ToList();
            var names = string.Concat(sources.Select(s => ", " + s.Column));
            var watched = string.Concat(sources.Select(s => ", " + s.Source).Distinct(StringComparer.Ordinal));
            var updates = string.Concat(sources.Select(s => $", {s.Column} = new.{s.Source}"));
            string Values(string row) =>
                $"{row}Id, {row}{ObjectModel.DeletedColumn}, {type}{string.Concat(sources.Select(s => $", {row}{s.Source}"))}";
            yield return $"""
                CREATE TRIGGER {FieldModel.Quote("_nameI_" + model.Name)} AFTER INSERT ON {model.Table} BEGIN
                INSERT INTO {Table} (Id, {ObjectModel.DeletedColumn}, {Type}{names}) VALUES ({Values("new.")}); END
                """;
            yield return $"""
                CREATE TRIGGER {FieldModel.Quote("_nameU_" + model.Name)}
                AFTER UPDATE OF {ObjectModel.DeletedColumn}{watched} ON {model.Table} BEGIN
                UPDATE {Table} SET {ObjectModel.DeletedColumn} = new.{ObjectModel.DeletedColumn}{updates}
                WHERE Id = new.Id; END
                """;
            yield return $"""
                CREATE TRIGGER {FieldModel.Quote("_nameD_" + model.Name)} AFTER DELETE ON {model.Table} BEGIN
                DELETE FROM {Table} WHERE Id = old.Id; END
                """;
            yield return $"""
                INSERT OR IGNORE INTO {Table} (Id, {ObjectModel.DeletedColumn}, {Type}{names}) SELECT {Values("")} FROM {model.Table}
                """;
        }
    }

    private static string ColumnType(FieldModel field) => field.Kind is ColumnKind.Text or ColumnKind.Id ? "TEXT" : "INTEGER";

    private static string? Source(ObjectModel model, FieldModel column)
    {
        var field = column.Name switch
        {
            "Name" => model.NameField,
            "NameOrAlias" => model.Find("Alias") ?? model.NameField,
            _ => model.Find(column.Name),
        };
        return field?.Kind == column.Kind ? field.Column : null;
    }
}
