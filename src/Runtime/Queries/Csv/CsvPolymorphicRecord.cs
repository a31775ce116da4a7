using System.Text;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Queries.Csv;

/// <summary>
/// Reads a parent of several possible objects: as a Name, and as a record of its own object where the row says which that is and the
/// snapshots have it.
/// </summary>
internal sealed class CsvPolymorphicRecord
{
    // The field of Name that holds the object's name.
    public const string Type = "Type";

    private readonly FieldInfo _field;
    private readonly IReadOnlyList<CsvPath> _paths;
    private readonly CsvRecord _named;
    private readonly int _type;
    private readonly Dictionary<string, CsvRecord?> _byType = [];

    /// <param name="field">The relationship.</param>
    /// <param name="paths">The columns of the parent.</param>
    public CsvPolymorphicRecord(FieldInfo field, IReadOnlyList<CsvPath> paths)
    {
        _field = field;
        _paths = paths;
        _named = CsvRecord.Of(NameRecord.Info, paths, [], ignoresUnknown: true);
        _type = paths.Where(p => string.Equals(p.Path, Type, StringComparison.OrdinalIgnoreCase)).Select(p => p.Column).FirstOrDefault(-1);
    }

    /// <summary>The parent; null where there is none.</summary>
    public PolymorphicParent? Read(CsvReader row)
    {
        if (!_named.IsIn(row))
            return null;
        var type = _type < 0 ? "Name" : Encoding.UTF8.GetString(row[_type]);
        if (!_byType.TryGetValue(type, out var record))
        {
            record = _field.Owner.FindRelated(type) is { } info ? CsvRecord.Of(info, _paths, [], ignoresUnknown: true) : null;
            _byType.Add(type, record);
        }
        return new PolymorphicParent(type, record?.Read(row), (NameRecord)_named.Read(row));
    }
}
