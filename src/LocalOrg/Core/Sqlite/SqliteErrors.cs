using SQLitePCL;

namespace Salesforce.Typed.Testing.Core.Sqlite;

/// <summary>What the errors of SQLite that are about the data file mean, and what to do about them.</summary>
internal static class SqliteErrors
{
    // Extended codes: an error of the disk (10) with what was done to it.
    private const int Write = raw.SQLITE_IOERR | (3 << 8);
    private const int ShmSize = raw.SQLITE_IOERR | (19 << 8);
    private const int Primary = 0xFF;

    /// <summary>The reason where there is no room.</summary>
    public const string Full = "there is no space left on its disk, or the file has the largest size that is allowed. Free some space, or "
        + "name a file on another disk.";

    /// <summary>
    /// Whether there is no room for what is to be written. A disk quota and a limit of a file's size are errors of writing for
    /// SQLite.
    /// </summary>
    public static bool IsFull(int extendedCode) => (extendedCode & Primary) == raw.SQLITE_FULL || extendedCode is Write or ShmSize;

    /// <summary>The reason in a sentence; null for an error that is not about the file.</summary>
    public static string? Reason(int extendedCode, string message) => (extendedCode & Primary) switch
    {
        _ when IsFull(extendedCode) => Full,
        raw.SQLITE_NOTADB => "it is not a SQLite database. Name another file, or delete this one to start with an empty org.",
        raw.SQLITE_CORRUPT => "it is damaged or cut off. Restore it from a copy, or delete it with the files of the same name that end in "
            + "-wal and -shm to start with an empty org.",
        raw.SQLITE_READONLY => "it cannot be written to. Make the file and its folder writable, or name another file.",
        raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
            "it cannot be opened. Make the file and its folder readable and writable: SQLite creates files of the same name that end in "
                + "-wal and -shm next to it.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "another program has locked it. End that program, or its transaction.",
        raw.SQLITE_IOERR => $"its disk reports an error ({message}, {extendedCode}). Check the disk, or name a file on another one.",
        _ => null,
    };
}
