using System.Globalization;
using System.Text;
using Salesforce.Typed.Cli.Shared.Processes;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Cli.Shared.Describes;

/// <summary>The last day on which a snapshot is known to have been true.</summary>
internal static class SnapshotAge
{
    /// <summary>
    /// The day, as <c>yyyy-MM-dd</c> of UTC. A checkout rewrites files, so the time of a file that git has is that of its commit; of any
    /// other, that of its last writing.
    /// </summary>
    public static string LastSeen(string file) => Day(Committed(file) ?? File.GetLastWriteTimeUtc(file));

    /// <summary>A day as tombstones have it.</summary>
    public static string Day(DateTime utc) => utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime? Committed(string file)
    {
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(file))!, Path.GetFileName(file));
        try
        {
            // What was changed since the commit was written after it. Compared here and not by git, which runs the filters of the
            // repository for that.
            var committed = GitProcess.Run(folder, "cat-file", "blob", "HEAD:./" + name);
            if (committed.ExitCode != 0 || Lines(committed.Output) != Lines(SnapshotFiles.Read(file)))
                return null;
            var log = GitProcess.Run(
                folder, "log", "-1", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--format=%ct", "--", name);
            return log.ExitCode == 0 && long.TryParse(log.Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                ? DateTimeOffset.FromUnixTimeSeconds(at).UtcDateTime
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // A checkout may change line ends. Compared are bytes, whatever their encoding.
    private static string Lines(byte[] bytes) => Encoding.Latin1.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal);
}
