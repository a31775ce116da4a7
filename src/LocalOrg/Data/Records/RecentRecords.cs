using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>
/// The records that a user viewed or referenced, and when. Viewing a record does not change it: this table has the dates.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="clock">The org's clock.</param>
/// <param name="userId">The user.</param>
internal sealed class RecentRecords(Database database, OrgClock clock, string userId)
{
    /// <summary>The table with a row for each record that a user viewed or referenced; the latest has the greatest place.</summary>
    public const string Table = "_recent";

    /// <summary>The statements that create the table.</summary>
    public static IEnumerable<string> Statements { get; } =
    [
        $"""
        CREATE TABLE IF NOT EXISTS {Table} (user TEXT NOT NULL, id TEXT NOT NULL, object TEXT NOT NULL, viewed INTEGER, referenced INTEGER,
        place INTEGER NOT NULL, PRIMARY KEY (user, id)) WITHOUT ROWID
        """,
        $"CREATE UNIQUE INDEX IF NOT EXISTS _recentPlace ON {Table} (user, place)",
    ];

    /// <summary>The value of LastViewedDate or LastReferencedDate for a user, as SQL.</summary>
    /// <param name="field">The field.</param>
    /// <param name="userId">The user.</param>
    /// <param name="alias">The table that the record is in.</param>
    public static string Sql(FieldModel field, string userId, string alias)
    {
        var column = FieldModel.Same(field.Name, SystemFields.LastViewedDate) ? "viewed" : "referenced";
        return $"(SELECT {column} FROM {Table} WHERE user = '{userId}' AND id = {alias}.{field.Owner.Id.Column})";
    }

    /// <summary>Notes that the user viewed records. The first is the latest of them.</summary>
    public void View(ObjectModel model, IReadOnlyList<string> ids) => Note(model, ids, "viewed");

    /// <summary>Notes that the user referenced records: viewed records that are related to them. The first is the latest of them.</summary>
    public void Reference(ObjectModel model, IReadOnlyList<string> ids) => Note(model, ids, "referenced");

    /// <summary>The ids of the records of an object that the user viewed or referenced last, the latest first.</summary>
    public List<string> Of(ObjectModel model, int count)
    {
        var ids = new List<string>();
        using var find = database.Prepare(
            $"""
            SELECT r.id FROM {Table} AS r JOIN {model.Table} AS t ON t.{model.Id.Column} = r.id
            WHERE r.user = ?1 AND r.object = ?2 AND t.{ObjectModel.DeletedColumn} = 0 ORDER BY r.place DESC LIMIT ?3
            """);
        find.Bind(1, userId).Bind(2, model.Name).Bind(3, count);
        while (find.Step())
            ids.Add(find.Text(0)!);
        return ids;
    }

    /// <summary>The objects and ids of all records that the user viewed or referenced, the latest first; some may be deleted.</summary>
    public List<(string Object, string Id)> All()
    {
        var records = new List<(string, string)>();
        using var find = database.Prepare($"SELECT object, id FROM {Table} WHERE user = ?1 ORDER BY place DESC");
        find.Bind(1, userId);
        while (find.Step())
            records.Add((find.Text(0)!, find.Text(1)!));
        return records;
    }

    private void Note(ObjectModel model, IReadOnlyList<string> ids, string column) => database.Atomically(() =>
    {
        using var note = database.Prepare(
            $"""
            INSERT INTO {Table} (user, id, object, {column}, place)
            VALUES (?1, ?2, ?3, ?4, (SELECT COALESCE(MAX(place), 0) + 1 FROM {Table} WHERE user = ?1))
            ON CONFLICT (user, id) DO UPDATE SET {column} = excluded.{column}, place = excluded.place
            """);
        for (var i = ids.Count - 1; i >= 0; i--)
        {
            note.Bind(1, userId).Bind(2, ids[i]).Bind(3, model.Name).Bind(4, clock.Now);
            note.Run();
        }
        return true;
    });
}
