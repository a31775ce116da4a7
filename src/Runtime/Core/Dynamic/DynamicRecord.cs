using System.Collections;
using System.Text;
using System.Text.Json.Serialization;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Json;

namespace Salesforce.Typed.Dynamic;

/// <summary>
/// A record of an object that is named at run time. Its fields have the names of an object's table, and values the types that the
/// properties of generated records have: ids are <see cref="RawId"/>, picklists texts, multi-select picklists lists of texts. Like
/// generated records it is immutable and distinguishes loaded, set and untouched fields: <see cref="With(string, object)"/> makes a changed
/// copy, and setting the value that was loaded is not a change.
/// </summary>
/// <example><code>new DynamicRecord(accounts.Info) { ["Name"] = "Acme", ["AnnualRevenue"] = 5_000_000m }</code></example>
[JsonConverter(typeof(MissingRecordConverter))]
public sealed partial record DynamicRecord : SObject, ISObjectType
{
    /// <summary>A record made by code: fields that are not set are null, and are not sent.</summary>
    /// <param name="info">The object: of <see cref="SObjectIndex.Find"/>, or of a set.</param>
    public DynamicRecord(SObjectInfo info)
        : base((info ?? throw new ArgumentNullException(nameof(info))).Dynamic, RecordOrigin.FromCode)
    {
    }

