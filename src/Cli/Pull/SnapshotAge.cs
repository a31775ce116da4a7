using System.ComponentModel;
using System.Globalization;

namespace Salesforce.Typed.Cli.Pull;

/// <summary>The last day on which a snapshot is known to have been true.</summary>
internal static class SnapshotAge
{
    /// <summary>
    /// The day, as <c>yyyy-MM-dd</c> of UTC. A checkout writes files anew, so the time of a file that git has is that of its commit; of any other, that of
    /// its last writing.
    /// </summary>
    public static string LastSeen(string file) => Day(Committed(file) ?? File.GetLastWriteTimeUtc(file));

    /// <summary>A day as tombstones have it.</summary>
    public static string Day(DateTime utc) => utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime? Committed(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        try
        {
            // What was changed since the commit was written after it.
            if (GitProcess.Run(folder, "status", "--porcelain", "--", Path.GetFileName(file)) is not (0, "", _))
                return null;
            var (exitCode, seconds, _) = GitProcess.Run(folder, "log", "-1", "--format=%ct", "--", Path.GetFileName(file));
            return exitCode == 0 && long.TryParse(seconds.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? DateTimeOffset.FromUnixTimeSeconds(at).UtcDateTime : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
