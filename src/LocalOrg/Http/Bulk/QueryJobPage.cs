namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>A page of the rows of a query job.</summary>
/// <param name="To">The row after the last one.</param>
/// <param name="Start">Where the page begins in the file.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct QueryJobPage(int To, long Start, long End)
{
    // A page is built in memory.
    private const long MostBytes = 64 << 20;

    /// <summary>Cuts a page off the rows. It is bounded by rows and by bytes, and has at least one row where there is one.</summary>
    /// <param name="offsets">Where each row begins in the file.</param>
    /// <param name="length">How many bytes the rows have.</param>
    /// <param name="from">The first row.</param>
    /// <param name="mostRows">How many rows it has at most.</param>
    /// <param name="mostBytes">How many bytes it has at most, if that is more than one row.</param>
    public static QueryJobPage Cut(List<long> offsets, long length, int from, int mostRows, long mostBytes = MostBytes)
    {
        var start = At(from);
        var to = (int)Math.Min((long)from + mostRows, offsets.Count);
        if (At(to) - start > mostBytes)
        {
            // The last row that begins within the bound: the page ends before it.
            var found = offsets.BinarySearch(from, to - from, start + mostBytes, null);
            to = Math.Max(found >= 0 ? found : ~found - 1, from + 1);
        }
        return new(to, start, At(to));

        long At(int row) => row < offsets.Count ? offsets[row] : length;
    }
}
