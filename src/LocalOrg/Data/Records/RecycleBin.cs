using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>What the platform offers over other APIs than REST: taking records back from the recycle bin, and emptying it.</summary>
internal sealed class RecycleBin(OrgView view, Database database, RowStore rows, Sequences sequences, OrgClock clock, IChangeLog changes)
{
    /// <summary>Takes a record back, and what went with it.</summary>
    public void Undelete(string idText, ChangeOrigin origin)
    {
        if (!RecordId.TryParse(idText, out var id))
            throw new ApiException(400, "MALFORMED_ID", $"malformed id {idText}", null);
        if (view.Whole.FindById(id).FirstOrDefault(m => rows.StateOf(m, id) == true) is null)
            throw new ApiException(400, "UNDELETE_FAILED", "Entity is not in the recycle bin", null);
        database.Atomically(() =>
        {
            foreach (var model in view.Whole.Objects)
            {
                var back = DeletedWith(model, id);
                if (back.Count == 0)
                    continue;
                database.Execute(
                    $"UPDATE {model.Table} SET {ObjectModel.DeletedColumn} = 0, {ObjectModel.DeletedWithColumn} = NULL, "
                        + $"{ObjectModel.StampColumn} = ?2 WHERE {ObjectModel.DeletedColumn} = 1 AND {ObjectModel.DeletedWithColumn} = ?1",
                    id, clock.Now);
                foreach (var undeleted in back)
                    changes.Undeleted(model, undeleted, new WriteContext(view.UserId, origin));
            }
            return true;
        });
    }

    /// <summary>Removes a deleted record, and what was deleted with it, as a hard delete does.</summary>
    public void Purge(string id) => database.Atomically(() =>
    {
        foreach (var model in view.Whole.Objects)
        {
            if (DeletedWith(model, id).Count == 0)
                continue;
            sequences.Keep(model);
            database.Execute(
                $"DELETE FROM {model.Table} WHERE {ObjectModel.DeletedColumn} = 1 AND {ObjectModel.DeletedWithColumn} = ?1", id);
        }
        return true;
    });

    private List<string> DeletedWith(ObjectModel model, string id)
    {
        var ids = new List<string>();
        using var find = database.Prepare($"SELECT Id FROM {model.Table} WHERE {ObjectModel.DeletedColumn} = 1 AND "
            + $"{ObjectModel.DeletedWithColumn} = ?1 ORDER BY {ObjectModel.RowColumn}");
        find.Bind(1, id);
        while (find.Step())
            ids.Add(find.Text(0)!);
        return ids;
    }

    /// <summary>Removes for good what was deleted; returns how many records that were.</summary>
    public int Empty() => database.Atomically(() =>
    {
        var removed = 0;
        foreach (var model in view.Whole.Objects)
        {
            // Ids are never given out twice, not even those of records that left no trace.
            sequences.Keep(model);
            database.Execute($"DELETE FROM {model.Table} WHERE {ObjectModel.DeletedColumn} = ?1", 1L);
            removed += database.Changes;
        }
        return removed;
    });
}
