using Salesforce.Typed.Cli.Shared.Output;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>Checks files before anything of them is sent, and says all that is wrong with them.</summary>
internal static class FileCheck
{
    /// <summary>Checks files.</summary>
    /// <param name="target">What is loaded.</param>
    /// <param name="files">The files.</param>
    /// <param name="isChecked">Whether they are read and checked; otherwise only the opening is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The files; null where something is wrong, which was written to the error output.</returns>
    public static async Task<IReadOnlyList<CheckedFile>?> RunAsync(
        LoadTarget target, IReadOnlyList<RowFile> files, bool isChecked, CancellationToken cancellationToken)
    {
        if (!isChecked)
            return [.. files.Select(f => new CheckedFile(f, null))];
        var problems = new FileProblems();
        var found = await TerminalProgress.RunAsync(
            "Checking", show => CheckAsync(target, files, problems, show, cancellationToken)).ConfigureAwait(false);
        if (problems.Count == 0)
            return found;
        foreach (var problem in problems.Listed)
            await TerminalText.WriteErrorAsync(problem.ToString()).ConfigureAwait(false);
        var more = problems.Count - problems.Listed.Count;
        await Console.Error.WriteLineAsync((more > 0 ? FormattableString.Invariant($"... and {more:N0} more. ") : "")
            + FormattableString.Invariant($"{problems.Count:N0} {(problems.Count == 1 ? "problem" : "problems")}: nothing was sent. ")
            + "Where the snapshots are older than the org, pull them, or say --no-check.").ConfigureAwait(false);
        return null;
    }

    private static async Task<IReadOnlyList<CheckedFile>> CheckAsync(
        LoadTarget target, IReadOnlyList<RowFile> files, FileProblems problems, Action<WorkState> show, CancellationToken cancellationToken)
    {
        var found = new List<CheckedFile>();
        foreach (var file in files)
        {
            var check = new Preflight(target, problems);
            found.Add(new CheckedFile(file, await check.RunAsync(file, show, cancellationToken).ConfigureAwait(false)));
            if (check.NotRead.Count > 0)
            {
                var columns = string.Join(", ", check.NotRead);
                await TerminalText.WriteErrorAsync(
                    $"{file.FilePath}: Records are deleted by their ids. These columns are not read: {columns}.").ConfigureAwait(false);
            }
        }
        return found;
    }
}
