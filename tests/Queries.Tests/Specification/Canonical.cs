using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>Answers as text in which the same always looks the same: members sorted by name, numbers by value, one row a line.</summary>
internal static class Canonical
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    public static SortedDictionary<string, object?> Record() => new(StringComparer.Ordinal);

    public static string Count(int count) => $"COUNT() = {count}";

    /// <summary>The rows of an answer to the query.</summary>
    public static string List(IEnumerable<object> rows, SoqlQuery query)
    {
        var lines = rows.Select(Value);
        // Of groups it is not said which spelling stands for those that are equal, nor their order.
        if (Evaluator.IsGrouped(query))
            lines = lines.Select(l => l.ToUpperInvariant());
        if (Evaluator.IsGrouped(query) && !IsWhollyOrdered(query))
            lines = lines.Order(StringComparer.Ordinal);
        return string.Join('\n', lines);
    }

    public static string Value(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        decimal number => Number((double)number),
        DateOnly date => Text(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTime moment => Text(moment.ToString("yyyy-MM-dd'T'HH:mm:ss'.000+0000'", CultureInfo.InvariantCulture)),
        TimeSpan time => Text(time.ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture) + "Z"),
        SfId id => Text(id.Text),
        string text => Text(text),
        IDictionary<string, object?> record => "{" + string.Join(", ", record.Select(m => m.Key + ": " + Value(m.Value))) + "}",
        IEnumerable<object> list => "[" + string.Join(", ", list.Select(Value)) + "]",
        _ => throw new ArgumentException(value.GetType().Name, nameof(value)),
    };

    /// <summary>The same of what came over the wire.</summary>
    public static string Answer(JsonElement body, SoqlQuery query)
    {
        if (query.Select.IsCount)
            return body.GetProperty("records").GetArrayLength() == 0 ? Count(body.GetProperty("totalSize").GetInt32()) : "rows in a count";
        return List(Rows(body).Select(r => Read(r)!), query);
    }

    // By all its keys: then no two groups are equal in it.
    private static bool IsWhollyOrdered(SoqlQuery query) =>
        query.GroupBy is { Kind: GroupByKind.Plain } groupBy && groupBy.Keys.All(k => query.OrderBy.Any(o => o.Expression.Equals(k)));

    private static IEnumerable<JsonElement> Rows(JsonElement list)
    {
        var rows = list.GetProperty("records").EnumerateArray().ToList();
        Assert.True(list.GetProperty("done").GetBoolean());
        Assert.Equal(rows.Count, list.GetProperty("totalSize").GetInt32());
        return rows;
    }

    private static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => (decimal)json.GetDouble(),
        JsonValueKind.String => json.GetString()!,
        _ when json.TryGetProperty("records", out _) => Rows(json).Select(r => Read(r)!).ToList(),
        _ => new SortedDictionary<string, object?>(
            json.EnumerateObject().Where(m => m.Name != "attributes").ToDictionary(m => m.Name, m => Read(m.Value)),
            StringComparer.Ordinal),
    };

    // What two ways to add up do to the last digits does not count.
    private static string Number(double number) => (number == 0 ? 0 : number).ToString("G10", CultureInfo.InvariantCulture);

    private static string Text(string text) => JsonSerializer.Serialize(text, Readable);
}
