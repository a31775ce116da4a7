using System.ComponentModel;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed;

// What the properties of generated records are made of: a getter and a setter for each kind of field, by the field's place in the
// table. One method a kind and not a generic one: that is what the compiler is quickest with (CONTRIBUTING.md).
#pragma warning disable CS1591 // For generated code alone: each is "the value of the field at that place of the table".
public abstract partial record SObject
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected string? GetText(int field) => (string?)Object(field);

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetText(int field, string? value) => SetObject(field, value);

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected bool GetBoolean(int field) => RowValues.UnpackBoolean(Word(field));

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetBoolean(int field, bool value) => SetWord(field, RowValues.Pack(value));

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected int? GetInt(int field) => Word(field) is not 0 and var word ? RowValues.UnpackInt(word) : null;

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetInt(int field, int? value) => SetWord(field, value is { } v ? RowValues.Pack(v) : 0);

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected double? GetDouble(int field) => Word(field) is not 0 and var word ? RowValues.UnpackDouble(word) : null;

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetDouble(int field, double? value)
    {
        if (value is { } v && !double.IsFinite(v))
            throw new ArgumentOutOfRangeException(nameof(value), v, $"{_layout.Info.Fields[field]} takes finite numbers alone.");
        SetWord(field, value is { } number ? RowValues.Pack(number) : 0);
    }

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected DateOnly? GetDate(int field) => Word(field) is not 0 and var word ? RowValues.UnpackDate(word) : null;

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetDate(int field, DateOnly? value) => SetWord(field, value is { } v ? RowValues.Pack(v) : 0);

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected DateTimeOffset? GetDateTime(int field) => Word(field) is not 0 and var word ? RowValues.UnpackDateTime(word) : null;

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetDateTime(int field, DateTimeOffset? value) => SetWord(field, value is { } v ? RowValues.Pack(v) : 0);

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected TimeOnly? GetTime(int field) => Word(field) is not 0 and var word ? RowValues.UnpackTime(word) : null;

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetTime(int field, TimeOnly? value) => SetWord(field, value is { } v ? RowValues.Pack(v) : 0);

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected long? GetLong(int field)
    {
        var words = WordPair(field);
        return words[0] != 0 ? RowValues.UnpackLong(words) : null;
    }

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetLong(int field, long? value)
    {
        Span<ulong> words = [0, 0];
        if (value is { } v)
            RowValues.Pack(v, words);
        SetWords(field, words);
    }

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected decimal? GetDecimal(int field)
    {
        var words = WordPair(field);
        return words[0] != 0 ? RowValues.UnpackDecimal(words) : null;
    }

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetDecimal(int field, decimal? value)
    {
        Span<ulong> words = [0, 0];
        if (value is { } v)
            RowValues.Pack(v, words);
        SetWords(field, words);
    }

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected TId? GetId<TId>(int field)
        where TId : struct, IId<TId> => RowValues.UnpackId(WordPair(field)) is { IsNone: false } id ? TId.Of(id) : null;

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetId<TId>(int field, TId? value)
        where TId : struct, IId<TId>
    {
        Span<ulong> words = [0, 0];
        RowValues.Pack(value?.Raw ?? default, words);
        SetWords(field, words);
    }

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected TPicklist? GetPicklist<TPicklist>(int field)
        where TPicklist : struct, IPicklist<TPicklist> => Object(field) is { } value ? TPicklist.Of((string)value) : null;

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetPicklist<TPicklist>(int field, TPicklist? value)
        where TPicklist : struct, IPicklist<TPicklist> => SetObject(field, value?.Value);

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected PicklistSet<TPicklist>? GetMultiPicklist<TPicklist>(int field)
        where TPicklist : struct, IPicklist<TPicklist> => Object(field) is { } values ? new PicklistSet<TPicklist>((string[])values) : null;

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetMultiPicklist<TPicklist>(int field, PicklistSet<TPicklist>? value)
        where TPicklist : struct, IPicklist<TPicklist> =>
            SetObject(field, value is { Count: > 0 } set ? set.Select(p => p.Value).ToArray() : null);

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Address? GetAddress(int field) => (Address?)Object(field);

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Location? GetLocation(int field) => (Location?)Object(field);

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected RawJson? GetJson(int field) => (RawJson?)Object(field);

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetJson(int field, RawJson? value) => SetObject(field, value);

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected T? GetParent<T>(int field)
        where T : SObject => (T?)Object(field);

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetParent<T>(int field, T? value)
        where T : SObject
    {
        var info = _layout.Info.Fields[field];
        // The parent that was loaded, or that there was none, is not a change either.
        if (LoadedSlot(field) is >= 0 and var loaded && value is null or { IsKeyed: false, HasChanges: false }
            && Equals(_objects[loaded], value))
            return;
        if (value is null || !value.IsKeyed)
            throw new ArgumentException(
                $"{info} can be set to a record that is named by an external id, as {info.Target?.Name}.ByKey(...). To set, change or "
                    + $"clear the parent by its id, set {_layout.Info.Fields[info.ForeignKey].Name}.", nameof(value));
        SetObject(field, value);
    }

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Polymorphic<TTarget> GetPolymorphic<TTarget>(int field)
        where TTarget : class => new((PolymorphicParent?)Object(field));

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ChildList<T> GetChildren<T>(int field)
        where T : SObject => (ChildList<T>?)Object(field) ?? ChildList<T>.None;

    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetChildren<T>(int field, ChildList<T> value)
        where T : SObject => SetObject(field, value);

    /// <summary>The value of a column that is a function of a field.</summary>
    private protected object? ComputedValue(string soql)
    {
        foreach (var column in _layout.Fields)
        {
            if (column.Soql == soql)
                return ValueOf(column);
        }
        throw FieldNotLoadedException.Of(_layout, soql);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private object? Object(int field)
    {
        var slot = _layout.SlotOf(field);
        return slot >= 0 ? _objects[slot] : NotLoaded(field);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Word(int field)
    {
        var slot = _layout.SlotOf(field);
        if (slot >= 0)
            return _words[slot];
        NotLoaded(field);
        return 0;
    }

    private ReadOnlySpan<ulong> WordPair(int field)
    {
        var slot = _layout.SlotOf(field);
        if (slot >= 0)
            return _words.AsSpan(slot, 2);
        NotLoaded(field);
        return NoWords;
    }

    private static ReadOnlySpan<ulong> NoWords => [0, 0];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private object? NotLoaded(int field) =>
        _layout.IsFromOrg ? throw FieldNotLoadedException.Of(_layout, _layout.Info.Fields[field].Name) : null;

    // A value that the field was loaded with is not a change. Making room may replace the arrays, so the place is found before they are
    // read.
    private protected void SetObject(int field, object? value)
    {
        if (LoadedSlot(field) is >= 0 and var loaded && ValueComparison.AreSame(_objects[loaded], value))
            return;
        var slot = Touch(field);
        _objects[slot] = value;
    }

    private void SetWord(int field, ulong value) => SetWords(field, [value]);

    private void SetWords(int field, ReadOnlySpan<ulong> value)
    {
        if (LoadedSlot(field) is >= 0 and var loaded
            && ValueComparison.AreSame(_layout.Info.Fields[field].Kind, _words.AsSpan(loaded, value.Length), value))
            return;
        var slot = Touch(field);
        value.CopyTo(_words.AsSpan(slot, value.Length));
    }

    // Where the value is that the field was loaded with; -1 where there is none, or it was set since.
    private int LoadedSlot(int field) =>
        _layout.IsFromOrg && (_changed is null || !(IsChanged(field) || IsCounterpartChanged(field))) ? _layout.SlotOf(field) : -1;

    // A reference and its parent name the same record. Where one of them was set, the value that the other was loaded with no longer holds.
    private bool IsCounterpartChanged(int field)
    {
        var fields = _layout.Info.Fields;
        if (fields[field].Kind == FieldKind.Parent)
            return fields[field].ForeignKey is >= 0 and var reference && IsChanged(reference);
        return fields[field].Kind == FieldKind.Id && IsParentChanged(field);
    }

    private bool IsParentChanged(int reference)
    {
        if (_changed is null)
            return false;
        foreach (var field in _layout.Fields)
        {
            if (field.Kind == FieldKind.Parent && field.ForeignKey == reference && IsChanged(field.Index))
                return true;
        }
        return false;
    }

    // Marks a field as set, and makes room for it if the record did not hold it yet.
    private int Touch(int field)
    {
        _changed ??= new ulong[(_layout.Info.Fields.Count + 63) >> 6];
        _changed[field >> 6] |= 1UL << (field & 63);
        return MakeRoom(field);
    }

    private int MakeRoom(int field)
    {
        var slot = _layout.SlotOf(field);
        if (slot >= 0)
            return slot;
        _layout = _layout.With(_layout.Info.Fields[field]);
        if (_objects.Length < _layout.Objects)
            Array.Resize(ref _objects, Math.Max(_layout.Objects, _objects.Length * 2));
        if (_words.Length < _layout.Words)
            Array.Resize(ref _words, Math.Max(_layout.Words, _words.Length * 2));
        return _layout.SlotOf(field);
    }

    /// <summary>Gives the record its id: that names it and is never sent in a body, so it does not count as a change.</summary>
    private protected void NameIt(RawId id)
    {
        var slot = MakeRoom(_layout.Info.IdField!.Index);
        RowValues.Pack(id, _words.AsSpan(slot, 2));
    }

    /// <summary>Makes the record one that names another by an external id.</summary>
    private protected void NameBy<TValue>(string name, TValue value)
    {
        var key = _layout.Info.Find(name) ?? throw new ArgumentException($"{_layout.Info.Name} has no field '{name}'.", nameof(name));
        switch (value)
        {
            case string { Length: > 0 } text: SetText(key.Index, text); break;
            case int number: SetInt(key.Index, number); break;
            case decimal number: SetDecimal(key.Index, number); break;
            case IId: throw new ArgumentException(
                $"A parent is named here by an external id; by its id, set the reference itself.", nameof(value));
            default: throw new ArgumentException($"A value for {key} is needed: an empty key names no record.", nameof(value));
        }
        _layout = _layout.Keyed;
    }
}
