using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Queries.Csv;

/// <summary>
/// Reads rows of CSV into records of the same types and with the same values as the reader of JSON. A parent's columns are paths, as
/// <c>Account.Owner.Name</c>.
/// </summary>
internal sealed class CsvRowReader
{
    private readonly CsvRecord _record;

    private CsvRowReader(CsvRecord record) => _record = record;

    /// <summary>A reader for these columns.</summary>
    /// <param name="info">The object.</param>
    /// <param name="paths">The columns.</param>
    /// <param name="functions">Columns that are functions of fields.</param>
    public static CsvRowReader Of(SObjectInfo info, IReadOnlyList<CsvPath> paths, IReadOnlyList<(FieldInfo Field, int Column)> functions) =>
        new(CsvRecord.Of(info, paths, functions, ignoresUnknown: false));

    /// <summary>
    /// A reader for whatever columns of the object a header has; others are ignored. A parent whose cells are all empty counts as none,
    /// unless its id or a checkbox is among them.
    /// </summary>
    /// <param name="info">The object.</param>
    /// <param name="header">The header.</param>
    public static CsvRowReader Of(SObjectInfo info, CsvHeader header) =>
        new(CsvRecord.Of(info, [.. header.Names.Select((name, column) => new CsvPath(name, column))], [], ignoresUnknown: true));

    /// <summary>Reads the row that the reader of CSV is at.</summary>
    /// <exception cref="SalesforceFormatException">A cell is not a value of its field.</exception>
    public SObject Read(CsvReader row) => _record.Read(row);
}
