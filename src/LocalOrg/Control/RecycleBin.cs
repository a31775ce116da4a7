using Salesforce.Typed.Testing.Errors;
using Salesforce.Typed.Testing.Ids;
using Salesforce.Typed.Testing.Model;

namespace Salesforce.Typed.Testing.Control;

/// <summary>What the platform offers over other APIs than REST: taking records back from the recycle bin, and emptying it.</summary>
internal sealed class RecycleBin(Org org)
{
    /// <summary>Takes a record back, and what went with it.</summary>
    public void Undelete(string idText)
    {
        if (!RecordId.TryParse(idText, out var id))
            throw new ApiException(400, "MALFORMED_ID", $"malformed id {idText}", null);
        if (org.Model.FindById(id).FirstOrDefault(m => org.Writer.StateOf(m, id) == true) is null)
            throw new ApiException(400, "UNDELETE_FAILED", "Entity is not in the recycle bin", null);
        org.Database.Atomically(() =>
        {
            foreach (var model in org.Model.Objects)
            {
                var back = DeletedWith(model, id);
                if (back.Count == 0)
                    continue;
                org.Database.Execute(
                    $"UPDATE {model.Table} SET {ObjectModel.DeletedColumn} = 0, {ObjectModel.DeletedWithColumn} = NULL, {ObjectModel.StampColumn} = ?2 WHERE {ObjectModel.DeletedColumn} = 1 AND {ObjectModel.DeletedWithColumn} = ?1",
                    id, org.Now);
                foreach (var undeleted in back)
                    org.Journal.Undeleted(model, undeleted, org.UserId);
            }
            return true;
        });
    }

    private List<string> DeletedWith(ObjectModel model, string id)
    {
        var ids = new List<string>();
        using var find = org.Database.Prepare($"SELECT Id FROM {model.Table} WHERE {ObjectModel.DeletedColumn} = 1 AND {ObjectModel.DeletedWithColumn} = ?1 ORDER BY {ObjectModel.RowColumn}");
        find.Bind(1, id);
        while (find.Step())
            ids.Add(find.Text(0)!);
        return ids;
    }

    /// <summary>Removes for good what was deleted; returns how many records that were.</summary>
    public int Empty() => org.Database.Atomically(() =>
    {
        var removed = 0;
        foreach (var model in org.Model.Objects)
        {
            // Ids are never given out twice, not even those of records that left no trace.
            org.Sequences.Keep(model);
            org.Database.Execute($"DELETE FROM {model.Table} WHERE {ObjectModel.DeletedColumn} = ?1", 1L);
            removed += org.Database.Changes;
        }
        return removed;
    });
}
