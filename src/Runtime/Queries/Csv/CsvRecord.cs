using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Core.Values;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Queries.Csv;

/// <summary>Reads a record, or a parent, from its columns of a row.</summary>
internal sealed class CsvRecord
{
    private readonly RowLayout _layout;
    private readonly Value[] _values;
    private readonly Parent[] _parents;
    private readonly int[] _columns;
    private readonly int _marker;

    private CsvRecord(RowLayout layout, Value[] values, Parent[] parents, int[] columns, int marker)
    {
        _layout = layout;
        _values = values;
        _parents = parents;
        _columns = columns;
        _marker = marker;
    }

    /// <summary>Prepares the reading of an object's record.</summary>
    /// <param name="info">The object.</param>
    /// <param name="paths">The columns, in the order in which the record gets its fields.</param>
    /// <param name="functions">Columns that are functions of fields, with their places.</param>
    /// <param name="ignoresUnknown">Whether a column is ignored that is not of a field of the object.</param>
    /// <exception cref="InvalidOperationException">A column is not of a field of the object.</exception>
    public static CsvRecord Of(
        SObjectInfo info, IReadOnlyList<CsvPath> paths, IReadOnlyList<(FieldInfo Field, int Column)> functions, bool ignoresUnknown)
    {
        var layout = info.FromOrg;
        var values = new List<Value>();
        var parents = new List<Parent>();
        foreach (var group in paths.Where(p => !p.IsMarker || p.IsBelow).GroupBy(p => p.Head, StringComparer.OrdinalIgnoreCase))
        {
            if (info.Find(group.Key) is not { } field || MemberOf(field, group, ignoresUnknown) is not { } member)
            {
                if (ignoresUnknown)
                    continue;
                throw new InvalidOperationException($"{info.Name}.{group.Key} is not a column of CSV.");
            }
            layout = layout.With(field);
            var slot = layout.SlotOf(field.Index);
            if (member is CsvPath value)
                values.Add(new Value(field, slot, value.Column));
            else
                parents.Add(new Parent(slot, member as CsvRecord, member as CsvPolymorphicRecord));
        }
        foreach (var (field, column) in functions)
        {
            layout = layout.With(field);
            values.Add(new Value(field, layout.SlotOf(field.Index), column));
        }
        return new CsvRecord(layout, [.. values], [.. parents], [.. paths.Select(p => p.Column)], MarkerOf(paths, values));
    }

    /// <summary>Whether the record exists. Without a column that a record always has, one of empty cells counts as none.</summary>
    public bool IsIn(CsvReader row)
    {
        if (_marker >= 0)
            return !row[_marker].IsEmpty;
        foreach (var column in _columns)
        {
            if (!row[column].IsEmpty)
                return true;
        }
        return false;
    }

    /// <summary>Reads the record.</summary>
    /// <exception cref="SalesforceFormatException">A cell is not a value of its field.</exception>
    public SObject Read(CsvReader row)
    {
        var objects = _layout.Objects == 0 ? [] : new object?[_layout.Objects];
        var words = _layout.Words == 0 ? [] : new ulong[_layout.Words];
        foreach (ref readonly var value in _values.AsSpan())
        {
            var cell = row[value.Column];
            // An empty cell is null, which the slots hold so far.
            if (!cell.IsEmpty && !CsvValueReader.TryRead(value.Kind, value.Texts, cell, value.Slot, objects, words))
                throw Wrong(row, value);
        }
        foreach (ref readonly var parent in _parents.AsSpan())
        {
            objects[parent.Slot] = parent.Record is not { } record ? parent.Polymorphic!.Read(row)
                : record.IsIn(row) ? record.Read(row)
                : null;
        }
        var read = _layout.Info.Make(RecordOrigin.FromOrg);
        read.Load(_layout, objects, words);
        return read;
    }

    // A column, a parent, or null where the columns are of neither.
    private static object? MemberOf(FieldInfo field, IEnumerable<CsvPath> paths, bool ignoresUnknown)
    {
        if (!field.IsRelationship)
            return CsvValueReader.IsCell(field.Kind) && paths.Any(p => !p.IsBelow) ? paths.First(p => !p.IsBelow) : null;
        var below = paths.Where(p => p.IsBelow).Select(p => p.Below()).ToList();
        return field.Kind switch
        {
            FieldKind.Parent when below.Count > 0 && field.Target is { } target => Of(target, below, [], ignoresUnknown),
            FieldKind.Polymorphic when below.Count > 0 => new CsvPolymorphicRecord(field, below),
            _ => null,
        };
    }

    // A record has an id, and a checkbox is never null.
    private static int MarkerOf(IReadOnlyList<CsvPath> paths, List<Value> values)
    {
        foreach (var path in paths)
        {
            if (path.IsMarker && !path.IsBelow)
                return path.Column;
        }
        var always = values.FindIndex(v => v.Field.Soql is null && (v.Field.Kind == FieldKind.Boolean || v.Field == v.Field.Owner.IdField));
        return always >= 0 ? values[always].Column : -1;
    }

    private static SalesforceFormatException Wrong(CsvReader row, in Value value) => row.Malformed(
        $"Expected {ValueReader.Expected(value.Field.Kind)}, found \"{WireDates.Show(row[value.Column])}\"",
        value.Column,
        value.Field.Owner.Name,
        value.Field.Name);

    // What the reading of a cell needs of its field is next to it.
    private readonly record struct Value(FieldInfo Field, int Slot, int Column)
    {
        public FieldKind Kind { get; } = Field.Kind;

        public TextCache? Texts { get; } = Field.KnownTexts;
    }

    private readonly record struct Parent(int Slot, CsvRecord? Record, CsvPolymorphicRecord? Polymorphic);
}
