using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed;

// A new record of the values of another one, and fields that are sent though their value is the one that was loaded.
public abstract partial record SObject
{
    // In an org that allows to set audit fields upon record creation, the describe says that a create can set these.
    private static readonly HashSet<string> AuditFields = new(StringComparer.OrdinalIgnoreCase)
    {
        "CreatedById", "CreatedDate", "LastModifiedById", "LastModifiedDate", "SystemModstamp",
    };

    /// <summary>A record as code makes it, with this one's values.</summary>
    /// <param name="only">The fields to copy; null for all that a create can set.</param>
    private protected SObject MakeNew(IReadOnlyCollection<FieldInfo>? only)
    {
        foreach (var field in only ?? [])
            RequireForNew(field);
        var copy = _layout.Info.Make(RecordOrigin.FromCode);
        foreach (var field in _layout.Fields)
        {
            if (only is null ? IsForNew(field) : IsForNew(field, only))
                copy.Copy(this, field);
        }
        return copy;
    }

    /// <summary>Counts a field as set, with the value that it has.</summary>
    private protected void MarkChanged(FieldInfo field)
    {
        if ((field.Use & (FieldUse.Create | FieldUse.Update)) == 0)
            throw new ArgumentException($"{field} is read-only: there is no call that sends it.", nameof(field));
        if (_layout.SlotOf(field.Index) < 0)
        {
            throw _layout.IsFromOrg
                ? FieldNotLoadedException.Of(_layout, field.Name)
                : new ArgumentException(
                    $"{field} was not set, so there is no value to send. Set it: record with {{ {field.Name} = ... }}.", nameof(field));
        }
        Touch(field.Index);
    }

    private void RequireForNew(FieldInfo field)
    {
        if (field == _layout.Info.IdField)
            throw new ArgumentException($"{field} is given by the org when the record is created: leave it out.", nameof(field));
        if ((field.Use & FieldUse.Create) == 0)
            throw new ArgumentException($"{field} cannot be set when the record is created: leave it out.", nameof(field));
        if (_layout.SlotOf(field.Index) < 0 && _layout.IsFromOrg)
            throw FieldNotLoadedException.Of(_layout, field.Name);
        if (IsFileAddress(field))
            throw new ArgumentException($"{field} holds the address of a file, not its bytes: leave it out, read the file by "
                + $"OpenFileAsync, and create the record by CreateWithFileAsync.", nameof(field));
    }

    private bool IsForNew(FieldInfo field)
    {
        // What was set is kept whatever it is: a create refuses it where it cannot be sent.
        if (IsChanged(field))
            return field != _layout.Info.IdField;
        return (field.Use & FieldUse.Create) != 0
            && field != _layout.Info.IdField
            && !field.IsRelationship
            && !AuditFields.Contains(field.Name)
            && HasValue(field)
            && !IsFileAddress(field)
            && !IsParentChanged(field.Index);
    }

    // A parent that was set by an external id takes the place of its reference.
    private bool IsForNew(FieldInfo field, IReadOnlyCollection<FieldInfo> only)
    {
        if (field.Kind == FieldKind.Parent)
            return IsChanged(field) && only.Any(f => f.Index == field.ForeignKey);
        return only.Contains(field) && (IsChanged(field) || (HasValue(field) && !IsParentChanged(field.Index)));
    }

    private void Copy(SObject source, FieldInfo field)
    {
        var from = source._layout.SlotOf(field.Index);
        var slot = Touch(field.Index);
        if (field.Words == 0)
            _objects[slot] = source._objects[from];
        else
            source._words.AsSpan(from, field.Words).CopyTo(_words.AsSpan(slot));
    }

    private bool HasValue(FieldInfo field)
    {
        var slot = _layout.SlotOf(field.Index);
        return field.Words == 0 ? _objects[slot] is not (null or "") : _words[slot] != 0;
    }

    // A base64 field reads as the address of its bytes, which is not its content. Base64 has no period, so no content looks like this.
    private bool IsFileAddress(FieldInfo field) =>
        field.Kind == FieldKind.Text
        && _layout.SlotOf(field.Index) is >= 0 and var slot
        && !IsChanged(field)
        && _objects[slot] is string text
        && text.StartsWith("/services/data/v", StringComparison.Ordinal)
        && text.EndsWith("/" + field.Name, StringComparison.OrdinalIgnoreCase);
}
