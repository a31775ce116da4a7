namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>
/// Writes the three lists of a job. As on the platform, the rows are in another order than they were sent in, the columns of the failures
/// are in alphabetical order, and values are not an echo of the bytes: see <see cref="EchoText"/>.
/// </summary>
internal static class IngestResults
{
    /// <summary>Writes the lists.</summary>
    /// <param name="job">The job.</param>
    /// <param name="header">The header as it was sent; empty where it could not be read.</param>
    /// <param name="columns">What the header names; empty where no row was processed.</param>
    /// <param name="done">The rows that were processed.</param>
    /// <param name="unprocessed">The rows that were not.</param>
    public static void Write(
        IngestJob job, string[] header, IReadOnlyList<IngestColumn> columns, List<IngestResult> done, IEnumerable<string[]> unprocessed)
    {
        var csv = new CsvWriter(job.Dialect);
        int[] sent = [.. Enumerable.Range(0, header.Length)];
        int[] sorted = [.. sent.OrderBy(i => header[i], StringComparer.Ordinal)];
        var shuffled = done.ToArray();
        new Random(job.Id.GetHashCode(StringComparison.Ordinal)).Shuffle(shuffled);
        job.Successes = new SpoolFile();
        Write(job.Successes, ["sf__Id", "sf__Created", .. header], shuffled.Where(r => r.Error is null)
            .Select(r => (IEnumerable<string>)[r.Id, r.IsCreated ? "true" : "false", .. Echo(sent, r.Cells)]));
        job.Failures = new SpoolFile();
        Write(job.Failures, ["sf__Id", "sf__Error", .. sorted.Select(i => header[i])], shuffled.Where(r => r.Error is not null)
            .Select(r => (IEnumerable<string>)[r.Id, r.Error!, .. Echo(sorted, r.Cells)]));
        job.Unprocessed = new SpoolFile();
        Write(job.Unprocessed, header, unprocessed.Select(cells => sent.Select(i => CellOf(cells, i))));

        IEnumerable<string> Echo(int[] order, string[] cells) => order.Select(i => EchoText.Of(columns[i].Field, CellOf(cells, i)));

        void Write(SpoolFile list, IEnumerable<string> first, IEnumerable<IEnumerable<string>> rows)
        {
            using var file = list.OpenAppend();
            file.Write(csv.Row(first));
            foreach (var row in rows)
                file.Write(csv.Row(row));
        }
    }

    // A row that could not be read may have too few cells.
    private static string CellOf(string[] cells, int i) => i < cells.Length ? cells[i] : "";
}
