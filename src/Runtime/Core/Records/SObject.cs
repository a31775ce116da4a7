using System.Diagnostics;
using System.Text;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed;

/// <summary>
/// A record of an org. It distinguishes loaded, set and untouched fields: what was not loaded throws when read, what was not set is not
/// sent. Records are immutable; <c>with</c> makes a changed copy.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(SObjectDebugView))]
public abstract partial record SObject
{
    private RowLayout _layout;
    private object?[] _objects;
    private ulong[] _words;
    private ulong[]? _changed;

    private protected SObject(SObjectInfo info, RecordOrigin origin)
    {
        _layout = origin == RecordOrigin.FromOrg ? info.FromOrg : info.FromCode;
        _objects = [];
        _words = [];
    }

    /// <summary>Copies a record: what <c>with</c> starts from.</summary>
    protected SObject(SObject original)
    {
        ArgumentNullException.ThrowIfNull(original);
        _layout = original._layout;
        _objects = original._objects.AsSpan(0, _layout.Objects).ToArray();
        _words = original._words.AsSpan(0, _layout.Words).ToArray();
        _changed = (ulong[]?)original._changed?.Clone();
    }

    /// <summary>
    /// Gets what was set since the record was created or loaded: the body that a create or an update sends. Setting a field to the value
    /// that it was loaded with is not a change.
    /// </summary>
    public IReadOnlyList<FieldChange> GetChanges()
    {
        var changes = new List<FieldChange>();
        foreach (var loaded in _layout.Fields)
        {
            if (IsChanged(loaded))
                changes.Add(new FieldChange(loaded.Name, ValueOf(loaded)));
        }
        return changes;
    }

    /// <summary>Whether anything was set.</summary>
    internal bool HasChanges => _changed.AsSpan().ContainsAnyExcept(0UL);

    /// <summary>The id, where the record holds it.</summary>
    internal RawId RecordId => _layout.Info.IdField is { } idField && _layout.SlotOf(idField.Index) is >= 0 and var slot
        ? RowValues.UnpackId(_words.AsSpan(slot, 2))
        : default;

    /// <summary>Whether the record only names another by an external id.</summary>
    internal bool IsKeyed => _layout.IsKeyed;

    internal RowLayout Layout => _layout;

    internal object?[] Objects => _objects;

    internal ulong[] Words => _words;

    /// <summary>Whether the field or relationship of that name holds a value or a known null.</summary>
    public bool IsLoaded(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var field = _layout.Info.Find(name.AsSpan(0, dot < 0 ? name.Length : dot));
        if (field is null || _layout.SlotOf(field.Index) is var slot && slot < 0)
            return false;
        if (dot < 0)
            return true;
        var rest = name[(dot + 1)..];
        return field.IsRelationship && _objects[slot] switch
        {
            SObject parent => parent.IsLoaded(rest),
            PolymorphicParent parent => parent.Named.IsLoaded(rest) || parent.Record?.IsLoaded(rest) == true,
            _ => false,
        };
    }

    /// <summary>Two records are equal when they are of one object and hold the same fields with equal values.</summary>
    public virtual bool Equals(SObject? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || EqualityContract != other.EqualityContract || _layout.Fields.Length != other._layout.Fields.Length)
            return false;
        foreach (var field in _layout.Fields)
        {
            if (other._layout.SlotOf(field.Index) < 0 || !HoldsSame(other, field))
                return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // Added up, because equal records may have got their fields in different orders.
        var hash = _layout.Info.Name.GetHashCode(StringComparison.Ordinal);
        foreach (var field in _layout.Fields)
            hash = unchecked(hash + HashCode.Combine(field.Index, HashOf(field)));
        return hash;
    }

    internal bool IsChanged(FieldInfo field) => field.Soql is null && IsChanged(field.Index);

    private bool IsChanged(int field) => _changed is not null && (_changed[field >> 6] & (1UL << (field & 63))) != 0;

    /// <summary>Fills a new record with what was read.</summary>
    internal void Load(RowLayout layout, object?[] objects, ulong[] words)
    {
        _layout = layout;
        _objects = objects;
        _words = words;
    }

    /// <summary>
    /// Counts every field that may be set as set: for a record that was read from a text which a person wrote. A parent with one field
    /// names another record by it, as <c>ByKey</c> does.
    /// </summary>
    internal void MarkAsSet()
    {
        foreach (var loaded in _layout.Fields)
        {
            if (loaded.Use == FieldUse.ReadOnly)
                continue;
            if (loaded.Kind == FieldKind.Parent && !NamesByKey(loaded))
                continue;
            Touch(loaded.Index);
        }
    }

    /// <summary>Counts these fields as set: for a record from the org that was read from a text which says what was set since.</summary>
    /// <param name="names">Fields and relationships.</param>
    /// <exception cref="SalesforceFormatException">The record does not hold one of them, so that what was set is lost.</exception>
    internal void MarkAsSet(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (_layout.Info.Find(name) is not { } field || _layout.SlotOf(field.Index) < 0)
                throw new SalesforceFormatException(
                    $"attributes.changed names '{name}', and the JSON has no such field of {_layout.Info.Name}. Keep members that are "
                        + $"null where the JSON is stored, and update the snapshot if the field was removed",
                    _layout.Info.Name);
            if (field.Kind == FieldKind.Parent)
                NamesByKey(field);
            Touch(field.Index);
        }
    }

    // Whether a parent was made by code; with one field it names its record by that field, as ByKey does.
    private bool NamesByKey(FieldInfo field)
    {
        if (_objects[_layout.SlotOf(field.Index)] is not SObject { _layout.IsFromOrg: false } parent)
            return false;
        if (parent._layout.Fields is [{ Kind: not FieldKind.Id, IsRelationship: false } key] && parent.ValueOf(key) is not null)
            parent._layout = parent._layout.Keyed;
        return true;
    }

    /// <summary>Prints what is loaded; never throws.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var separator = "";
        foreach (var field in _layout.Fields)
        {
            builder.Append(separator).Append(field.Name).Append(" = ").Append(ValueOf(field) ?? "null");
            separator = ", ";
        }
        return _layout.Fields.Length > 0;
    }

    private bool HoldsSame(SObject other, FieldInfo field)
    {
        var mine = _layout.SlotOf(field.Index);
        var theirs = other._layout.SlotOf(field.Index);
        return field.Words == 0
            ? RowValues.AreEqual(_objects[mine], other._objects[theirs])
            : _words.AsSpan(mine, field.Words).SequenceEqual(other._words.AsSpan(theirs, field.Words));
    }

    private int HashOf(FieldInfo field)
    {
        var slot = _layout.SlotOf(field.Index);
        return field.Words switch
        {
            0 => RowValues.Hash(_objects[slot]),
            1 => _words[slot].GetHashCode(),
            _ => HashCode.Combine(_words[slot], _words[slot + 1]),
        };
    }

    internal object? ValueOf(FieldInfo field)
    {
        var slot = _layout.SlotOf(field.Index);
        return field.Words == 0 ? RowValues.Show(_objects[slot], field.Kind) : RowValues.Box(_words.AsSpan(slot), field.Kind);
    }
}
