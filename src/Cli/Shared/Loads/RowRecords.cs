using System.Runtime.CompilerServices;
using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>Makes records of the rows of a file.</summary>
internal sealed class RowRecords(LoadTarget target, RowFile file)
{
    private readonly LoadColumns _columns = new(target);

    /// <summary>Reads the records.</summary>
    /// <exception cref="InvalidDataException">A row is not a record that can be loaded; the message has its place.</exception>
    public async IAsyncEnumerable<DynamicRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var cell in await file.HeaderAsync(cancellationToken).ConfigureAwait(false))
            Require(cell, cell.Problem ?? WrongColumn(cell.Column));
        await foreach (var row in file.ReadAsync(cancellationToken).ConfigureAwait(false))
            yield return Read(row);
    }

    private DynamicRecord Read(FileRow row)
    {
        if (row.Problem is { } problem)
            throw Wrong(row.Line, null, problem);
        var id = default(RawId);
        var values = new List<KeyValuePair<string, object?>>(row.Cells.Count);
        foreach (var cell in row.Cells)
        {
            var column = _columns.Find(cell.Column);
            if (column.Kind == LoadColumnKind.Ignored)
                continue;
            Require(cell, cell.Problem ?? WrongColumn(cell.Column));
            Require(cell, column.TryRead(cell.Text, out var value));
            if (column.Kind == LoadColumnKind.Id)
                id = value is RawId raw ? raw : default;
            else
                values.Add(Member(column, value));
        }
        try
        {
            var record = new DynamicRecord(target.Info, values);
            return id.IsNone ? record : record.WithId(new Id<DynamicRecord>(id));
        }
        catch (ArgumentException e)
        {
            throw Wrong(row.Line, null, e.Message.Split(" (Parameter '")[0]);
        }
    }

    // A parent that is cleared is cleared by its reference.
    private static KeyValuePair<string, object?> Member(LoadColumn column, object? value)
    {
        if (column.Relationship is not { } parent)
            return new(column.Field!.Name, value);
        return value is null
            ? new(parent.Owner.Fields[parent.ForeignKey].Name, null)
            : new(parent.Name, DynamicRecord.ByKey(parent.Target!, column.Field!.Name, value));
    }

    private string? WrongColumn(string name) => _columns.Find(name) is { Kind: LoadColumnKind.Wrong } column ? column.Problem : null;

    private void Require(FileCell cell, string? problem)
    {
        if (problem is not null)
            throw Wrong(cell.Line, cell.Column, problem);
    }

    private InvalidDataException Wrong(long line, string? column, string text) =>
        new(new FileProblem(file.FilePath, line, column, text).ToString());
}
