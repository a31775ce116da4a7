using System.Globalization;
using SQLitePCL;

namespace Salesforce.Typed.Testing.Core.Sqlite;

/// <summary>Recognizes the data files of local orgs, and the version of their format.</summary>
internal static class DataFileFormat
{
    // "SFty": SQLite keeps four bytes for the program that a file belongs to.
    private const long Application = 0x53467479;

    // Raised with a change that an older version of LocalOrg would misread.
    private const long Version = 1;

    // Checking takes about a second for each gigabyte: a file of tests is checked, a large one is not.
    private const long LargestChecked = 64 << 20;

    /// <summary>Checks a file before anything of it is changed.</summary>
    /// <exception cref="DataFileException">It is not the file of a local org, is damaged, or is of a newer version.</exception>
    public static void Check(Database database, string file)
    {
        var application = Read(database, "PRAGMA application_id");
        var isNew = Read(database, "SELECT COUNT(*) FROM sqlite_master") == 0;
        // Files of before the format had a number.
        var isOld = application == 0 && Read(database, "SELECT COUNT(*) FROM sqlite_master WHERE name = '_sequence'") > 0;
        if (!isNew && !isOld && application != Application)
            throw new DataFileException(file, "it is a SQLite database of another program. Name another file.");
        var version = Read(database, "PRAGMA user_version");
        if (version > Version)
        {
            throw new DataFileException(
                file, $"a newer version of LocalOrg wrote it (format {version}; this version reads formats up to {Version}). Update "
                    + $"sftyped, or name another file.");
        }
        if (new FileInfo(file).Length <= LargestChecked && Text(database, "PRAGMA quick_check(1)") is not "ok" and var problem)
            throw new DataFileException(
                file, $"{SqliteErrors.Reason(raw.SQLITE_CORRUPT, problem)} SQLite says: {problem.ReplaceLineEndings(" ")}");
    }

    /// <summary>Marks a file as that of a local org.</summary>
    public static void Mark(Database database)
    {
        database.Execute("PRAGMA application_id = " + Application.ToString(CultureInfo.InvariantCulture));
        database.Execute("PRAGMA user_version = " + Version.ToString(CultureInfo.InvariantCulture));
    }

    private static long Read(Database database, string sql)
    {
        using var value = database.Prepare(sql);
        return value.Step() ? value.Integer(0) : 0;
    }

    private static string Text(Database database, string sql)
    {
        using var value = database.Prepare(sql);
        return value.Step() ? value.Text(0) ?? "" : "ok";
    }
}
