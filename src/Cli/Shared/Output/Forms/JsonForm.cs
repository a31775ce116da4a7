using System.Text.Json;

namespace Salesforce.Typed.Cli.Shared.Output.Forms;

/// <summary>Rows as JSON, one line each.</summary>
internal static class JsonForm
{
    /// <summary>A line for each row, with the members that are written for it.</summary>
    public static string Lines<T>(IEnumerable<T> rows, Action<Utf8JsonWriter, T> members) =>
        string.Concat(rows.Select(r => JsonLine.Of(writer => members(writer, r))));
}
