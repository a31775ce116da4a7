using Salesforce.Typed.Features.Bulk.Spool;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>
/// Writes the outcomes of a load into result files: <c>X.success.csv</c>, <c>X.failed.csv</c>, <c>X.unprocessed.csv</c> and
/// <c>X.unknown.csv</c>. A file is written where it has records, or replaces one of an earlier load. All appear when all are complete.
/// </summary>
/// <param name="prefix">The path before the kind: <c>X</c>.</param>
/// <param name="columns">The columns of the load.</param>
internal sealed class ResultFiles(string prefix, SpoolColumns columns)
{
    private const int MostErrors = 5;

    /// <summary>The prefix for the results of a file: next to it, and without its extension.</summary>
    public static string PrefixOf(string file) =>
        Path.Combine(Path.GetDirectoryName(file) ?? "", Path.GetFileNameWithoutExtension(file));

    /// <summary>The path of a result file.</summary>
    public static string PathOf(string prefix, ResultKind kind) => $"{prefix}.{kind.ToString().ToLowerInvariant()}.csv";

    /// <summary>Writes the files.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public async Task<LoadSummary> WriteAsync(IAsyncEnumerable<LoadOutcome> outcomes, CancellationToken cancellationToken)
    {
        var files = new Dictionary<ResultKind, ResultFile>();
        try
        {
            foreach (var kind in Enum.GetValues<ResultKind>().Where(k => File.Exists(PathOf(prefix, k))))
                files.Add(kind, Create(kind));
            var summary = new LoadSummary();
            await foreach (var outcome in outcomes.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                var kind = ResultKinds.Of(outcome.Result.Status);
                if (!files.TryGetValue(kind, out var file))
                    files.Add(kind, file = Create(kind));
                file.Add(outcome);
                if (kind != ResultKind.Success && summary.Errors.Count < MostErrors)
                    summary.Errors.Add(FormattableString.Invariant($"Record {summary.Records + 1:N0}: {outcome.Error}"));
                summary.Add(kind, outcome);
            }
            foreach (var file in files.OrderBy(f => f.Key).Select(f => f.Value))
            {
                file.Complete();
                summary.Files.Add(file.Path);
            }
            return summary;
        }
        finally
        {
            foreach (var file in files.Values)
                file.Dispose();
        }
    }

    private ResultFile Create(ResultKind kind) => new(PathOf(prefix, kind), kind, columns);
}
