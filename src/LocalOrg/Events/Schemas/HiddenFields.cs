using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Events.Schemas;

/// <summary>
/// What a user may not read of the events of an object: fields are not in the schema that the user has, parts of compounds are always null
/// there.
/// </summary>
internal sealed class HiddenFields
{
    private readonly EventSchema _whole;
    private readonly FieldSet _hidden;
    private readonly int[] _places;

    private HiddenFields(EventSchema whole, FieldSet hidden)
    {
        _whole = whole;
        _hidden = hidden;
        _places = [.. Enumerable.Range(0, whole.Fields.Count).Where(i => !hidden.HasWhole(i))];
        Schema = EventSchema.Create(whole.Name, [.. _places.Select(i => whole.Fields[i])]);
    }

    /// <summary>The schema without the fields.</summary>
    public EventSchema Schema { get; }

    /// <summary>What is hidden from the user; null where nothing is.</summary>
    /// <param name="seen">The object as the user sees it.</param>
    /// <param name="whole">The object with all of its fields.</param>
    /// <param name="schema">A schema of its events.</param>
    public static HiddenFields? Of(ObjectModel seen, ObjectModel whole, EventSchema schema)
    {
        if (seen == whole || seen.Fields.Count == whole.Fields.Count)
            return null;
        var hidden = new FieldSet(schema);
        for (var i = schema.IsOfChanges ? 1 : 0; i < schema.Fields.Count; i++)
        {
            var field = schema.Fields[i];
            if (field.Name.StartsWith(ChangeSchema.RevisionPrefix, StringComparison.Ordinal))
                continue;
            // A field of an earlier snapshot, in an event that was kept, has no permissions any more.
            if (seen.Find(field.Name) is null)
                hidden.Add(i);
            else
                AddParts(hidden, i, field, seen, whole);
        }
        return hidden.IsEmpty ? null : new HiddenFields(schema, hidden);
    }

    /// <summary>The event as the user sees it, in <see cref="Schema"/>.</summary>
    public byte[] RemoveFrom(byte[] payload)
    {
        try
        {
            var decoded = DecodedEvent.Read(_whole, payload);
            return (decoded with
            {
                Schema = Schema,
                Values = [.. _places.Select(i => Shown(i, decoded.Values[i]))],
                Header = decoded.Header is not { } header ? null : header with
                {
                    ChangedFields = Shown(header.ChangedFields), NulledFields = Shown(header.NulledFields),
                    DiffFields = Shown(header.DiffFields),
                },
            }).Write();
        }
        catch (InvalidDataException)
        {
            // Invalid on purpose: it cannot be read.
            return payload;
        }
    }

    private static void AddParts(FieldSet hidden, int place, EventField field, ObjectModel seen, ObjectModel whole)
    {
        var compound = whole.Find(field.Name);
        for (var part = 0; part < field.Parts.Count; part++)
        {
            var name = field.Parts[part].Name;
            // The parts of a name are fields of the object by the same names; those of an address have names of their own.
            var source = compound?.Parts.GetValueOrDefault(name) ?? (field.RecordName is "Address" or "Location" ? null : whole.Find(name));
            if (source is not null && seen.Find(source.Name) is null)
                hidden.Add(place, part);
        }
    }

    private object? Shown(int place, object? value) =>
        value is object?[] parts ? parts.Select((p, i) => _hidden.Has(place, i) ? null : p).ToArray() : value;

    private IReadOnlyList<string> Shown(IReadOnlyList<string> bitmaps)
    {
        var set = FieldSet.Parse(_whole, bitmaps);
        var shown = new FieldSet(Schema);
        for (var i = 0; i < _places.Length; i++)
        {
            if (set.HasWhole(_places[i]))
                shown.Add(i);
            for (var part = 0; part < _whole.Fields[_places[i]].Parts.Count; part++)
            {
                if (!set.HasWhole(_places[i]) && set.Has(_places[i], part) && !_hidden.Has(_places[i], part))
                    shown.Add(i, part);
            }
        }
        return shown.ToBitmaps();
    }
}
