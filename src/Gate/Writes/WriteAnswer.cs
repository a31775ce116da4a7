using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Composite;
using Salesforce.Typed.Gate.Answers;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Gate.Tools;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>The answer of a call that writes: what became of each record, and the rows that its steps read.</summary>
/// <param name="call">The call.</param>
/// <param name="plan">What was asked.</param>
/// <param name="results">What became of it.</param>
internal sealed class WriteAnswer(GateCall call, WritePlan plan, PlanResults results)
{
    private const string Missing = "NOT_FOUND: a record is not there, was changed, or may not be written so. Nothing was written.";

    /// <summary>How many rows were read.</summary>
    public long Read { get; private set; }

    /// <summary>How many records were written.</summary>
    public int Written => Writes.Count(s => s == OutcomeStatus.Succeeded);

    /// <summary>What became of the call as a whole, as records have it.</summary>
    public string Outcome => All.Contains(OutcomeStatus.Unknown) ? "unknown"
        : All.All(s => s == OutcomeStatus.Succeeded) ? "succeeded" : "failed";

    /// <summary>How many records had which outcome, in words.</summary>
    public string Counts => string.Join(", ", Writes.GroupBy(s => s)
        .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {Name(g.Key).Replace('_', ' ')}"))
        .Concat(Read == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{Read} {(Read == 1 ? "row" : "rows")} read")]));

    /// <summary>A status as answers have it.</summary>
    public static string Name(OutcomeStatus status) => status switch
    {
        OutcomeStatus.Succeeded => "succeeded",
        OutcomeStatus.Failed => "failed",
        OutcomeStatus.RolledBack => "rolled_back",
        OutcomeStatus.Halted => "halted",
        OutcomeStatus.NotSent => "not_sent",
        OutcomeStatus.Unchanged => "unchanged",
        _ => "unknown",
    };

    /// <summary>The answer.</summary>
    public ToolAnswer Make() => new(ToolJson.Object(writer =>
    {
        writer.WriteStartArray("outcomes");
        for (var i = 0; i < plan.Items.Count; i++)
        {
            if (plan.Items[i] is ReadRequest read)
                WriteRows(writer, read, i);
            else if (plan.Items[i] is WriteRequest { Place: null } write)
            {
                for (var row = 0; row < write.Records.Count; row++)
                    WriteRow(writer, write, i, row, row);
            }
        }
        writer.WriteEndArray();
    }));

    private IEnumerable<OutcomeStatus> All => results.Rows.SelectMany(r => r).Select(r => r.Status);

    private IEnumerable<OutcomeStatus> Writes =>
        results.Rows.Where((_, i) => plan.Items[i] is WriteRequest).SelectMany(r => r).Select(r => r.Status);

    private void WriteRow(Utf8JsonWriter writer, WriteRequest write, int item, int row, int index)
    {
        var result = results.Rows[item][row];
        writer.WriteStartObject();
        if (write is { Name: { } name, Place: null })
            writer.WriteString("step", name);
        writer.WriteNumber("index", index);
        if (IdOf(new StepRow(item, row, "")) is { } id)
            writer.WriteString("id", id);
        writer.WriteString("status", Name(result.Status));
        WriteErrors(writer, write.Object, result);
        WriteChildren(writer, item, row);
        writer.WriteEndObject();
    }

    private void WriteChildren(Utf8JsonWriter writer, int item, int row)
    {
        var lists = plan.Items.Select((child, at) => (Child: child as WriteRequest, At: at))
            .Where(c => c.Child?.Place is { } p && p.Item == item && p.Parents.Contains(row)).ToList();
        if (lists.Count == 0)
            return;
        writer.WriteStartObject("children");
        foreach (var (child, at) in lists)
        {
            writer.WriteStartArray(child!.Place!.Relationship);
            var index = 0;
            for (var i = 0; i < child.Records.Count; i++)
            {
                if (child.Place.Parents[i] == row)
                    WriteRow(writer, child, at, i, index++);
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private void WriteRows(Utf8JsonWriter writer, ReadRequest read, int item)
    {
        var result = results.Rows[item][0];
        writer.WriteStartObject();
        writer.WriteString("step", read.Name);
        writer.WriteNumber("index", 0);
        writer.WriteString("status", Name(result.Status));
        WriteErrors(writer, read.Object, result);
        if (result.Status == OutcomeStatus.Succeeded)
        {
            using var page = JsonDocument.Parse(results.Pages[item]);
            var rows = page.RootElement.GetProperty("records").EnumerateArray();
            // The reads of a call share its budget.
            var table = RowTable.Of(RowColumns.Of(read.Decision), rows, QueryRunner.MostBytes(call) / plan.Reads.Count());
            Read += table.Count;
            table.Write(writer);
            writer.WriteNumber("total", page.RootElement.GetProperty("totalSize").GetInt32());
            if (table.IsCut)
                writer.WriteString("note", "The answer reached its limit of tokens; read the rest with get.");
        }
        writer.WriteEndObject();
    }

    private string? IdOf(StepRow row)
    {
        var (record, result) = (((WriteRequest)plan.Items[row.Item]).Records[row.Row], results.Rows[row.Item][row.Row]);
        if (record.Id is { } known)
            return known;
        if (!result.Id.IsNone)
            return result.Id.ToString();
        return result.Status == OutcomeStatus.Succeeded && record.IdReference is { } reference ? IdOf(reference) : null;
    }

    private void WriteErrors(Utf8JsonWriter writer, string sobject, WriteResult result)
    {
        var errors = results.HasMissingRow ? [Missing]
            : result.Status is OutcomeStatus.Failed or OutcomeStatus.Unknown ? result.Errors.Select(e => Text(sobject, e)) : [];
        if (!errors.Any())
            return;
        writer.WriteStartArray("errors");
        foreach (var error in errors)
            writer.WriteStringValue(PlainText.Of(error));
        writer.WriteEndArray();
    }

    // The code, and the fields that the agent sees. The org's text may quote what it does not see.
    private string Text(string sobject, SalesforceError error)
    {
        var view = call.Access.View.Find(sobject);
        var fields = error.Fields.Where(f => view?.FindField(f) is not null).ToList();
        return fields.Count == 0 ? error.ErrorCode : $"{error.ErrorCode}: {string.Join(", ", fields)}";
    }
}
