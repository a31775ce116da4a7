using Salesforce.Typed.Core.Csv;

namespace Salesforce.Typed.Features.Bulk.Results;

/// <summary>A number for the values of some columns of a row, wherever the columns are in it.</summary>
internal sealed class RowHash
{
    private readonly (int Cell, FieldKind? Kind)[] _columns;

    /// <summary>Prepares for rows with that header.</summary>
    /// <param name="info">The object.</param>
    /// <param name="header">The header.</param>
    /// <param name="sent">The names of the columns as they were sent, in the order that both sides have.</param>
    /// <param name="names">The names that they have in the header.</param>
    public RowHash(SObjectInfo info, CsvHeader header, string[] sent, string[] names) =>
        _columns = [.. sent.Zip(names, (column, name) => (header.IndexOf(name), KindOf(info, column)))];

    /// <summary>The number of the row that the reader is at.</summary>
    public ulong Of(CsvReader row)
    {
        ulong hash = 0;
        for (var i = 0; i < _columns.Length; i++)
        {
            if (_columns[i].Cell >= 0)
                hash = CellHash.Combine(hash, i, CellHash.Of(row[_columns[i].Cell], _columns[i].Kind));
        }
        return hash;
    }

    // A column of a parent's key has the kind of that key.
    private static FieldKind? KindOf(SObjectInfo info, string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
            return info.Find(name)?.Kind;
        return info.Find(name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..dot])?.Target?.Find(name[(dot + 1)..])?.Kind;
    }
}
