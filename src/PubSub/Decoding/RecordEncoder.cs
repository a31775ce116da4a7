using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Events.Avro;

namespace Salesforce.Typed.Events.Decoding;

/// <summary>Writes a record as the payload of an event, by the event's schema. What the record does not hold is null.</summary>
/// <param name="plan">How the record and the schema fit.</param>
internal sealed class RecordEncoder(EventPlan plan)
{
    private readonly AvroWriter _writer = new();

    /// <summary>Writes what an event requires in addition to the record's own fields.</summary>
    public delegate void WriteRole(AvroWriter writer, StepRole role, AvroType type);

    /// <summary>The payload.</summary>
    /// <exception cref="ArgumentException">The record lacks a field that the event must have.</exception>
    public ReadOnlySpan<byte> Encode(SObject record, WriteRole roles)
    {
        _writer.Clear();
        foreach (var step in plan.Steps)
        {
            if (step.Role == StepRole.None)
                WriteField(record, step);
            else
                roles(_writer, step.Role, step.Field.Type);
        }
        return _writer.Written;
    }

    private void WriteField(SObject record, in EventStep step)
    {
        var leaf = plan.Leaves[step.Leaf];
        if (step.Compound is not null && HasPart(record, leaf))
        {
            WriteBranch(step.Field.Type, step.Compound);
            for (var i = 0; i < leaf.Parts; i++)
                WriteValue(record, plan.Leaves[leaf.FirstPart + i], step.Compound.Fields[i].Type);
            return;
        }
        WriteValue(record, leaf, step.Field.Type);
    }

    private bool HasPart(SObject record, EventLeaf whole)
    {
        for (var i = 0; i < whole.Parts; i++)
        {
            if (Holds(record, plan.Leaves[whole.FirstPart + i]))
                return true;
        }
        return false;
    }

    private static bool Holds(SObject record, EventLeaf leaf)
    {
        if (leaf is not { HoldsValue: true, Field: { } field } || record.Layout.SlotOf(field.Index) is var slot && slot < 0)
            return false;
        return field.Words == 0 ? record.Objects[slot] is not null : record.Words[slot] != 0;
    }

    private void WriteValue(SObject record, EventLeaf leaf, AvroType type)
    {
        if (!Holds(record, leaf))
        {
            var none = type.Kind == AvroKind.Union ? Array.FindIndex(type.Branches, b => b.Kind == AvroKind.Null) : -1;
            if (none < 0 && type.Kind != AvroKind.Null)
                throw new ArgumentException(
                    $"{plan.Info.Name}.{leaf.ShownName} has no value, and the event must have one.", nameof(record));
            if (none >= 0)
                _writer.WriteLong(none);
            return;
        }
        var field = leaf.Field!;
        var own = type.Kind == AvroKind.Union ? Array.Find(type.Branches, b => AvroValue.CanRead(b.Kind, field.Kind))! : type;
        WriteBranch(type, own);
        var slot = record.Layout.SlotOf(field.Index);
        if (own.Kind is AvroKind.String)
            _writer.WriteText(AvroValue.TextOf(record, field, slot));
        else if (own.Kind is AvroKind.Enum)
            WriteSymbol(record, own, field, AvroValue.TextOf(record, field, slot));
        else
            WriteNumber(own.Kind, field, record.Words.AsSpan(slot, field.Words));
    }

    private void WriteSymbol(SObject record, AvroType type, FieldInfo field, string text)
    {
        var place = Array.IndexOf(type.Symbols, text);
        if (place < 0)
            throw new ArgumentException($"{field} cannot be '{text}': the event knows {string.Join(", ", type.Symbols)}.", nameof(record));
        _writer.WriteLong(place);
    }

    private void WriteBranch(AvroType type, AvroType branch)
    {
        if (type.Kind == AvroKind.Union)
            _writer.WriteLong(Array.IndexOf(type.Branches, branch));
    }

    private void WriteNumber(AvroKind type, FieldInfo field, ReadOnlySpan<ulong> words)
    {
        switch (type)
        {
            case AvroKind.Boolean:
                _writer.WriteBoolean(RowValues.UnpackBoolean(words[0]));
                break;
            case AvroKind.Double:
                _writer.WriteDouble(AvroValue.NumberOf(field, words));
                break;
            case AvroKind.Float:
                _writer.WriteFloat((float)AvroValue.NumberOf(field, words));
                break;
            default:
                _writer.WriteLong(AvroValue.WholeOf(field, words));
                break;
        }
    }
}