    /// <summary>A record made by code of these values.</summary>
    /// <param name="info">The object.</param>
    /// <param name="values">The values by the names of their fields. A <c>JsonElement</c> is taken as the value that it holds.</param>
    /// <exception cref="ArgumentException">A name is not that of a field, or a value does not fit.</exception>
    public DynamicRecord(SObjectInfo info, IEnumerable<KeyValuePair<string, object?>> values)
        : this(info)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (name, value) in values)
            Set(name, value);
    }

    internal DynamicRecord(SObjectInfo info, RecordOrigin origin)
        : base(info, origin)
    {
    }

    static string ISObjectType.ApiName => "any object";

    static string? ISObjectType.KeyPrefix => null;

    /// <summary>The object.</summary>
    public SObjectInfo Info => Layout.Info;

    /// <summary>The record's id; the default value for a record that code made without one.</summary>
    /// <exception cref="FieldNotLoadedException">The record came from the org without its id.</exception>
    public Id<DynamicRecord> Id => Info.IdField is { } id && ValueAt(id) is RawId raw ? new(raw) : default;

    /// <summary>The fields and relationships that the record holds, by their API names.</summary>
    public IEnumerable<string> LoadedFields => Layout.Fields.Select(f => f.Name);

    /// <summary>
    /// The value of a field, or of a field of a parent along dots: <c>record["Owner.Name"]</c>, which is null where the parent is. A parent
    /// is a
    /// <see cref="DynamicRecord"/>, children are a <see cref="ChildList{T}"/> of them.
    /// </summary>
    /// <param name="path">The API name, in any case, or a path.</param>
    /// <exception cref="ArgumentException">
    /// The field does not exist; or it is set, and cannot be set or does not take the value.
    /// </exception>
    /// <exception cref="FieldNotLoadedException">The record came from the org without the field.</exception>
    public object? this[string path]
    {
        get => Read(path);
        init => Set(path, value);
    }

    /// <summary>The value of a field as a type: that of the field, or for a number a wider one.</summary>
    /// <typeparam name="TValue">
    /// The type, as <c>string</c>, <c>decimal?</c>, <c>Id&lt;DynamicRecord&gt;?</c>, <c>DynamicRecord</c>.
    /// </typeparam>
    /// <param name="path">The API name, in any case, or a path.</param>
    /// <exception cref="ArgumentException">The field does not exist.</exception>
    /// <exception cref="FieldNotLoadedException">The record came from the org without the field.</exception>
    /// <exception cref="InvalidCastException">The value is of another type, or null where the type has no null.</exception>
    public TValue? Get<TValue>(string path) => DynamicCast.To<TValue>($"{Info.Name}.{path}", Read(path));

    /// <summary>The child records of a relationship; none where a record that code made has none set.</summary>
    /// <exception cref="ArgumentException">The relationship to children does not exist.</exception>
    /// <exception cref="FieldNotLoadedException">The record came from the org without them.</exception>
    public ChildList<DynamicRecord> Children(string relationship) =>
        (ChildList<DynamicRecord>)ValueAt(NamedField.Children(Info, relationship))!;

    /// <summary>Makes a copy with another value of a field. Setting a field to the value that it was loaded with is not a change.</summary>
    /// <param name="name">
    /// The API name of the field, or of a parent (a record of <see cref="ByKey"/>) or children (a list of records).
    /// </param>
    /// <param name="value">The value; null clears the field.</param>
    /// <exception cref="ArgumentException">The field does not exist, it cannot be set, or it does not take the value.</exception>
    public DynamicRecord With(string name, object? value)
    {
        var copy = this with { };
        copy.Set(name, value);
        return copy;
    }

    /// <summary>Makes a copy with other values.</summary>
    /// <inheritdoc cref="With(string, object)"/>
    /// <param name="values">The values by the names of their fields.</param>
    public DynamicRecord With(IEnumerable<KeyValuePair<string, object?>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var copy = this with { };
        foreach (var (name, value) in values)
            copy.Set(name, value);
        return copy;
    }

    /// <summary>Makes a copy that has this id, to begin an update.</summary>
    /// <exception cref="ArgumentException">It is the default value, or an id of another object.</exception>
    public DynamicRecord WithId(Id<DynamicRecord> id)
    {
        if (id.IsNone)
            throw new ArgumentException($"An id of {Info.Name} is needed; this is the default value, which names no record.", nameof(id));
        if (Layout.IsFromOrg)
            throw new ArgumentException($"The {Info.Name} came from the org and has its id. Call AsNew() on it to send its values to "
                + "another record.", nameof(id));
        IdRules.Require(Info, id.Raw);
        var copy = this with { };
        copy.NameIt(id.Raw);
        return copy;
    }

    /// <summary>
    /// A record that names another by an external id, to set it as a parent: <c>contact.With("Account", DynamicRecord.ByKey(accounts.Info,
    /// "ErpId__c", "K-1"))</c>.
    /// </summary>
    /// <param name="info">The object.</param>
    /// <param name="key">The API name of the field.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The field does not exist, it finds no record, or the value is empty.</exception>
    public static DynamicRecord ByKey(SObjectInfo info, string key, object value)
    {
        var record = new DynamicRecord(info);
        var field = KeyRules.Require(record.Info, key);
        record.NameBy(field.Name, DynamicValues.Convert(field, value));
        return record;
    }

    /// <inheritdoc cref="SObject{TSelf, TFields}.AsNew()"/>
    public DynamicRecord AsNew() => (DynamicRecord)MakeNew(null);

    /// <summary>
    /// Makes a new record of these values of this one, for a create. A field that is null is left out, so that the org's default applies.
    /// </summary>
    /// <param name="fields">The API names.</param>
    /// <exception cref="ArgumentException">A field is not one that a create can set, as the id, or holds the address of a file.</exception>
    /// <exception cref="FieldNotLoadedException">A field was not loaded.</exception>
    public DynamicRecord AsNew(params IEnumerable<string> fields) => (DynamicRecord)MakeNew(Own(fields));

    /// <summary>Makes a copy that counts these fields as set, so that an update sends them.</summary>
    /// <param name="fields">The API names.</param>
    /// <exception cref="ArgumentException">A field is read-only, or holds no value because it was not set.</exception>
    /// <exception cref="FieldNotLoadedException">A field was not loaded.</exception>
    public DynamicRecord MarkChanged(params IEnumerable<string> fields)
    {
        var copy = this with { };
        foreach (var field in Own(fields))
            copy.MarkChanged(field);
        return copy;
    }

    /// <summary>The values that the record holds, by their API names; names are found in any case.</summary>
    public Dictionary<string, object?> ToDictionary() => Layout.Fields.ToDictionary(f => f.Name, ValueAt, StringComparer.OrdinalIgnoreCase);

    /// <summary>The record as one of generated code: with the same values, and the same of them set.</summary>
    /// <typeparam name="T">The record type of the object.</typeparam>
    /// <exception cref="InvalidOperationException">
    /// The record is of another object; a field is set that the type does not have; or a value is of another type there. Loaded fields that
    /// the type does not have are left out.
    /// </exception>
    public T To<T>()
        where T : SObject, ISObject<T> => (T)RecordCopy.To(this, T.Info);

    /// <summary>Whether both are of one object and hold the same fields with equal values.</summary>
    public bool Equals(DynamicRecord? other) =>
        other is not null && (ReferenceEquals(Info, other.Info) ? base.Equals(other) : HasSameValues(other));

    /// <inheritdoc/>
    public override int GetHashCode() => Layout.Fields.Aggregate(
        Info.Name.GetHashCode(StringComparison.Ordinal),
        (hash, field) => unchecked(hash + HashCode.Combine(field.Name, RowValues.Hash(Stored(field)))));

    /// <summary>The object with what is loaded; never throws.</summary>
    public override string ToString()
    {
        var builder = new StringBuilder(Info.Name).Append(" { ");
        if (PrintMembers(builder))
            builder.Append(' ');
        return builder.Append('}').ToString();
    }

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => base.PrintMembers(builder);

    // Of two tables of one object, as of two describes.
    private bool HasSameValues(DynamicRecord other) =>
        Info.Name == other.Info.Name && Layout.Fields.Length == other.Layout.Fields.Length
        && Layout.Fields.All(f => other.Info.Find(f.Name) is { } theirs && other.Layout.SlotOf(theirs.Index) >= 0 && f.Kind == theirs.Kind
            && RowValues.AreEqual(Stored(f), other.Stored(theirs)));

    private object? Stored(FieldInfo field) => field.Words == 0 ? Objects[Layout.SlotOf(field.Index)] : ValueOf(field);

    private List<FieldInfo> Own(IEnumerable<string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        List<FieldInfo> found = [.. fields.Select(name => NamedField.Member(Info, name))];
        return found.Count > 0 ? found : throw new ArgumentException("Name at least one field.", nameof(fields));
    }

    private object? Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var field = NamedField.Member(Info, dot < 0 ? path : path[..dot]);
        if (dot < 0)
            return ValueAt(field);
        var rest = path[(dot + 1)..];
        if (field.Kind == FieldKind.Polymorphic)
            return ReadBehind(field, rest);
        if (field.Kind != FieldKind.Parent)
            _ = NamedField.Find(Info, path);
        return (ValueAt(field) as DynamicRecord)?.Read(rest);
    }

    // Without TYPEOF the parent has the fields of the Name object, whatever its own object.
    private object? ReadBehind(FieldInfo relationship, string path)
    {
        var slot = Layout.SlotOf(relationship.Index);
        if (slot < 0)
            return Layout.IsFromOrg ? throw FieldNotLoadedException.Of(Layout, relationship.Name) : null;
        if (Objects[slot] is not PolymorphicParent parent)
            return null;
        if (parent.Record is DynamicRecord record && record.IsLoaded(path))
            return record.Read(path);
        if (parent.Named.IsLoaded(path))
            return parent.Named.ValueOf(parent.Named.Layout.Info.Find(path)!);
        if (path.Equals("Type", StringComparison.OrdinalIgnoreCase))
            return parent.Type;
        _ = NamedField.Member(parent.Record?.Layout.Info ?? parent.Named.Layout.Info, path.Split('.')[0]);
        throw FieldNotLoadedException.Of(Layout, $"{relationship.Name}.{path}");
    }

    private object? ValueAt(FieldInfo field)
    {
        var slot = Layout.SlotOf(field.Index);
        if (slot < 0)
        {
            if (Layout.IsFromOrg)
                throw FieldNotLoadedException.Of(Layout, field.Name);
            return field.Kind switch
            {
                FieldKind.Boolean => false,
                FieldKind.Children => ChildList<DynamicRecord>.None,
                _ => null,
            };
        }
        return field.Kind switch
        {
            FieldKind.Boolean => ValueOf(field) is true,
            FieldKind.MultiPicklist => Objects[slot] is string[] values ? Array.AsReadOnly(values) : null,
            FieldKind.Polymorphic when Objects[slot] is PolymorphicParent parent =>
                parent.Record ?? RecordCopy.To(parent.Named, NameRecord.Info.Dynamic),
            FieldKind.Polymorphic => null,
            FieldKind.Children => Objects[slot] ?? ChildList<DynamicRecord>.None,
            _ => ValueOf(field),
        };
    }

    private void Set(string name, object? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Contains('.', StringComparison.Ordinal))
            throw new ArgumentException($"'{ApiName.Show(name)}' is a field of a parent, which a write of {Info.Name} does not set. "
                + "Update the parent itself.", nameof(name));
        var field = NamedField.Member(Info, name);
        RequireSettable(field);
        switch (field.Kind)
        {
            case FieldKind.Parent:
                SetParent(field.Index, ParentOf(field, value));
                break;
            case FieldKind.Children:
                SetObject(field.Index, ChildrenOf(field, value));
                break;
            default:
                var converted = DynamicValues.Convert(field, value);
                FieldRules.Require(field, converted);
                SetConverted(field, converted);
                break;
        }
    }

    private static void RequireSettable(FieldInfo field)
    {
        if ((field.Use & (FieldUse.Create | FieldUse.Update)) != 0 && field != field.Owner.IdField)
            return;
        throw new ArgumentException(field switch
        {
            _ when field == field.Owner.IdField => $"{field} is given by the org. To name a record for an update, call WithId.",
            { Kind: FieldKind.Polymorphic } => $"{field} is a parent of several possible objects, which is set by its reference.",
            { Kind: FieldKind.Address or FieldKind.Location } => $"{field} is a compound of other fields: set its parts.",
            _ => $"{field} is read-only.",
        }, "name");
    }

    private static DynamicRecord? ParentOf(FieldInfo field, object? value) => value switch
    {
        null => null,
        SObject parent when parent.Layout.Info.Name == field.Target?.Name => parent.ToDynamic(field.Target),
        SObject parent =>
            throw new ArgumentException($"{field} leads to {field.Target?.Name}; a {parent.Layout.Info.Name} was given.", nameof(value)),
        _ => throw new ArgumentException($"{field} takes a record of {field.Target?.Name} that is named by an external id; a "
            + $"{value.GetType().Name} was given. To set the parent by its id, set {field.Owner.Fields[field.ForeignKey].Name}.",
            nameof(value)),
    };

    private static object? ChildrenOf(FieldInfo field, object? value)
    {
        if (value is null)
            return ChildList<DynamicRecord>.None;
        if (value is string or not IEnumerable)
            throw new ArgumentException($"{field} takes a list of records of {field.Target?.Name}; a {value.GetType().Name} was given.",
                nameof(value));
        var rows = new List<SObject>();
        foreach (var item in (IEnumerable)value)
        {
            rows.Add(item is SObject child && child.Layout.Info.Name == field.Target?.Name
                ? child.ToDynamic(field.Target)
                : throw new ArgumentException($"{field} takes records of {field.Target?.Name}; "
                    + $"{(item as SObject)?.Layout.Info.Name ?? "something else"} is at place {rows.Count}.", nameof(value)));
        }
        return field.Target!.MakeChildren(rows, rows.Count, null);
    }

    private void SetConverted(FieldInfo field, object? value)
    {
        var index = field.Index;
        switch (field.Kind)
        {
            case FieldKind.Id: SetId<Id<DynamicRecord>>(index, value is RawId id ? new Id<DynamicRecord>(id) : null); break;
            case FieldKind.Boolean: SetBoolean(index, value is true); break;
            case FieldKind.Int: SetInt(index, (int?)value); break;
            case FieldKind.Long: SetLong(index, (long?)value); break;
            case FieldKind.Decimal: SetDecimal(index, (decimal?)value); break;
            case FieldKind.Double: SetDouble(index, (double?)value); break;
            case FieldKind.Date: SetDate(index, (DateOnly?)value); break;
            case FieldKind.DateTime: SetDateTime(index, (DateTimeOffset?)value); break;
            case FieldKind.Time: SetTime(index, (TimeOnly?)value); break;
            case FieldKind.MultiPicklist: SetObject(index, value is string[] { Length: > 0 } ? value : null); break;
            default: SetObject(index, value); break;
        }
    }
}
