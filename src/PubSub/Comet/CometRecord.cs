using System.Text.Json;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Events.Decoding;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Events.Comet;

/// <summary>Reads the JSON of an event into a record: what it names is loaded, by the reader that also reads the rows of queries.</summary>
internal sealed class CometRecord(SObjectInfo info)
{
    private static readonly RowContext Context = new(null);

    private RowLayout _layout = info.FromEvent;
    private object?[] _objects = [];
    private ulong[] _words = [];

    /// <summary>The fields that came as a difference; null where none did.</summary>
    public Dictionary<string, string>? Differences { get; private set; }

    /// <summary>Reads the payload.</summary>
    /// <param name="payload">An object.</param>
    /// <param name="id">The record's id; none where the event is of several.</param>
    public SObject Read(ReadOnlySpan<byte> payload, RawId id)
    {
        if (!id.IsNone && info.IdField is { } idField)
        {
            // Making room replaces the array.
            var slot = SlotOf(idField);
            RowValues.Pack(id, _words.AsSpan(slot, 2));
        }
        var reader = new Utf8JsonReader(payload);
        _ = reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            _ = reader.Read();
            if (info.Find(name) is { IsRelationship: false } field && reader.TokenType != JsonTokenType.StartObject)
                ReadValue(ref reader, field);
            else if (reader.TokenType == JsonTokenType.StartObject && name != "ChangeEventHeader")
                ReadObject(ref reader, name);
            else
                reader.Skip();
        }
        var record = info.Make(RecordOrigin.FromOrg);
        record.Load(_layout, _objects, _words);
        return record;
    }

    // A compound with its parts, or a text of which the difference came.
    private void ReadObject(ref Utf8JsonReader reader, string name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var part = reader.GetString()!;
            _ = reader.Read();
            if (part == "diff" && reader.TokenType == JsonTokenType.String)
                (Differences ??= new(StringComparer.OrdinalIgnoreCase))[info.Find(name)?.Name ?? name] = reader.GetString()!;
            else if (info.Find(PartNames.Of(name, part)) is { IsRelationship: false } field
                && reader.TokenType != JsonTokenType.StartObject)
                ReadValue(ref reader, field);
            else
                reader.Skip();
        }
    }

    private void ReadValue(ref Utf8JsonReader reader, FieldInfo field)
    {
        if (field.Kind.IsObject())
        {
            reader.Skip();
            return;
        }
        var slot = SlotOf(field);
        // Seen as texts; the bus itself has milliseconds.
        if (reader.TokenType == JsonTokenType.Number && field.Kind == FieldKind.DateTime && reader.TryGetInt64(out var milliseconds))
            _words[slot] = RowValues.Pack(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
        else
            _ = ValueReader.TryRead(ref reader, new ReadStep(field, slot, null), _objects, _words, Context);
    }

    private int SlotOf(FieldInfo field)
    {
        if (_layout.SlotOf(field.Index) < 0)
        {
            _layout = _layout.With(field);
            Array.Resize(ref _objects, _layout.Objects);
            Array.Resize(ref _words, _layout.Words);
        }
        return _layout.SlotOf(field.Index);
    }
}
