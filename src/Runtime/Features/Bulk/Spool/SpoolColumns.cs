using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Csv;

namespace Salesforce.Typed.Features.Bulk.Spool;

/// <summary>
/// The columns of a load: all fields that any of its records sets. A record that does not set a field has an empty cell, which leaves the
/// field
/// as it is.
/// </summary>
/// <param name="first">The field that names the record, which is the first column; null on a create.</param>
internal sealed class SpoolColumns(FieldInfo? first)
{
    private readonly List<SpoolColumn> _columns = first is null ? [] : [new SpoolColumn(first, null)];
    private readonly Dictionary<SpoolColumn, long> _usedAt = [];
    private readonly HashSet<SpoolColumn> _cleared = [];

    /// <summary>The columns.</summary>
    public IReadOnlyList<SpoolColumn> Columns => _columns;

    /// <summary>The names.</summary>
    public IEnumerable<string> Names => _columns.Select(c => c.Name);

    /// <summary>The columns of a load that was spooled before.</summary>
    /// <exception cref="BulkJournalException">The object has a field or relationship no longer.</exception>
    public static SpoolColumns Of(SObjectInfo info, FieldInfo? first, IEnumerable<string> names)
    {
        var columns = new SpoolColumns(first);
        columns._columns.Clear();
        foreach (var name in names)
        {
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            var field = info.Find(dot < 0 ? name : name[..dot]);
            var key = dot < 0 ? null : field?.Target?.Find(name[(dot + 1)..]);
            if (field is null || (dot >= 0 && key is null))
                throw new BulkJournalException(
                    $"The load has the column {name}, which {info.Name} does not have anymore. Resume it with the code that began it.");
            columns._columns.Add(new SpoolColumn(field, key));
        }
        return columns;
    }

    /// <summary>Adds the columns of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="index">Its place in the source.</param>
    /// <exception cref="ArgumentException">It names a parent in another way than a record before it.</exception>
    public void Add(SObject record, long index)
    {
        foreach (var field in record.Layout.Fields)
        {
            if (field == first || !record.IsChanged(field))
                continue;
            var column = new SpoolColumn(field, field.IsRelationship ? KeyOf(record, field) : null);
            // A reference that is cleared can be written into the column of its parent's key.
            if (column.ParentKey is null && field.Kind == FieldKind.Id && record.ValueOf(field) is null)
            {
                if (_cleared.Add(column) && !_usedAt.ContainsKey(column))
                    _columns.Add(column);
                continue;
            }
            if (!_usedAt.TryAdd(column, index))
                continue;
            RequireOneForm(column, index);
            if (!_cleared.Contains(column))
                _columns.Add(column);
        }
    }

    /// <summary>
    /// Ends the adding: a reference that was only ever cleared, of a parent that other records name by a key, has no column of its own.
    /// </summary>
    public void Complete() =>
        _columns.RemoveAll(c => c.ParentKey is null && c.Field != first && !_usedAt.ContainsKey(c) && FindParent(c.Field) is not null);

    /// <summary>Writes the row of a record, with a cell for each column.</summary>
    public void Write(CsvWriter csv, SObject record)
    {
        foreach (var column in _columns)
        {
            if (column.Field == first)
                WriteCell(csv, record, column.Field);
            else if (!record.IsChanged(column.Field))
                WriteReference(csv, record, column);
            else if (column.ParentKey is not { } key)
                WriteCell(csv, record, column.Field);
            else if (ParentOf(record, column.Field) is { } parent && parent.Layout.SlotOf(key.Index) >= 0)
                WriteCell(csv, parent, key);
            else
                csv.WriteEmpty();
        }
        csv.EndRow();
    }

    // The field that names the record need not be set: a record from the org was loaded with it.
    private static void WriteCell(CsvWriter csv, SObject record, FieldInfo field)
    {
        if (record.Layout.SlotOf(field.Index) < 0)
            csv.WriteEmpty();
        else
            CsvCells.Write(csv, record, field);
    }

    private static void WriteReference(CsvWriter csv, SObject record, SpoolColumn column)
    {
        if (column.ParentKey is not null && column.Field.ForeignKey is >= 0 and var reference
            && record.IsChanged(record.Layout.Info.Fields[reference]))
            csv.WriteCell(CsvCells.Null);
        else
            csv.WriteEmpty();
    }

    private static SObject? ParentOf(SObject record, FieldInfo relationship) =>
        record.Objects[record.Layout.SlotOf(relationship.Index)] as SObject;

    private static FieldInfo KeyOf(SObject record, FieldInfo relationship) => ParentOf(record, relationship) is { IsKeyed: true } parent
        ? parent.Layout.Fields.First(parent.IsChanged)
        : throw new ArgumentException(
            $"{relationship} holds a record that is not named by an external id. Set its id, or name it: ByKey(...).");

    // Two columns for one parent: which of them counts is not documented, and a cleared cell of one leaves the other.
    private void RequireOneForm(SpoolColumn column, long index)
    {
        foreach (var (other, at) in _usedAt)
        {
            if (other != column && IsSameParent(other, column))
            {
                throw new ArgumentException(
                    $"{column.Name} is set, and the record at index {at} sets {other.Name}. All records of a load name a "
                        + $"parent in the same way; those at {index} and {at} need loads of their own.");
            }
        }
    }

    private SpoolColumn? FindParent(FieldInfo reference)
    {
        foreach (var column in _columns)
        {
            if (column.ParentKey is not null && column.Field.ForeignKey == reference.Index)
                return column;
        }
        return null;
    }

    private static bool IsSameParent(SpoolColumn left, SpoolColumn right) =>
        ReferenceOf(left) is >= 0 and var reference && reference == ReferenceOf(right);

    private static int ReferenceOf(SpoolColumn column) =>
        column.ParentKey is not null ? column.Field.ForeignKey : column.Field.Kind == FieldKind.Id ? column.Field.Index : -1;
}
