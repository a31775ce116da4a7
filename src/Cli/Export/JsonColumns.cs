using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Cli.Shared.Describes;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Parsing;

namespace Salesforce.Typed.Cli.Export;

/// <summary>
/// The columns of a bulk query as members of JSON: parents are objects, and numbers and flags have their types. The types are those of the
/// snapshots, or of the org where there is no snapshot.
/// </summary>
internal sealed class JsonColumns
{
    private readonly Node _root = new("");

    private JsonColumns()
    {
    }

    /// <summary>The members of these columns.</summary>
    public static async Task<JsonColumns> OfAsync(
        IReadOnlyList<string> columns, string soql, SalesforceClient org, string snapshots, CancellationToken cancellationToken)
    {
        var schema = Directory.Exists(snapshots) ? SnapshotFolder.Load(snapshots) : new OrgSchema([]);
        var types = new FieldTypeFinder(schema, new OrgDescribes(org));
        var main = SoqlParser.Parse(soql) is { IsValid: true } parsed ? parsed.Tree.From.Main.Name.Text : null;
        var found = new JsonColumns();
        for (var i = 0; i < columns.Count; i++)
        {
            var node = found._root;
            foreach (var name in columns[i].Split('.'))
                node = node.Child(name);
            node.Column = i;
            node.Family = main is null
                ? ValueFamily.Text
                : await types.FindAsync(main, columns[i], cancellationToken).ConfigureAwait(false);
        }
        return found;
    }

    /// <summary>A row as a line.</summary>
    public string Line(string?[] row) => JsonLine.Value(json => Write(json, _root, row)) + "\n";

    private static void Write(Utf8JsonWriter json, Node node, string?[] row)
    {
        if (node.Children.Count == 0)
        {
            WriteValue(json, node.Family, node.Column < 0 ? null : row[node.Column]);
            return;
        }
        // A parent that does not exist has no values.
        if (node.Name.Length > 0 && !node.HasValue(row))
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        foreach (var child in node.Children)
        {
            json.WritePropertyName(child.Name);
            Write(json, child, row);
        }
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, ValueFamily family, string? text)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (text is null)
            json.WriteNullValue();
        else if (family == ValueFamily.Boolean && bool.TryParse(text, out var flag))
            json.WriteBooleanValue(flag);
        else if (family == ValueFamily.Number && decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number))
            json.WriteNumberValue(number);
        else
            json.WriteStringValue(text);
    }

    private sealed class Node(string name)
    {
        public string Name => name;

        public List<Node> Children { get; } = [];

        public int Column { get; set; } = -1;

        public ValueFamily Family { get; set; } = ValueFamily.Text;

        public Node Child(string child)
        {
            var found = Children.Find(c => string.Equals(c.Name, child, StringComparison.OrdinalIgnoreCase));
            if (found is null)
                Children.Add(found = new Node(child));
            return found;
        }

        public bool HasValue(string?[] row) => (Column >= 0 && row[Column] is not null) || Children.Any(c => c.HasValue(row));
    }
}
