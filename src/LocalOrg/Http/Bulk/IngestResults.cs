namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>
/// Writes the three lists of a job. As on the platform, the rows are in another order than they were sent in, the columns of the failures are in
/// alphabetical order, and values are not an echo of the bytes: see <see cref="EchoText"/>.
/// </summary>
internal static class IngestResults
{
    public static void Write(IngestJob job, IReadOnlyList<IngestColumn> columns, List<IngestResult> done, IEnumerable<string[]> unprocessed)
    {
        var csv = new CsvWriter(job.Dialect);
        var names = columns.Select(c => c.Header).ToArray();
        int[] sent = [.. Enumerable.Range(0, columns.Count)];
        int[] sorted = [.. sent.OrderBy(i => names[i], StringComparer.Ordinal)];
        job.Successes = File(csv, ["sf__Id", "sf__Created", .. names]);
        job.Failures = File(csv, ["sf__Id", "sf__Error", .. sorted.Select(i => names[i])]);
        job.Unprocessed = File(csv, names);
        var shuffled = done.ToArray();
        new Random(job.Id.GetHashCode(StringComparison.Ordinal)).Shuffle(shuffled);
        foreach (var result in shuffled)
        {
            if (result.Error is null)
                job.Successes.Append(csv.Row([result.Id, result.IsCreated ? "true" : "false", .. Echo(sent, result.Cells)]));
            else
                job.Failures.Append(csv.Row([result.Id, result.Error, .. Echo(sorted, result.Cells)]));
        }
        foreach (var cells in unprocessed)
            job.Unprocessed.Append(csv.Row(sent.Select(i => CellOf(cells, i))));

        IEnumerable<string> Echo(int[] order, string[] cells) => order.Select(i => EchoText.Of(columns[i].Field, CellOf(cells, i)));
    }

    private static SpoolFile File(CsvWriter csv, string[] header)
    {
        var file = new SpoolFile();
        file.Append(csv.Row(header));
        return file;
    }

    // A row that could not be read may have too few cells.
    private static string CellOf(string[] cells, int i) => i < cells.Length ? cells[i] : "";
}
