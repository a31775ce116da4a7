using System.Text.Json;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Gate.Tools;
using Salesforce.Typed.Gate.Writes;
using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.SoqlSyntax.Rewriting;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Gate.Approvals;

/// <summary>Records as the org has them before a write: a person decides on values, and not on what the agent says of them.</summary>
internal sealed class RecordsBefore
{
    private readonly Dictionary<string, JsonElement> _rows;
    private readonly string? _key;

    private RecordsBefore(Dictionary<string, JsonElement> rows, string? key) => (_rows, _key) = (rows, key);

    /// <summary>No records.</summary>
    public static RecordsBefore None { get; } = new([], null);

    /// <summary>The records with their versions, in one form.</summary>
    public string Versions => string.Join(';', _rows.OrderBy(b => b.Key, StringComparer.Ordinal)
        .Select(b => $"{b.Key}={Text(b.Value, "Id")}={Text(b.Value, "SystemModstamp")}"));

    /// <summary>Reads the records that a write is about to change.</summary>
    public static async Task<RecordsBefore> ReadAsync(GateCall call, WriteRequest write, CancellationToken cancellationToken)
    {
        var literals = write.Kind == WriteKind.Upsert
            ? write.Records.Select(r => Literal(r.Fields[write.Key!]))
            : write.Records.Select(r => r.Id).OfType<string>().Select(id => (Literal)new StringLiteral(id));
        List<Literal> keys = [.. literals.Distinct()];
        if (keys.Count == 0)
            return None;
        var describe = call.Org.Schema.Find(write.Object)!;
        var key = write.Key ?? "Id";
        var fields = write.Records.SelectMany(r => r.Names).Concat(["Id", "SystemModstamp", key])
            .Where(f => describe.FindField(f) is not null).Distinct(StringComparer.OrdinalIgnoreCase);
        var soql = RewrittenText.Of(new SoqlQuery
        {
            Select = new SelectClause(new(fields.Select(f => (SelectItem)new SelectExpression(new FieldPath(f))))),
            From = new FromClause(new([new FromItem(new FieldPath(write.Object))])),
            Where = new InCondition(new FieldPath(key), false, new(keys)),
        });
        using var response = await call.Org.Client.SendAsync(
            HttpMethod.Get, $"query?q={Uri.EscapeDataString(soql)}", cancellationToken: cancellationToken).ConfigureAwait(false);
        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        var rows = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in json.RootElement.GetProperty("records").EnumerateArray())
            rows[write.Key is null ? RecordIds.Normal(Text(row, "Id")) : Text(row, key)] = row.Clone();
        return new RecordsBefore(rows, write.Key);
    }

    /// <summary>The record as it is now; null where there is none.</summary>
    public JsonElement? Find(WriteRecord record)
    {
        var key = _key is not null ? record.Fields[_key].ToString() : record.Id is { } id ? RecordIds.Normal(id) : null;
        return key is not null && _rows.TryGetValue(key, out var row) ? row : null;
    }

    private static Literal Literal(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? new NumberLiteral(value.GetRawText())
        : new StringLiteral(value.ToString());

    private static string Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.ToString() : "";
}
