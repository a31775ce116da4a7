using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Bulk.Journal;
using Salesforce.Typed.Features.Bulk.Results;

namespace Salesforce.Typed.Features.Bulk.Spool;

/// <summary>
/// Writes the records of a source to disk, checks each, and cuts them into parts. The source is read once, and memory does not grow with it
/// except
/// for some bytes a record for its key and its group. Nothing is sent meanwhile.
/// </summary>
/// <param name="folder">The folder of the files.</param>
/// <param name="options">What is written and how.</param>
internal sealed class RecordSpool(string folder, SpoolOptions options)
{
    private readonly RecordFile _records = new(folder, options.Info);
    private readonly RecordCheck _check = new(options.Info, options.Operation, options.Key);
    private readonly SpoolColumns _columns = new(options.Key);
    private readonly List<KeyList> _keys = Keys(options);

    // The group of each record by number; empty where records are not grouped.
    private readonly List<int> _groups = [];
    private readonly Dictionary<object, int> _groupNumbers = [];

    /// <summary>How many records the source had.</summary>
    public long Records { get; private set; }

    /// <summary>How many of them had nothing to send.</summary>
    public long Unchanged { get; private set; }

    /// <summary>The names of the columns.</summary>
    public IEnumerable<string> Columns => _columns.Names;

    /// <summary>Writes all records.</summary>
    /// <param name="source">The records.</param>
    /// <param name="read">Is called after each record with the number of records.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BulkRecordException">A record cannot be sent as it is.</exception>
    public async Task ReadAsync(IAsyncEnumerable<SObject> source, Action<long> read, CancellationToken cancellationToken)
    {
        using var records = _records.Create();
        using var outcomes = OutcomeFile.Create(folder);
        await foreach (var record in source.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (Records == int.MaxValue)
                throw new BulkRecordException(Records, $"A load has at most {int.MaxValue:N0} records. Load the others in another run.");
            var isSent = Check(record);
            records.Add(record);
            outcomes.Add(
                new StoredOutcome(isSent ? StoredStatus.Pending : StoredStatus.Unchanged) { Id = isSent ? default : record.RecordId });
            Records++;
            if (!isSent)
                Unchanged++;
            read(Records);
        }
        records.Complete();
        outcomes.Flush();
        _columns.Complete();
        if (Records > Unchanged && _columns.Columns.Count == 0)
            throw new BulkRecordException(0, "Neither it nor any other record of the load sets a field, and CSV needs a column. Create "
                + "such records by CreateManyAsync.");
    }

    /// <summary>Refuses records that have the same key.</summary>
    /// <exception cref="BulkRecordException">Two have.</exception>
    public void RequireDistinctKeys()
    {
        using var records = _records.Open();
        foreach (var keys in _keys)
        {
            if (keys.FindRepeated(i => records.Read(i)) is not var (first, second))
                continue;
            throw new BulkRecordException(second, keys.Field == options.Correlate
                ? $"It has the same {keys.Field} as the record at index {first}, and {keys.Field} is to distinguish records. Give each "
                    + $"record another value."
                : $"It has the same {keys.Field} as the record at index {first}. Which of the two the org would keep is not defined. "
                    + $"Leave one of them out.");
        }
    }

    /// <summary>Cuts the records into parts and returns their entries.</summary>
    public async Task<IReadOnlyList<JournalEntry>> CutAsync(CancellationToken cancellationToken)
    {
        using var parts = new PartWriter(folder, _columns, options.PartBytes, first: 1, retry: 0);
        using var outcomes = OutcomeFile.Open(folder);
        if (options.Group is not null)
        {
            CutGroups(parts, outcomes, cancellationToken);
            return parts.Complete();
        }
        var index = 0;
        await foreach (var record in _records.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (outcomes.Read(index).Status == StoredStatus.Pending)
                parts.Add(record, index);
            index++;
        }
        return parts.Complete();
    }

    /// <summary>Deletes the records, so that there is room on the disk again.</summary>
    public void Delete() => _records.Delete();

    private static List<KeyList> Keys(SpoolOptions options)
    {
        var keys = new List<KeyList>();
        if (options.Key is { } key)
            keys.Add(new KeyList(key, options.IsKeyCaseSensitive));
        if (options.Correlate is { } correlate)
            keys.Add(new KeyList(correlate, options.IsKeyCaseSensitive));
        return keys;
    }

    private bool Check(SObject record)
    {
        var index = (int)Records;
        if (record is null)
            throw new BulkRecordException(index, "It is null.");
        try
        {
            var isSent = _check.HasWrite(record);
            if (isSent)
            {
                _columns.Add(record, index);
                foreach (var keys in _keys)
                {
                    if (!keys.Add(record, index) && keys.Field == options.Correlate)
                        throw new ArgumentException($"It has no {keys.Field}, which is to distinguish records. Set it.");
                }
            }
            if (options.Group is { } group)
                _groups.Add(isSent ? NumberOf(group(record), index) : 0);
            return isSent;
        }
        catch (ArgumentException e)
        {
            throw BulkRecordException.Of(index, e);
        }
        catch (FieldNotLoadedException e)
        {
            throw new BulkRecordException(index, e.Message, e);
        }
    }

    // Records without a group are groups of their own, with numbers below zero.
    private int NumberOf(object? group, int index)
    {
        if (group is null)
            return -1 - index;
        if (!_groupNumbers.TryGetValue(group, out var number))
            _groupNumbers.Add(group, number = _groupNumbers.Count);
        return number;
    }

    private void CutGroups(PartWriter parts, OutcomeFile outcomes, CancellationToken cancellationToken)
    {
        using var records = _records.Open();
        var groups = _groups.ToArray();
        var order = new int[groups.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        // Records of a group stay in the order of the source.
        Array.Sort(order, (left, right) => groups[left] != groups[right] ? groups[left].CompareTo(groups[right]) : left.CompareTo(right));
        foreach (var index in order)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (outcomes.Read(index).Status == StoredStatus.Pending)
                parts.Add(records.Read(index), index, groups[index] < 0 ? null : groups[index]);
        }
    }
}
