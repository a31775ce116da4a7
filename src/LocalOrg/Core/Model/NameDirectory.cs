using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Core.Model;

/// <summary>
/// One table with the names of all records that a polymorphic field can point to: joining it is joining one table where the alternative
/// is dozens. Triggers keep it, so it is right in whatever way a record changes.
/// </summary>
internal static class NameDirectory
{
    public const string Table = "_name";

    private static readonly (string Name, FieldType Type)[] Fields =
    [
        ("Name", FieldType.String), ("FirstName", FieldType.String), ("LastName", FieldType.String), ("Title", FieldType.String),
        ("Phone", FieldType.Phone), ("Email", FieldType.Email), ("Alias", FieldType.String), ("Username", FieldType.String),
        ("IsActive", FieldType.Boolean),
    ];

    /// <summary>The object Name of the platform, over the directory's table.</summary>
    /// <param name="seen">The objects that a user sees.</param>
    /// <param name="whole">All objects, where the user does not see all of them.</param>
    public static ObjectModel Model(OrgModel seen, OrgModel? whole)
    {
        const FieldTraits Traits = FieldTraits.Filterable | FieldTraits.Sortable | FieldTraits.Groupable | FieldTraits.Nillable | FieldTraits.Aggregatable;
        FieldDescribe[] fields =
        [
            new() { Name = "Id", Label = "Name ID", Type = FieldType.Id, TypeName = "id", Traits = Traits },
            new() { Name = "Type", Label = "Type", Type = FieldType.String, TypeName = "string", Traits = Traits },
            .. Fields.Select(f => new FieldDescribe { Name = f.Name, Label = f.Name, Type = f.Type, TypeName = "string", Traits = Traits }),
        ];
        return new ObjectModel(new SObjectDescribe { Name = "Name", Label = "Name", Fields = new EquatableArray<FieldDescribe>(fields) }, "000") { Table = whole is null ? Table : Seen(seen, whole) };
    }

    // The directory without the records of objects that the user may not read, and without the values of such fields.
    private static string Seen(OrgModel seen, OrgModel whole)
    {
        var columns = Fields.Select(f =>
        {
            var hidden = seen.Objects.Where(o => Source(o, f.Name) != Source(whole.Find(o.Name)!, f.Name)).ToList();
            var collation = f.Type == FieldType.Boolean ? "" : $" COLLATE {TextCollation.Name}";
            return hidden.Count == 0 ? f.Name : $"(CASE WHEN Type NOT IN ({List(hidden)}) THEN {f.Name} END){collation} AS {f.Name}";
        });
        return $"(SELECT Id, {ObjectModel.DeletedColumn}, Type, {string.Join(", ", columns)} FROM {Table} WHERE Type IN ({List(seen.Objects)}))";
    }

    private static string List(IEnumerable<ObjectModel> objects) => string.Join(", ", objects.Select(o => Text(o.Name)));

    private static string Text(string name) => "'" + name.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>The statements that make the directory and fill it from what the tables already hold.</summary>
    public static IEnumerable<string> Statements(OrgModel org)
    {
        yield return $"""
            CREATE TABLE IF NOT EXISTS {Table} (Id TEXT NOT NULL PRIMARY KEY, {ObjectModel.DeletedColumn} INTEGER NOT NULL,
            Type TEXT NOT NULL COLLATE {TextCollation.Name},
            {string.Join(", ", Fields.Select(f => f.Type == FieldType.Boolean ? $"{f.Name} INTEGER" : $"{f.Name} TEXT COLLATE {TextCollation.Name}"))}
            ) WITHOUT ROWID
            """;
        foreach (var model in org.Objects)
        {
            foreach (var suffix in (string[])["I", "U", "D"])
                yield return $"DROP TRIGGER IF EXISTS {FieldModel.Quote("_name" + suffix + "_" + model.Name)}";
            if (!model.IsInDirectory)
                continue;
            var type = Text(model.Name);
            var sources = Fields.Select(f => (f.Name, Source: Source(model, f.Name))).Where(f => f.Source is not null).ToList();
            var names = string.Join("", sources.Select(s => ", " + s.Name));
            string Values(string row) => $"{row}Id, {row}{ObjectModel.DeletedColumn}, {type}{string.Join("", sources.Select(s => $", {row}{s.Source}"))}";
            yield return $"""
                CREATE TRIGGER {FieldModel.Quote("_nameI_" + model.Name)} AFTER INSERT ON {model.Table} BEGIN
                INSERT INTO {Table} (Id, {ObjectModel.DeletedColumn}, Type{names}) VALUES ({Values("new.")}); END
                """;
            yield return $"""
                CREATE TRIGGER {FieldModel.Quote("_nameU_" + model.Name)}
                AFTER UPDATE OF {ObjectModel.DeletedColumn}{string.Join("", sources.Select(s => ", " + s.Source))} ON {model.Table} BEGIN
                UPDATE {Table} SET {ObjectModel.DeletedColumn} = new.{ObjectModel.DeletedColumn}{string.Join("", sources.Select(s => $", {s.Name} = new.{s.Source}"))}
                WHERE Id = new.Id; END
                """;
            yield return $"""
                CREATE TRIGGER {FieldModel.Quote("_nameD_" + model.Name)} AFTER DELETE ON {model.Table} BEGIN
                DELETE FROM {Table} WHERE Id = old.Id; END
                """;
            yield return $"INSERT OR IGNORE INTO {Table} (Id, {ObjectModel.DeletedColumn}, Type{names}) SELECT {Values("")} FROM {model.Table}";
        }
    }

    private static string? Source(ObjectModel model, string name) =>
        (name == "Name" ? model.NameField : model.Find(name)) is { Kind: not ColumnKind.None } field ? field.Column : null;
}
