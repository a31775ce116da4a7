using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>Deletes a record: its children go with it, keep it, or lose their parent, as the describe says.</summary>
internal sealed class Deletion(OrgModel seen, Database database, OrgClock clock, IChangeLog changes)
{
    // The children of a cascade are rows of the same transaction: they carry the id of the record that was deleted, which undelete looks
    // for.
    public void Delete(ObjectModel model, string id, WriteContext context) => Delete(model, id, id, context);

    private void Delete(ObjectModel model, string id, string root, WriteContext context)
    {
        foreach (var child in model.Children.Where(
            c => c.Field.Kind == ColumnKind.Id && (c.Describe.RestrictedDelete || c.Field.Describe.Is(FieldTraits.RestrictedDelete))))
        {
            if (ChildIds(child, id) is [var first, ..])
            {
                // Of an object that the user may not read, neither the name nor a record.
                var which = seen.Find(child.Object.Name) is null
                    ? "records that you cannot access."
                    : $"the following {child.Object.Describe.LabelPlural}.: {first}";
                throw new ApiException(
                    400, "DELETE_FAILED", $"Your attempt to delete {id} could not be completed because it is associated with {which}");
            }
        }
        changes.Deleted(model, id, context);
        database.Execute(
            $"UPDATE {model.Table} SET {ObjectModel.DeletedColumn} = 1, {ObjectModel.StampColumn} = ?2, {ObjectModel.DeletedWithColumn} = "
                + $"?3 WHERE Id = ?1",
            id, clock.Now, root);
        foreach (var child in model.Children)
        {
            if (child.Field.Kind != ColumnKind.Id)
                continue;
            if (child.Describe.CascadeDelete || child.Field.Describe.Is(FieldTraits.CascadeDelete))
            {
                foreach (var childId in ChildIds(child, id))
                    Delete(child.Object, childId, root, context);
            }
            else if (child.Field.Describe.Is(FieldTraits.Nillable)
                && child.Field.Name is not (SystemFields.CreatedById or SystemFields.LastModifiedById))
            {
                changes.Around(child.Object, () => ChildIds(child, id), context, () => database.Execute(
                    $"UPDATE {child.Object.Table} SET {child.Field.Column} = NULL, {ObjectModel.StampColumn} = ?2 WHERE "
                        + $"{child.Field.Column} = ?1 AND {ObjectModel.DeletedColumn} = 0",
                    id, clock.Now));
            }
        }
    }

    private List<string> ChildIds(ChildModel child, string id)
    {
        var ids = new List<string>();
        using var find = database.Prepare(
            $"SELECT Id FROM {child.Object.Table} WHERE {child.Field.Column} = ?1 AND {ObjectModel.DeletedColumn} = 0");
        find.Bind(1, id);
        while (find.Step())
            ids.Add(find.Text(0)!);
        return ids;
    }
}
