using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Salesforce.Typed.Testing.Core.Sqlite;

/// <summary>
/// Lets one org use a data file at a time: two of them would each issue ids and replay ids of their own. The lock is a file next to the
/// data file, which the system unlocks when its process ends, however it ends; one that a killed process left is taken. Who holds it is
/// written in the data file.
/// </summary>
internal sealed class DataFileLock : IDisposable
{
    public const string Suffix = "-lock";

    private readonly FileStream _lock;

    private DataFileLock(FileStream held) => _lock = held;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="DataFileException">Another org has it.</exception>
    public static DataFileLock Take(string file)
    {
        var path = Path.GetFullPath(file) + Suffix;
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            var held = new FileStream(path, options);
            // An org that stops may have deleted the file between opening and locking it.
            while (!File.Exists(path))
            {
                held.Dispose();
                held = new FileStream(path, options);
            }
            return new DataFileLock(held);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new DataFileException(file, $"it is in use by {Holder(Path.GetFullPath(file))}. Stop that org, or name another file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(file, $"its folder cannot be written to: {e.Message}", e);
        }
    }

    /// <summary>Writes who has the file.</summary>
    public static void Note(Database database, Uri? address)
    {
        database.Execute("CREATE TABLE IF NOT EXISTS _run (id INTEGER PRIMARY KEY, process INTEGER NOT NULL, machine TEXT NOT NULL, "
            + "started TEXT NOT NULL, address TEXT)");
        database.Execute(
            "INSERT OR REPLACE INTO _run (id, process, machine, started, address) VALUES (1, ?1, ?2, ?3, ?4)",
            Environment.ProcessId, Environment.MachineName,
            TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture), address?.AbsoluteUri);
    }

    public void Dispose() => _lock.Dispose();

    private static string Holder(string path)
    {
        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT process, machine, started, address FROM _run";
            using var row = command.ExecuteReader();
            if (row.Read())
            {
                var (machine, address) = (row.GetString(1), row.IsDBNull(3) ? null : row.GetString(3));
                return $"process {row.GetInt64(0)}{(machine == Environment.MachineName ? "" : $" on {machine}")}"
                    + $"{(address is null ? "" : $", the org at {address}")}, since {row.GetString(2)}";
            }
        }
        catch (Exception e) when (e is SqliteException or InvalidCastException)
        {
            // The file may be read by nobody else, or be of an org that is about to start.
        }
        return "another process";
    }
}
