using System.Globalization;

namespace Salesforce.Typed.Features.Bulk.Spool;

/// <summary>The names of the files of a part.</summary>
internal static class PartFiles
{
    /// <summary>The rows, as they are sent.</summary>
    public static string Csv(string folder, int part) => Name(folder, part, "csv");

    /// <summary>The place in the source of the record of each row.</summary>
    public static string Map(string folder, int part) => Name(folder, part, "map");

    /// <summary>A list of results, as it was received.</summary>
    public static string List(string folder, int part, string list) => Name(folder, part, list + ".list");

    private static string Name(string folder, int part, string end) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"part-{part:D5}.{end}"));
}
