using System.ComponentModel;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed;

/// <summary>A record of one object.</summary>
/// <typeparam name="TSelf">The generated record type.</typeparam>
/// <typeparam name="TFields">The generated struct that names its fields in conditions.</typeparam>
public abstract record SObject<TSelf, TFields> : SObject, ISObjectType
    where TSelf : SObject<TSelf, TFields>, ISObject<TSelf>
    where TFields : struct
{
    /// <summary>A record made by code: fields that are not set are null, and are not sent.</summary>
    protected SObject()
        : base(TSelf.Info, RecordOrigin.FromCode)
    {
    }

    /// <summary>An empty record of that origin.</summary>
    protected SObject(RecordOrigin origin)
        : base(TSelf.Info, origin)
    {
    }

    /// <summary>A record without any field, to begin a patch or an upsert: <c>Account.Empty with { Phone = "1" }</c>.</summary>
    public static TSelf Empty => (TSelf)TSelf.Info.Make(RecordOrigin.FromCode);

    static string ISObjectType.ApiName => TSelf.Info.Name;

    static string? ISObjectType.KeyPrefix => TSelf.Info.KeyPrefix;

    /// <summary>A record with its id alone, to begin an update: <c>Account.WithId(id) with { Phone = "1" }</c>.</summary>
    /// <exception cref="ArgumentException">The id is the default value, which names no record.</exception>
    public static TSelf WithId(Id<TSelf> id)
    {
        if (id.IsNone)
            throw new ArgumentException(
                $"An id of {TSelf.Info.Name} is needed; this is the default value, which names no record.", nameof(id));
        var record = Empty;
        record.NameIt(id.Raw);
        return record;
    }

    /// <summary>
    /// Makes a new record of this one's values, for a create: every loaded field that a create can set and that is not null, so that the
    /// org's defaults apply to the others, and everything that was set. Not copied are the id, audit fields, parents and child records that
    /// were loaded, and the addresses of files.
    /// </summary>
    public TSelf AsNew() => (TSelf)MakeNew(null);

    /// <summary>
    /// Makes a new record of these values of this one, for a create. A field that is null is left out, so that the org's default
    /// applies.
    /// </summary>
    /// <param name="fields">The fields: <c>a =&gt; [a.Name, a.Phone]</c>.</param>
    /// <exception cref="ArgumentException">A field is not one that a create can set, as the id, or holds the address of a file.</exception>
    /// <exception cref="FieldNotLoadedException">A field was not loaded.</exception>
    public TSelf AsNew(Func<TFields, AnyField[]> fields) => (TSelf)MakeNew(FieldsOf(fields));

    /// <summary>
    /// Makes a copy that counts these fields as set, so that an update sends them: for a field that has the value it was loaded with, which
    /// would not be sent otherwise.
    /// </summary>
    /// <param name="fields">The fields: <c>a =&gt; [a.Phone]</c>.</param>
    /// <exception cref="ArgumentException">A field is read-only, a parent's, or holds no value because it was not set.</exception>
    /// <exception cref="FieldNotLoadedException">A field was not loaded.</exception>
    public TSelf MarkChanged(Func<TFields, AnyField[]> fields)
    {
        var copy = this with { };
        foreach (var field in FieldsOf(fields))
            copy.MarkChanged(field);
        return (TSelf)copy;
    }

    /// <summary>
    /// What people see for a picklist's value, in the language of the user: <c>toLabel()</c>. In a Select alone, where it becomes a column.
    /// </summary>
    /// <exception cref="FieldNotLoadedException">The query did not ask for it.</exception>
    public string? ToLabel<TUse>(Func<TFields, IUse<TUse>> field) => (string?)Computed("toLabel", field);

    /// <summary>A number or date as the user's locale writes it: <c>FORMAT()</c>. In a Select alone, where it becomes a column.</summary>
    /// <exception cref="FieldNotLoadedException">The query did not ask for it.</exception>
    public string? Format<TUse>(Func<TFields, IUse<TUse>> field) => (string?)Computed("FORMAT", field);

    /// <summary>An amount in the currency of the user: <c>convertCurrency()</c>. In a Select alone, where it becomes a column.</summary>
    /// <exception cref="FieldNotLoadedException">The query did not ask for it.</exception>
    public decimal? ConvertCurrency<TUse>(Func<TFields, INumber<decimal?, decimal?, TUse>> field) =>
        (decimal?)Computed("convertCurrency", field);

    /// <summary>A record that names another by an external id. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static TSelf KeyedBy<TValue>(Key<TSelf, TValue> key, TValue value)
    {
        var record = Empty;
        record.NameBy(key.Name, value);
        return record;
    }

    /// <summary>Whether the record holds the field: then reading it does not throw.</summary>
    public bool IsLoaded(Func<TFields, AnyField> field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return IsLoaded(field(default).Path);
    }

    private static List<FieldInfo> FieldsOf(Func<TFields, AnyField[]> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var found = new List<FieldInfo>();
        foreach (var field in fields(default))
        {
            found.Add(TSelf.Info.Find(field.Path)
                ?? throw new ArgumentException(
                    $"{field.Path} is a field of a parent. Name fields of {TSelf.Info.Name} itself.", nameof(fields)));
        }
        return found.Count > 0 ? found : throw new ArgumentException("Name at least one field.", nameof(fields));
    }

    private object? Computed(string function, Func<TFields, IField> field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return ComputedValue($"{function}({field(default).Path})");
    }

    /// <summary>Whether the record holds the parent or the children.</summary>
    public bool IsLoaded(Func<TFields, IRelation> relation)
    {
        ArgumentNullException.ThrowIfNull(relation);
        return IsLoaded(relation(default).RelationPath);
    }
}
