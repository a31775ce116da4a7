using System.Globalization;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Core.Values;
using Salesforce.Typed.Testing.Data.Records;
using Salesforce.Typed.Testing.Events.Schemas;

namespace Salesforce.Typed.Testing.Events.Changes;

/// <summary>Writes the bodies of events: a record's values as Avro.</summary>
internal sealed class ChangeEncoder
{
    private const int Null = 0;
    private const int Value = 1;
    private const int RecordAfterText = 2;

    private readonly AvroWriter _avro = new();

    /// <summary>The body of a change event.</summary>
    /// <param name="schema">The object's schema.</param>
    /// <param name="change">The change.</param>
    /// <param name="enriched">The places of fields that the channel always has; null for none.</param>
    public EncodedChange Change(ChangeSchema schema, PendingChange change, IReadOnlySet<int>? enriched = null)
    {
        _avro.Clear();
        if (change.Type == ChangeType.Update)
            return Update(schema, change, enriched);
        var hasAll = change.Type is ChangeType.Create or ChangeType.Undelete;
        for (var i = 1; i < schema.Sources.Count; i++)
        {
            if (change.Row is { } row && (hasAll || enriched?.Contains(i) == true))
                Field(schema, i, row);
            else
                _avro.Long(Null);
        }
        return new EncodedChange(_avro.ToArray(), [], [], []);
    }

    /// <summary>The payload of a platform event, which has no header.</summary>
    public byte[] PlatformEvent(ChangeSchema schema, Row row, long createdDate, string createdById)
    {
        _avro.Clear();
        _avro.Long(createdDate);
        _avro.Text(createdById);
        for (var i = 2; i < schema.Sources.Count; i++)
            Field(schema, i, row);
        return _avro.ToArray();
    }

    /// <summary>A header and a body, as they travel.</summary>
    public byte[] Payload(ChangeHeader header, ReadOnlySpan<byte> body)
    {
        _avro.Clear();
        header.Write(_avro);
        _avro.Raw(body);
        return _avro.ToArray();
    }

    /// <summary>The body of an event that has only a header: a gap event.</summary>
    public static byte[] EmptyBody(EventSchema schema) => new byte[schema.Fields.Count - 1];

    private EncodedChange Update(ChangeSchema schema, PendingChange change, IReadOnlySet<int>? enriched)
    {
        var row = change.Row!;
        var (changed, nulled, diffs) = (new FieldSet(schema.Schema), new FieldSet(schema.Schema), new FieldSet(schema.Schema));
        for (var i = 1; i < schema.Sources.Count; i++)
        {
            var source = schema.Sources[i];
            if (HasParts(schema, i, row))
                MarkParts(source, i);
            else if (source.Field is { } field && (Differs(field) || (i == schema.LastModifiedDate && change.IsModified)))
                Mark(field, i);
            if (!changed.Has(i))
            {
                if (enriched?.Contains(i) == true)
                    Field(schema, i, row);
                else
                    _avro.Long(Null);
            }
            else if (source.MayBeLong && Diff(source.Field!) is { } diff)
            {
                diffs.Add(i);
                _avro.Long(Value);
                _avro.Text(diff);
            }
            else
            {
                Field(schema, i, row, enriched?.Contains(i) == true ? null : changed);
            }
        }
        return new EncodedChange(_avro.ToArray(), changed.ToBitmaps(), nulled.ToBitmaps(), diffs.ToBitmaps());

        bool Differs(FieldModel field) => change.Before.TryGetValue(field, out var before) && !before.IsSame(row[field]);

        void Mark(FieldModel field, int i)
        {
            changed.Add(i);
            if (row[field].IsNull)
                nulled.Add(i);
        }

        void MarkParts(FieldSource source, int i)
        {
            for (var part = 0; part < source.Parts.Count; part++)
            {
                if (source.Parts[part] is not { } field || !Differs(field))
                    continue;
                changed.Add(i, part);
                if (row[field].IsNull)
                    nulled.Add(i, part);
            }
        }

        string? Diff(FieldModel field) => UnifiedDiff.Between(change.Before[field].AsText(), row[field].AsText());
    }

    // An account is a person or is not; the name of the one has parts, that of the other has none.
    private static bool HasParts(ChangeSchema schema, int i, Row row)
    {
        var field = schema.Schema.Fields[i];
        return field.Type == EventFieldType.Record || (field.Type == EventFieldType.TextOrRecord && PersonAccounts.IsPerson(row));
    }

    private void Field(ChangeSchema schema, int i, Row row, FieldSet? only = null)
    {
        var field = schema.Schema.Fields[i];
        var source = schema.Sources[i];
        if (!HasParts(schema, i, row))
        {
            if (source.Field is { } own)
                Union(own, field.Type, row[own]);
            else
                _avro.Long(Null);
            return;
        }
        var isNull = true;
        for (var part = 0; part < source.Parts.Count; part++)
            isNull &= ValueOf(part).IsNull;
        _avro.Long(isNull ? Null : field.Type == EventFieldType.TextOrRecord ? RecordAfterText : Value);
        for (var part = 0; part < source.Parts.Count && !isNull; part++)
        {
            if (source.Parts[part] is { } own)
                Union(own, field.Parts[part].Type, ValueOf(part));
            else
                _avro.Long(Null);
        }

        SqlValue ValueOf(int part) => source.Parts[part] is { } own && only?.Has(i, part) != false ? row[own] : SqlValue.Null;
    }

    private void Union(FieldModel field, EventFieldType type, SqlValue value)
    {
        if (value.IsNull)
        {
            _avro.Long(Null);
            return;
        }
        _avro.Long(Value);
        switch (type)
        {
            case EventFieldType.Boolean: _avro.Boolean(value.Integer != 0); break;
            case EventFieldType.Double: _avro.Double(
                field.Kind == ColumnKind.Decimal ? FixedPoint.Real(FixedPoint.Value(value, field.Scale)) : value.Real); break;
            case EventFieldType.Int: _avro.Long(value.Integer); break;
            case EventFieldType.Long: _avro.Long(Milliseconds(field, value)); break;
            default: _avro.Text(value.Text); break;
        }
    }

    private static long Milliseconds(FieldModel field, SqlValue value) => field.Kind switch
    {
        ColumnKind.Date => (DateOnly.ParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber - DateOnly.FromDateTime(
            DateTime.UnixEpoch).DayNumber) * 86_400_000L,
        ColumnKind.DateTime => value.Integer * 1000,
        _ => value.Integer,
    };
}
