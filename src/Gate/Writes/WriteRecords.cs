using System.Text.Json;
using Salesforce.Typed.Gate.Answers;
using Salesforce.Typed.Gate.Tools;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>Reads the records of a write, and checks what can be seen without the org.</summary>
internal static class WriteRecords
{
    /// <summary>The records; null where one of them cannot be sent, with the reason.</summary>
    public static (List<WriteRecord>? Records, Refusal? Refusal) Read(SObjectDescribe view, WriteKind kind, string? key, IReadOnlyList<JsonElement> records)
    {
        var read = new List<WriteRecord>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < records.Count; i++)
        {
            string? id = null;
            var fields = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
            foreach (var member in records[i].EnumerateObject())
            {
                if (view.FindField(member.Name) is not { } field)
                    return Wrong(i, RefusalCode.NotFound, $"No such column '{PlainText.Of(member.Name)}' on entity '{view.Name}'.");
                if (field.Type == FieldType.Id)
                {
                    if (id is not null || member.Value.ValueKind != JsonValueKind.String || !RecordIds.IsId(member.Value.GetString()!))
                        return Wrong(i, RefusalCode.Invalid, "Id is one id of 15 or 18 letters and digits.");
                    id = member.Value.GetString();
                }
                else if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                    return Wrong(i, RefusalCode.Invalid, $"{field.Name} takes one value: a text, a number, true, false or null.");
                else if (!fields.TryAdd(field.Name, member.Value.Clone()))
                    return Wrong(i, RefusalCode.Invalid, $"{field.Name} is set twice.");
            }
            if (kind == WriteKind.Create && id is not null)
                return Wrong(i, RefusalCode.Invalid, "A record that is created has no Id.");
            if (kind == WriteKind.Update && id is null)
                return Wrong(i, RefusalCode.Invalid, "A record that is updated has an Id.");
            if (kind == WriteKind.Update && !seen.Add(RecordIds.Normal(id!)))
                return Wrong(i, RefusalCode.Invalid, "The same record is given twice.");
            if (kind == WriteKind.Update && fields.Count == 0)
                return Wrong(i, RefusalCode.Invalid, "It sets no field.");
            if (kind == WriteKind.Upsert && (id is not null || key is null || !fields.TryGetValue(key, out var value) || value.ValueKind == JsonValueKind.Null))
                return Wrong(i, RefusalCode.Invalid, $"A record that is upserted sets its key {key}, and no Id.");
            read.Add(new WriteRecord(id, fields));
        }
        return (read, null);

        static (List<WriteRecord>?, Refusal?) Wrong(int index, RefusalCode code, string message) => (null, new Refusal(code, $"Record {index}: {message}"));
    }
}
