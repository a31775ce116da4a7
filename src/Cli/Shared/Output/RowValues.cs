using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Cli.Shared.Output;

/// <summary>Rows as columns and as JSON.</summary>
internal static class RowValues
{
    /// <summary>The columns that a statement asks for, as it names them; null where only its rows tell.</summary>
    public static IReadOnlyList<string>? Columns(SoqlQuery? query)
    {
        var columns = new List<string>();
        if (query is { GroupBy: not null } or { From.Items.Count: > 1 })
            return null;
        foreach (var item in query?.Select.Items ?? [])
        {
            if (item is not SelectExpression { Expression: Salesforce.Typed.SoqlSyntax.Tree.FieldPath path, Alias: null })
                return null;
            // The alias of the object is not a parent.
            var isBehindAlias = path.Names.Count > 1 && query!.From.Main.Alias is { } alias && alias.Is(path.Names[0]);
            columns.Add(isBehindAlias ? string.Join('.', path.Names.Skip(1)) : path.Text);
        }
        return columns.Count > 0 ? columns : null;
    }

    /// <summary>The columns that rows have, parents by their paths.</summary>
    public static IReadOnlyList<string> Columns(IReadOnlyList<SoqlRow> rows)
    {
        var columns = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var path in Paths(row, ""))
            {
                if (seen.Add(path))
                    columns.Add(path);
            }
        }
        // A parent that one row lacks is null there, and a path in others.
        return [.. columns.Where(c => !seen.Any(other => other.StartsWith(c + ".", StringComparison.Ordinal)))];
    }

    /// <summary>The row, of which every value has a name of its own: otherwise one column would stand for two.</summary>
    /// <exception cref="InvalidDataException">Two values of the row, of a parent or of a child have the same name.</exception>
    public static SoqlRow WithDistinctNames(SoqlRow row)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in row)
        {
            if (!names.Add(name))
                throw new InvalidDataException(
                    $"The answer of the org has two values named '{name}' in a row. Give each an alias in the statement, as GROUP BY "
                        + $"Owner.Name owner.");
            foreach (var inner in value switch { SoqlRow parent => [parent], IReadOnlyList<SoqlRow> children => children, _ => [] })
                WithDistinctNames(inner);
        }
        return row;
    }

    /// <summary>A value in a cell: null is empty, children are JSON.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        SoqlRow or IReadOnlyList<SoqlRow> => JsonLine.Value(w => Write(w, value)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    /// <summary>A row as one line of JSON.</summary>
    public static string Line(SoqlRow row) => JsonLine.Value(w => Write(w, row));

    private static IEnumerable<string> Paths(SoqlRow row, string prefix) =>
        row.SelectMany(v => v.Value is SoqlRow parent ? Paths(parent, prefix + v.Key + ".") : [prefix + v.Key]);

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case long whole: writer.WriteNumberValue(whole); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case double large: writer.WriteNumberValue(large); break;
            case SoqlRow row:
                writer.WriteStartObject();
                foreach (var (name, member) in row)
                {
                    writer.WritePropertyName(name);
                    Write(writer, member);
                }
                writer.WriteEndObject();
                break;
            case IReadOnlyList<SoqlRow> rows:
                writer.WriteStartArray();
                foreach (var child in rows)
                    Write(writer, child);
                writer.WriteEndArray();
                break;
            default: writer.WriteStringValue(Text(value)); break;
        }
    }
}
