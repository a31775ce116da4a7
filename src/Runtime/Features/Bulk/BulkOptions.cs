namespace Salesforce.Typed.Bulk;

/// <summary>How a load is carried out. <see cref="BulkOptions{T}"/> adds what depends on the type of the records.</summary>
public record BulkOptions
{
    /// <summary>The most that <see cref="PartBytes"/> may be: Salesforce takes 150 MB a job after a conversion to base64.</summary>
    public const long MaxPartBytes = 100_000_000;

    private const long LeastPartBytes = 1_000;

    private readonly long _partBytes = 90_000_000;
    private readonly int _parallelism = 4;
    private readonly int _retryLockedRows;

    /// <summary>
    /// Where the load keeps its state, so that another process can resume it; null for temporary files, which are deleted when the run is
    /// disposed.
    /// </summary>
    public IBulkJournal? Journal { get; init; }

    /// <summary>
    /// The most bytes of a part, which is a job of its own: 90,000,000 unless set. Many small jobs use up the 15,000 batches that an org
    /// has a
    /// day.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1,000 or more than 100,000,000.</exception>
    public long PartBytes
    {
        get => _partBytes;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, LeastPartBytes);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxPartBytes);
            _partBytes = value;
        }
    }

    /// <summary>
    /// How many jobs are under way at the same time; 4 unless set. The org decides how many of them it processes at the same time.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Parallelism
    {
        get => _parallelism;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _parallelism = value;
        }
    }

    /// <summary>
    /// How many times records that failed with <c>UNABLE_TO_LOCK_ROW</c> are sent again, in a later job; 0 unless set. Nothing of such a
    /// record was
    /// written.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int RetryLockedRows
    {
        get => _retryLockedRows;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _retryLockedRows = value;
        }
    }

    /// <summary>
    /// Whether keys that differ only in letter case are different keys, as in a field that is unique and case-sensitive. Unless set, an
    /// upsert with
    /// two such keys is refused.
    /// </summary>
    public bool IsKeyCaseSensitive { get; init; }

    /// <summary>Receives how far the load has come.</summary>
    public IProgress<BulkProgress>? Progress { get; init; }

    /// <summary>Whether the options fit records of that type.</summary>
    internal virtual bool Fits(Type record) => true;

    /// <summary>Reads the group of a record; null where records are not grouped.</summary>
    internal virtual Func<SObject, object?>? Group => null;

    /// <summary>The field by which rows of results are recognized; null where none is named.</summary>
    /// <exception cref="ArgumentException">What was given names no field.</exception>
    internal virtual FieldInfo? FindCorrelate(SObjectInfo info) => null;
}
