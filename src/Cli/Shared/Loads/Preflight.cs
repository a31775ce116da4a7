using Salesforce.Typed.Bulk;
using Salesforce.Typed.Cli.Shared.Output;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>Finds all that is wrong with a file of records, by the snapshots, before anything is sent.</summary>
/// <param name="target">What is loaded.</param>
/// <param name="problems">Receives what is wrong.</param>
internal sealed class Preflight(LoadTarget target, FileProblems problems)
{
    private readonly LoadColumns _columns = new(target);
    private readonly KeySet _keys = new(target.IsKeyCaseSensitive);
    private readonly HashSet<string> _wrongColumns = new(StringComparer.Ordinal);
    private readonly HashSet<string> _notRead = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _targets = [];

    // Of the row that is checked.
    private readonly HashSet<int> _set = [];
    private bool _isNamed;

    /// <summary>The columns that are not read, though the file has them.</summary>
    public IReadOnlyCollection<string> NotRead => _notRead;

    /// <summary>Reads a file.</summary>
    /// <returns>The number of its records.</returns>
    public async Task<long> RunAsync(RowFile file, Action<WorkState> progress, CancellationToken cancellationToken)
    {
        var records = 0L;
        try
        {
            var length = file.Length;
            var header = await file.HeaderAsync(cancellationToken).ConfigureAwait(false);
            CheckHeader(file, header);
            await foreach (var row in file.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                Check(file.FilePath, row, hasHeader: header.Count > 0);
                if (++records % 1_000 == 0)
                    progress(new WorkState($"Checking {file.FilePath}", records, Estimate(records, file.Position, length), "records"));
            }
            if (records == 0 && problems.Count == 0)
                problems.Add(file.FilePath, 0, null, "The file has no records.");
        }
        catch (InvalidDataException e)
        {
            // The message names the file and the line.
            problems.Add(null, 0, null, e.Message);
        }
        return records;
    }

    private static long Estimate(long records, long position, long length) =>
        position <= 0 ? 0 : Math.Max(records, (long)((double)records / position * length));

    private void CheckHeader(RowFile file, IReadOnlyList<FileCell> header)
    {
        if (header.Count == 0)
            return;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var cell in header)
        {
            if (cell.Problem is { } problem)
                problems.Add(file.FilePath, cell.Line, cell.Column, problem);
            else if (!seen.Add(cell.Column))
                problems.Add(file.FilePath, cell.Line, cell.Column, "The column appears twice.");
            else
                CheckColumn(file.FilePath, cell, isOnlyOne: header.Count == 1);
        }
        foreach (var missing in _columns.Missing([.. header.Select(c => _columns.Find(c.Column))]))
            problems.Add(file.FilePath, header[0].Line, null, missing);
    }

    // Once for each name.
    private void CheckColumn(string file, FileCell cell, bool isOnlyOne)
    {
        var column = _columns.Find(cell.Column);
        if (column.Kind == LoadColumnKind.Ignored)
        {
            if (column.Problem is not null)
                _notRead.Add(cell.Column);
        }
        else if (column.Problem is { } problem)
        {
            if (!_wrongColumns.Add(cell.Column))
                return;
            var advice = isOnlyOne && cell.Column.IndexOfAny([';', '\t', '|', ',']) >= 0
                ? " Is another delimiter used? Name it with --delimiter."
                : "";
            problems.Add(file, cell.Line, cell.Column, problem + advice);
        }
        else if (column.Target >= 0 && !_targets.TryAdd(column.Target, cell.Column)
            && _targets[column.Target] is var other && other != cell.Column && _wrongColumns.Add(cell.Column))
        {
            problems.Add(file, cell.Line, cell.Column, $"The column {other} sets the same field. Leave one of them out.");
        }
    }

    private void Check(string file, FileRow row, bool hasHeader)
    {
        if (row.Problem is { } problem)
        {
            problems.Add(file, row.Line, null, problem);
            return;
        }
        _set.Clear();
        _isNamed = false;
        foreach (var cell in row.Cells)
        {
            if (!hasHeader && cell.Problem is { } unread && _columns.Find(cell.Column).Kind is LoadColumnKind.Wrong)
            {
                problems.Add(file, cell.Line, cell.Column, unread);
                continue;
            }
            if (!hasHeader)
                CheckColumn(file, cell, isOnlyOne: false);
            if (_columns.Find(cell.Column) is { Kind: not (LoadColumnKind.Ignored or LoadColumnKind.Wrong) } column)
                Check(file, cell, column);
        }
        CheckName(file, row, hasHeader);
        if (target.Operation == BulkOperation.Create)
            CheckRequired(file, row, hasHeader);
        if (target.Operation == BulkOperation.Update && _isNamed && _set.Count == 1 && !HasWrong(row))
            problems.Add(file, row.Line, null, "The row has the id alone, so there is nothing to update.");
    }

    private void Check(string file, FileCell cell, LoadColumn column)
    {
        if (!_set.Add(column.Target))
            problems.Add(file, cell.Line, cell.Column, "The field is set twice.");
        object? value = null;
        var problem = cell.Problem ?? column.TryRead(cell.Text, out value);
        if (problem is not null)
            problems.Add(file, cell.Line, cell.Column, problem);
        if (column.Relationship is not null || column.Field != target.Name)
            return;
        // What is wrong with a value was said, so the record counts as named.
        _isNamed = problem is not null || value is not (null or "");
        if (problem is not null || !_isNamed || _keys.Add(value!, cell.Line) is not { } before)
            return;
        var text = FormattableString.Invariant($"The record of line {before:N0} has the same value. Leave one of them out.");
        problems.Add(file, cell.Line, cell.Column, text);
    }

    private void CheckName(string file, FileRow row, bool hasHeader)
    {
        // An upsert by the id creates the records without one. A column that is missing as a whole was said once.
        if (_isNamed || target.Name is not { } name || (target.Key is { } key && key == target.Info.IdField)
            || (hasHeader && !_targets.ContainsKey(name.Index)))
        {
            return;
        }
        var text = target.Key is null ? "The record has no id." : "The record has no key, by which an upsert finds it.";
        problems.Add(file, row.Line, name.Name, text);
    }

    private bool HasWrong(FileRow row) => row.Cells.Any(c => _columns.Find(c.Column).Kind == LoadColumnKind.Wrong);

    private void CheckRequired(string file, FileRow row, bool hasHeader)
    {
        foreach (var field in target.Info.RequiredFields)
        {
            if (!_set.Contains(field.Index) && (!hasHeader || _targets.ContainsKey(field.Index)))
                problems.Add(file, row.Line, field.Name, "The field is required.");
        }
        // Where a column is wrong, its values are what the row sets.
        if (_set.Count == 0 && !HasWrong(row))
            problems.Add(file, row.Line, null, "The row sets no field.");
    }
}
