using System.Text;
using System.Text.Json;

namespace Salesforce.Typed.Benchmarks;

/// <summary>The contacts of <see cref="PageOfContacts"/> as the result of a query job has them: every value in quotes.</summary>
internal static class CsvOfContacts
{
    /// <summary>The columns, in the order of the file.</summary>
    public static string[] Columns { get; } = PageOfContacts.Fields.Split(", ");

    /// <summary>The page, a number of times.</summary>
    public static byte[] Make(int times)
    {
        using var page = JsonDocument.Parse(PageOfContacts.Bytes);
        var rows = new StringBuilder();
        foreach (var row in page.RootElement.GetProperty("records").EnumerateArray())
            rows.AppendJoin(',', Columns.Select(c => $"\"{Value(row, c)}\"")).Append('\n');
        var csv = new StringBuilder().AppendJoin(',', Columns.Select(c => $"\"{c}\"")).Append('\n');
        for (var i = 0; i < times; i++)
            csv.Append(rows);
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static string Value(JsonElement row, string path)
    {
        foreach (var name in path.Split('.'))
            row = row.GetProperty(name);
        return row.ToString().Replace("\"", "\"\"", StringComparison.Ordinal).Replace("+0000", "Z", StringComparison.Ordinal);
    }
}
