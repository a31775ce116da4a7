using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>
/// The object RecentlyViewed, whose records are those that the user viewed or referenced, of all objects that have the dates for it (Object
/// Reference, RecentlyViewed).
/// </summary>
internal static class RecentlyViewed
{
    // SQLite joins at most 500 SELECTs.
    private const int MostObjects = 400;

    /// <summary>Whether the object is RecentlyViewed.</summary>
    public static bool Is(ObjectModel model) => FieldModel.Same(model.Name, "RecentlyViewed");

    /// <summary>A query in place of the object's table.</summary>
    /// <param name="seen">The objects that the user sees.</param>
    /// <param name="model">The object RecentlyViewed.</param>
    /// <param name="userId">The user.</param>
    public static string Sql(OrgModel seen, ObjectModel model, string userId)
    {
        var sources = seen.Objects.Where(o => o.NameField is not null && !Is(o) && o.Find(SystemFields.LastViewedDate) is not null)
            .Take(MostObjects).Select(o => Source(o, model, userId)).ToList();
        return sources.Count == 0 ? model.Table : "(" + string.Join(" UNION ALL ", sources) + ")";
    }

    private static string Source(ObjectModel source, ObjectModel model, string userId)
    {
        var columns = model.Fields.Where(f => f.Kind != ColumnKind.None && !f.IsPerUser && f.Column[1] != '_')
            .Select(f => $"{Value(source, f)}{(f.Kind == ColumnKind.Text ? $" COLLATE {TextCollation.Name}" : "")} AS {f.Column}");
        return $"""
            SELECT r.place AS {ObjectModel.RowColumn}, 0 AS {ObjectModel.DeletedColumn}, r.place AS {ObjectModel.StampColumn},
            {string.Join(", ", columns)}
            FROM {RecentRecords.Table} AS r JOIN {source.Table} AS s ON s.{source.Id.Column} = r.id
            WHERE r.user = '{userId}' AND r.object = {Text(source.Name)} AND s.{ObjectModel.DeletedColumn} = 0
            """;
    }

    private static string Value(ObjectModel source, FieldModel field)
    {
        if (field == field.Owner.Id)
            return "r.id";
        if (FieldModel.Same(field.Name, "Type"))
            return "r.object";
        var same = field.Name is "Name" or "NameOrAlias" ? source.NameField : source.Find(field.Name);
        if (same is { IsPerUser: false } && same.Kind == field.Kind)
            return $"s.{same.Column}";
        return field.Kind == ColumnKind.Boolean ? "0" : "NULL";
    }

    private static string Text(string name) => "'" + name.Replace("'", "''", StringComparison.Ordinal) + "'";
}
