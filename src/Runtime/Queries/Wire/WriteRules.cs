namespace Salesforce.Typed.Queries.Wire;

/// <summary>
/// Which records a create, an update and an upsert take, by where the records come from and by what names them. A record from the org sends
/// what was set since it was loaded; one that code made sends everything that was set.
/// </summary>
internal static class WriteRules
{
    /// <summary>Refuses a record that a create would not send as it is: one from the org, or one with an id.</summary>
    /// <param name="record">The record.</param>
    /// <param name="place">Its place among several; null for one alone.</param>
    /// <exception cref="ArgumentException">It is not new.</exception>
    public static void RequireNew(SObject record, int? place = null)
    {
        if (record.Layout.IsFromOrg)
            throw new ArgumentException($"{Show(record, place)} came from the org, and a create would send only what was set since. To "
                + $"create a copy, call AsNew() on it; to change the record, update it.", nameof(record));
        if (!record.RecordId.IsNone)
            throw new ArgumentException($"{Show(record, place)} has the id {record.RecordId}, and a create takes none. To change that "
                + $"record, update it; to create another one with these values, call AsNew() on it.", nameof(record));
    }

    /// <summary>Whether an update has something to send.</summary>
    /// <param name="record">The record.</param>
    /// <param name="key">The field that is part of the address; null where that is the id.</param>
    /// <param name="place">Its place among several; null for one alone.</param>
    /// <exception cref="ArgumentException">Code made the record and set nothing, so it cannot be meant.</exception>
    public static bool HasUpdate(SObject record, FieldInfo? key = null, int? place = null)
    {
        if (record.HasChanges && record.Layout.Fields.Any(f => f != key && record.IsChanged(f)))
            return true;
        return record.Layout.IsFromOrg
            ? false
            : throw new ArgumentException($"Nothing is set in {Show(record, place, "the")}, so there is nothing to update. Set what is to "
                + $"change: record with {{ ... }}.", nameof(record));
    }

    /// <summary>Whether a write by a key has something to send.</summary>
    /// <param name="record">The record.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value of the key that the call names.</param>
    /// <param name="isUpdate">Whether the call creates no record.</param>
    /// <exception cref="ArgumentException">
    /// The record names another record than the key does, or is from the org and names none.
    /// </exception>
    public static bool HasWrite<TValue>(SObject record, FieldInfo key, TValue value, bool isUpdate)
    {
        if (record.Layout.IsFromOrg)
        {
            RequireLoadedKey(record, key, place: null);
            if (!IsValue(record, key, value))
                throw new ArgumentException(
                    $"{Show(record)} came from the org with another {key.Name} than this call names, and only what was set since would be "
                        + $"sent to the record of that key. Name its own {key.Name}, or call AsNew() on it to send its values.", nameof(
                            record));
            return record.HasChanges;
        }
        if (record.Layout.SlotOf(key.Index) >= 0 && !IsValue(record, key, value))
            throw new ArgumentException($"{Show(record)} has another {key.Name} than this call names. The one of the call finds the "
                + $"record, and the other would not be sent: leave it out, or update the record by its id.", nameof(record));
        RequireNoOtherId(record, key, place: null);
        return !isUpdate || HasUpdate(record, key);
    }

    /// <summary>Whether an upsert that finds the record by a field of its own has something to send.</summary>
    /// <param name="record">The record.</param>
    /// <param name="key">The key.</param>
    /// <param name="place">Its place among several; null where the caller adds it.</param>
    /// <exception cref="ArgumentException">The record has no key, or the key is not the one that it was loaded with.</exception>
    public static bool HasUpsert(SObject record, FieldInfo key, int? place = null)
    {
        if (record.Layout.IsFromOrg)
        {
            RequireLoadedKey(record, key, place);
            return record.HasChanges;
        }
        if (!record.IsChanged(key) || record.ValueOf(key) is null or "")
            throw new ArgumentException($"{key} of the record{(place is { } at ? $" at place {at}" : "")} is not set: an upsert finds the "
                + $"record by it.", "records");
        RequireNoOtherId(record, key, place);
        return true;
    }

    private static void RequireLoadedKey(SObject record, FieldInfo key, int? place)
    {
        string problem;
        if (record.Layout.SlotOf(key.Index) < 0)
            problem = $"without {key.Name}: load the field as well";
        else if (record.IsChanged(key))
            problem = $"and its {key.Name} was set since: update it by its id";
        else if (record.ValueOf(key) is null or "")
            problem = $"with an empty {key.Name}: update it by its id";
        else
            return;
        throw new ArgumentException($"{Show(record, place)} came from the org {problem}, or call AsNew() on it to send its values to the "
            + $"record that {key.Name} finds. Only what was set since would be sent otherwise.", nameof(record));
    }

    // An id in the record is not part of a body: where the key finds the record, it would be ignored.
    private static void RequireNoOtherId(SObject record, FieldInfo key, int? place)
    {
        if (!record.RecordId.IsNone && key != record.Layout.Info.IdField)
            throw new ArgumentException($"{Show(record, place)} has the id {record.RecordId}, and {key.Name} names the record too. To "
                + $"change the record of that id, update it; to name it by {key.Name}, leave the id out.", nameof(record));
    }

    private static bool IsValue<TValue>(SObject record, FieldInfo key, TValue value) =>
        Equals(record.ValueOf(key), value is IId id ? id.Raw : (object?)value);

    /// <summary>A record in a message.</summary>
    public static string Show(SObject record, int? place = null, string article = "The") =>
        $"{article} {record.Layout.Info.Name}{(place is { } at ? $" at place {at}" : "")}";
}
