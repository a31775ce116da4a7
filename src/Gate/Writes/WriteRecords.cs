using System.Text.Json;
using Salesforce.Typed.Gate.Answers;
using Salesforce.Typed.Gate.Tools;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>Reads the records of a write, and checks what can be seen without the org.</summary>
/// <param name="view">The object as the agent sees it.</param>
/// <param name="kind">The kind of write.</param>
/// <param name="key">The key of an upsert; null for others.</param>
/// <param name="scope">The steps before; null where the call has one step.</param>
internal sealed class WriteRecords(SObjectDescribe view, WriteKind kind, string? key, StepScope? scope)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>
    /// The relationship of an object whose children can be nested in its records under that name; null where there is none.
    /// </summary>
    public static ChildRelationship? Relationship(SObjectDescribe view, WriteKind kind, string name) =>
        kind != WriteKind.Create || view.FindField(name) is not null
        ? null
        : view.ChildRelationships.FirstOrDefault(r => string.Equals(r.RelationshipName, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The records; null where one of them cannot be sent, with the reason.</summary>
    public (List<WriteRecord>? Records, Refusal? Refusal) Read(IReadOnlyList<JsonElement> records)
    {
        var read = new List<WriteRecord>();
        for (var i = 0; i < records.Count; i++)
        {
            var (record, refusal) = Read(records[i]);
            refusal ??= Check(record!);
            if (refusal is not null)
                return (null, refusal with { Message = $"Record {i}: {refusal.Message}" });
            read.Add(record!);
        }
        return (read, null);
    }

    /// <summary>Refuses an id that is not one of the object.</summary>
    public static Refusal? CheckId(
        SObjectDescribe view, string id) => view.KeyPrefix is { } prefix && !id.StartsWith(prefix, StringComparison.Ordinal)
        ? new Refusal(RefusalCode.NotFound, $"There is no such record of {view.Name}: the id is not one of it.")
        : null;

    private (WriteRecord? Record, Refusal? Refusal) Read(JsonElement given)
    {
        string? id = null;
        StepRow? idReference = null;
        var fields = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        var references = new Dictionary<string, StepRow>(StringComparer.OrdinalIgnoreCase);
        var children = new Dictionary<string, IReadOnlyList<JsonElement>>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in given.EnumerateObject())
        {
            var refusal = view.FindField(member.Name) is not { } field ? ReadChildren(member, children)
                : fields.ContainsKey(field.Name) || references.ContainsKey(field.Name) ? Wrong($"{field.Name} is set twice.")
                : field.Type == FieldType.Id ? ReadId(member.Value, ref id, ref idReference)
                : ReadField(field, member.Value, fields, references);
            if (refusal is not null)
                return (null, refusal);
        }
        return (new WriteRecord(id, fields) { IdReference = idReference, References = references, Children = children }, null);
    }

    private Refusal? ReadId(JsonElement value, ref string? id, ref StepRow? reference)
    {
        if (id is not null || reference is not null || value.ValueKind != JsonValueKind.String)
            return Wrong("Id is one id of 15 or 18 letters and digits.");
        var text = value.GetString()!;
        if (scope is not null && StepScope.IsIn(text))
        {
            (var row, var refusal) = scope.Find(text, [view.Name]);
            reference = row;
            return refusal;
        }
        if (!RecordIds.IsId(text))
            return Wrong("Id is one id of 15 or 18 letters and digits.");
        id = text;
        return CheckId(view, text);
    }

    private Refusal? ReadField(
        FieldDescribe field, JsonElement value, Dictionary<string, JsonElement> fields, Dictionary<string, StepRow> references)
    {
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            return Wrong($"{field.Name} takes one value: a text, a number, true, false or null.");
        if (!ToolArguments.IsText(value))
            return Wrong($"{field.Name} is not valid text.");
        if (scope is not null && value.ValueKind == JsonValueKind.String && value.GetString()! is var text && StepScope.IsIn(text))
        {
            if (field is not { Type: FieldType.Reference, HoldsIds: true })
            {
                return Wrong($"The text of {field.Name} has '@{{' in it, which the org takes for a reference in a call of several steps. "
                    + "References are allowed in Id and in fields that refer to records; write this text by a call of its own.");
            }
            var (row, refusal) = scope.Find(text, field.ReferenceTo);
            references[field.Name] = row;
            return refusal;
        }
        fields[field.Name] = value.Clone();
        return null;
    }

    private Refusal? ReadChildren(JsonProperty member, Dictionary<string, IReadOnlyList<JsonElement>> children)
    {
        if (Relationship(view, kind, member.Name) is not { } relationship)
            return new Refusal(RefusalCode.NotFound, $"No such column '{PlainText.Of(member.Name)}' on entity '{view.Name}'.");
        // As the org has it in trees and in answers: {"records": [...]}.
        var list = member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty("records", out var inner)
            && member.Value.EnumerateObject().Count() == 1
            ? inner
            : member.Value;
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0
            || list.EnumerateArray().Any(r => r.ValueKind != JsonValueKind.Object))
            return Wrong($"{relationship.RelationshipName} takes a list of records.");
        return children.TryAdd(relationship.RelationshipName!, [.. list.EnumerateArray()])
            ? null
            : Wrong($"{relationship.RelationshipName} is given twice.");
    }

    private Refusal? Check(WriteRecord record)
    {
        var hasId = record.Id is not null || record.IdReference is not null;
        if (kind == WriteKind.Create && hasId)
            return Wrong("A record that is created has no Id.");
        if (kind == WriteKind.Update && !hasId)
            return Wrong("A record that is updated has an Id.");
        if (kind == WriteKind.Update && !_seen.Add(record.IdReference is { } row ? row.Token : RecordIds.Normal(record.Id!)))
            return Wrong("The same record is given twice.");
        if (kind == WriteKind.Update && !record.Names.Any())
            return Wrong("It sets no field.");
        return kind == WriteKind.Upsert
            && (hasId || key is null || !record.Fields.TryGetValue(key, out var value) || value.ValueKind == JsonValueKind.Null)
            ? Wrong($"A record that is upserted sets its key {key}, and no Id.")
            : null;
    }

    private static Refusal Wrong(string message) => new(RefusalCode.Invalid, message);
}
