using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed.Composite;

// Steps of objects that are named at run time. Create and Update take such records as they take generated ones.
public abstract partial class StepUnit
{
    /// <summary>
    /// Creates or updates the record that has this key: PATCH <c>sobjects/X/{field}/{value}</c>. Needs the rights to create and to edit.
    /// </summary>
    /// <param name="set">The object, as <c>org.Object("Account", objects)</c>.</param>
    /// <param name="key">The API name of the key field.</param>
    /// <param name="value">The key.</param>
    /// <param name="record">What to set; the key is left out of it.</param>
    /// <exception cref="ArgumentException">
    /// The record cannot be sent as it is or is of another object, the field finds no record, the key is empty or another one than the
    /// record has, or something refers to a step of another unit.
    /// </exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public SaveStep<DynamicRecord> Upsert(DynamicSet set, string key, object value, DynamicRecord record)
    {
        ArgumentNullException.ThrowIfNull(set);
        var (name, converted) = set.Key(key, value);
        return AddUpsert(set.Info, name, converted, set.Own(record));
    }

    /// <summary>Deletes a record: DELETE <c>sobjects/X/{id}</c>. It goes to the recycle bin. Needs the right to delete.</summary>
    /// <param name="set">The object, as <c>org.Object("Account", objects)</c>.</param>
    /// <param name="id">The id, which may be one that an earlier step is yet to give.</param>
    /// <exception cref="ArgumentException">It is not an id of the object, or refers to a step of another unit.</exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public DeleteStep<DynamicRecord> Delete(DynamicSet set, Id<DynamicRecord> id)
    {
        ArgumentNullException.ThrowIfNull(set);
        return AddDelete(set.Info, set.IdOf(id.Raw));
    }

    /// <summary>Reads a record, with every field of the table: GET <c>sobjects/X/{id}</c>. Needs the right to read.</summary>
    /// <param name="set">The object, as <c>org.Object("Account", objects)</c>.</param>
    /// <param name="id">The id, which may be one that an earlier step is yet to give.</param>
    /// <exception cref="ArgumentException">It is not an id of the object, or refers to a step of another unit.</exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public GetStep<DynamicRecord> Get(DynamicSet set, Id<DynamicRecord> id)
    {
        ArgumentNullException.ThrowIfNull(set);
        return AddGet(set.Info, set.IdOf(id.Raw));
    }
}
