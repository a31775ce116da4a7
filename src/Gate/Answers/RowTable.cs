using System.Buffers;
using System.Text.Json;

namespace Salesforce.Typed.Gate.Answers;

/// <summary>
/// Columns and rows of an answer, cut at a whole row where the budget ends. A single row that is larger than the budget has its longest
/// text cut.
/// </summary>
internal sealed class RowTable
{
    /// <summary>The text that replaces a masked value.</summary>
    public const string Masked = "•••";

    private readonly IReadOnlyList<RowColumn> _columns;
    private readonly ArrayBufferWriter<byte> _rows = new();
    private readonly int _mostBytes;
    private readonly int _longestText;

    private RowTable(IReadOnlyList<RowColumn> columns, int mostBytes, int longestText) =>
        (_columns, _mostBytes, _longestText) = (columns, mostBytes, longestText);

    /// <summary>How many rows the table has.</summary>
    public int Count { get; private set; }

    /// <summary>Whether rows were left out because the budget ended.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether a text of the only row was cut.</summary>
    public bool HasCutText { get; private set; }

    /// <summary>Puts rows into a table.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The org's rows.</param>
    /// <param name="mostBytes">The most bytes of all rows together.</param>
    public static RowTable Of(IReadOnlyList<RowColumn> columns, IEnumerable<JsonElement> rows, int mostBytes)
    {
        var table = new RowTable(columns, mostBytes, int.MaxValue);
        foreach (var row in rows)
        {
            if (table.TryAdd(row))
                continue;
            table.IsCut = true;
            if (table.Count == 0)
            {
                // Half of the budget for the longest text leaves room for the others.
                var shortened = new RowTable(columns, int.MaxValue, Math.Max(100, mostBytes / Math.Max(2, columns.Count)))
                {
                    IsCut = true, HasCutText = true
                };
                shortened.TryAdd(row);
                return shortened;
            }
            break;
        }
        return table;
    }

    /// <summary>Writes the members columns and rows.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("columns");
        foreach (var column in _columns)
            writer.WriteStringValue(column.Name);
        writer.WriteEndArray();
        writer.WritePropertyName("rows");
        writer.WriteRawValue([(byte)'[', .. _rows.WrittenSpan, (byte)']'], skipInputValidation: true);
    }

    private bool TryAdd(JsonElement row)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ToolJson.WriterOptions))
            WriteRow(writer, _columns, row);
        if (_rows.WrittenCount + buffer.WrittenCount + 1 > _mostBytes)
            return false;
        if (Count++ > 0)
            _rows.Write(","u8);
        _rows.Write(buffer.WrittenSpan);
        return true;
    }

    private void WriteRow(Utf8JsonWriter writer, IReadOnlyList<RowColumn> columns, JsonElement row)
    {
        writer.WriteStartArray();
        foreach (var column in columns)
        {
            if (column.IsMasked)
                writer.WriteStringValue(Masked);
            else if (column.Children is { } children)
                WriteChildren(writer, children, Find(row, column.Path));
            else
                WriteValue(writer, Find(row, column.Path));
        }
        writer.WriteEndArray();
    }

    private void WriteChildren(Utf8JsonWriter writer, IReadOnlyList<RowColumn> columns, JsonElement? children)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("columns");
        foreach (var column in columns)
            writer.WriteStringValue(column.Name);
        writer.WriteEndArray();
        writer.WriteStartArray("rows");
        if (children is { ValueKind: JsonValueKind.Object } page)
        {
            foreach (var row in page.GetProperty("records").EnumerateArray())
                WriteRow(writer, columns, row);
            writer.WriteEndArray();
            // The rest of the children is behind an address of the org, which agents do not get.
            if (page.TryGetProperty("totalSize", out var total) && total.GetInt32() > page.GetProperty("records").GetArrayLength())
                writer.WriteNumber("total", total.GetInt32());
        }
        else
            writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteValue(Utf8JsonWriter writer, JsonElement? value)
    {
        switch (value)
        {
            case { ValueKind: JsonValueKind.String } text:
                var plain = PlainText.Of(text.GetString()!);
                writer.WriteStringValue(plain.Length > _longestText ? string.Concat(plain.AsSpan(0, _longestText), "…") : plain);
                break;
            case { ValueKind: JsonValueKind.Object } compound:
                writer.WriteStartObject();
                foreach (var member in compound.EnumerateObject().Where(m => m.Name != "attributes"))
                {
                    writer.WritePropertyName(member.Name);
                    WriteValue(writer, member.Value);
                }
                writer.WriteEndObject();
                break;
            case { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } plainValue:
                plainValue.WriteTo(writer);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static JsonElement? Find(JsonElement row, IReadOnlyList<string> path)
    {
        var at = row;
        foreach (var name in path)
        {
            if (at.ValueKind != JsonValueKind.Object || Member(at, name) is not { } next)
                return null;
            at = next;
        }
        return at;
    }

    private static JsonElement? Member(JsonElement row, string name)
    {
        if (row.TryGetProperty(name, out var exact))
            return exact;
        foreach (var member in row.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
                return member.Value;
        }
        return null;
    }
}
