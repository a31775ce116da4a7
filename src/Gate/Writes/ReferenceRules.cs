using System.Text.Json;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Gate.Tools;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Queries;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>A reference may only be set to a row that the agent may read.</summary>
internal static class ReferenceRules
{
    private const int MostIds = 400;

    /// <summary>Refuses references to rows that the agent does not see.</summary>
    public static async Task<Refusal?> CheckAsync(GateCall call, WritePlan plan, CancellationToken cancellationToken)
    {
        var filtered = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var write in plan.Writes)
        {
            if (Collect(call, write, filtered) is { } refusal)
                return refusal;
        }
        foreach (var (target, ids) in filtered)
        {
            if (ids.Count > MostIds)
                return new Refusal(
                    RefusalCode.Invalid, $"The records refer to more than {MostIds} records of {target}. Write fewer at once.");
            if (await CountAsync(call, target, ids, cancellationToken).ConfigureAwait(false) != ids.Select(RecordIds.Normal).Distinct()
                .Count())
                return new Refusal(RefusalCode.NotFound, $"A record of {target} that a field refers to is not there.");
        }
        return null;
    }

    // References to records of the same call are not here: their object is checked when they are read, and their rows after the write.
    private static Refusal? Collect(GateCall call, WriteRequest write, Dictionary<string, HashSet<string>> filtered)
    {
        var describe = call.Access.View.Find(write.Object)!;
        foreach (var (name, value) in write.Records.SelectMany(r => r.Fields))
        {
            if (describe.FindField(name) is not { Type: FieldType.Reference, HoldsIds: true } field
                || value.ValueKind != JsonValueKind.String)
                continue;
            var id = value.GetString()!;
            if (id.Length == 0)
                continue;
            if (!RecordIds.IsId(id))
                return new Refusal(RefusalCode.Invalid, $"{describe.Name}.{field.Name} takes an id.");
            if (TargetOf(call, field, id) is not { } target)
                return NotThere(describe, field);
            if (call.Access.FilterOf(target) is not null)
                (filtered.TryGetValue(target, out var ids) ? ids : filtered[target] = new(StringComparer.Ordinal)).Add(id);
        }
        return null;
    }

    // The object of an id: the only one that the field takes, or the granted one with that key prefix.
    private static string? TargetOf(
        GateCall call, FieldDescribe field, string id) => field is { IsPolymorphic: false, ReferenceTo: [var only] }
        ? only
        : field.ReferenceTo.FirstOrDefault(name => call.Org.Schema.Find(name)?.KeyPrefix == id[..3]);

    private static Refusal NotThere(SObjectDescribe describe, FieldDescribe field) =>
        new(RefusalCode.NotFound, $"The record that {describe.Name}.{field.Name} refers to is not there.");

    private static async Task<int> CountAsync(GateCall call, string name, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var soql = VisibleRows.Statement(call.Access, name, ids);
        using var response = await call.Org.Client.SendAsync(
            HttpMethod.Get, $"query?q={Uri.EscapeDataString(soql)}", cancellationToken: cancellationToken).ConfigureAwait(false);
        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        return json.RootElement.GetProperty("totalSize").GetInt32();
    }
}
