using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed.Composite;

// Collections of objects that are named at run time. Create and Update take such records as they take generated ones.
public sealed partial class CompositeUnit
{
    /// <summary>
    /// Creates or updates up to 200 records by an external id that each has set, or was loaded with: PATCH
    /// <c>composite/sobjects/X/{field}</c>.
    /// </summary>
    /// <param name="set">The object, as <c>org.Object("Account", objects)</c>.</param>
    /// <param name="key">The API name of the key field, which is an external id: the platform takes no record ids here.</param>
    /// <param name="records">The records.</param>
    /// <exception cref="ArgumentException">
    /// There are none or too many, one has no key, cannot be sent as it is or is of another object, the field finds no record, or one
    /// refers to a step of another unit.
    /// </exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public SaveManyStep<DynamicRecord> Upsert(DynamicSet set, string key, IEnumerable<DynamicRecord> records)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(records);
        return AddUpsert(set.Info, KeyRules.Require(set.Info, key).Name, records.Select(set.Own));
    }

    /// <summary>Deletes up to 200 records: DELETE <c>composite/sobjects?ids=</c>. Needs the right to delete.</summary>
    /// <param name="set">The object, as <c>org.Object("Account", objects)</c>.</param>
    /// <param name="ids">The ids, which may be those that earlier steps are yet to give.</param>
    /// <exception cref="ArgumentException">
    /// There are none or too many, one is not an id of the object, or refers to a step of another unit.
    /// </exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public DeleteManyStep<DynamicRecord> Delete(DynamicSet set, IEnumerable<Id<DynamicRecord>> ids)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(ids);
        return AddDelete(set.Info, ids.Select(id => set.IdOf(id.Raw)));
    }

    /// <summary>
    /// Reads up to 2,000 records by their ids, with every field of the table: POST <c>composite/sobjects/X</c>. Needs the right to read.
    /// </summary>
    /// <param name="set">The object, as <c>org.Object("Account", objects)</c>.</param>
    /// <param name="ids">The ids, which may be those that earlier steps are yet to give.</param>
    /// <exception cref="ArgumentException">
    /// There are none or too many, one is not an id of the object, or refers to a step of another unit.
    /// </exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public GetManyStep<DynamicRecord> Get(DynamicSet set, IEnumerable<Id<DynamicRecord>> ids)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(ids);
        return AddGet(set.Info, ids.Select(id => set.IdOf(id.Raw)));
    }
}
