namespace Salesforce.Typed.Bulk;

/// <summary>How a bulk query is run and its rows are read.</summary>
public sealed record BulkQueryOptions
{
    private readonly int _pageSize = 50_000;
    private readonly int _parallelism = 2;

    /// <summary>The most rows of a page of the result; 50,000 unless set. The org may send smaller pages.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int PageSize
    {
        get => _pageSize;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _pageSize = value;
        }
    }

    /// <summary>
    /// How many pages of the result are fetched at the same time; 2 unless set. Rows come in the order of the result whatever it is. Of a
    /// page that is not being read yet, at most 4 MB are kept in memory.
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

    /// <summary>Whether deleted and archived records are read too: <c>queryAll</c>.</summary>
    public bool All { get; init; }

    /// <summary>The character between the columns of the result, which the rows do not depend on; a comma unless set.</summary>
    public CsvDelimiter Delimiter { get; init; }

    /// <summary>Receives the state of the job each time that the org reports it, and the number of rows after each page.</summary>
    public IProgress<BulkQueryProgress>? Progress { get; init; }

    /// <summary>
    /// Receives the id of the job as soon as it exists, before the query waits for it: store it to read the result after a restart by
    /// <c>ResumeBulkAsync</c>.
    /// </summary>
    public Action<string>? JobCreated { get; init; }

    /// <summary>
    /// Whether the job and its result are deleted once all rows were read; true unless set. A job whose rows were not read to the end is
    /// kept, and Salesforce deletes it after 7 days.
    /// </summary>
    public bool DeleteJob { get; init; } = true;

    /// <summary>
    /// Whether the job is aborted when the reading ends early: it was canceled, left, or failed. Unless set the job runs on, so that its
    /// result can be read later.
    /// </summary>
    public bool AbortWhenStopped { get; init; }
}
