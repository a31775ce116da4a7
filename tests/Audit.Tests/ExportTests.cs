using System.Text;
using System.Text.Json;
using Salesforce.Typed.Audit.Exports;
using Salesforce.Typed.Audit.Records;

namespace Salesforce.Typed.Tests;

/// <summary>Records for other programs.</summary>
public class ExportTests
{
    [Fact]
    public async Task Json_lines_have_every_value_and_the_code()
    {
        await using var audit = await AuditFixture.CreateAsync();
        await audit.CallAsync(audit.Log(), 3);
        var lines = await Export(audit, AuditExport.WriteJsonLinesAsync);

        Assert.Equal(2, lines.Length);
        var second = JsonDocument.Parse(lines[1]).RootElement;
        Assert.Equal((2, 1, 3, "outcome"), (second.GetProperty("sequence").GetInt64(), second.GetProperty("intent")
            .GetInt64(), second.GetProperty("rows").GetInt64(), second.GetProperty("kind").GetString()));
        Assert.Equal(64, second.GetProperty("mac").GetString()!.Length);
    }

    [Fact]
    public async Task Cells_of_csv_are_quoted_and_no_formula()
    {
        await using var audit = await AuditFixture.CreateAsync();
        await audit.Log().WriteAsync(new AuditEntry(AuditKind.Refusal, "a \"b\", c") { Agent = "=cmd()", Reason = "x\ny" }, Cancel);
        var text = string.Join("\n", await Export(audit, AuditExport.WriteCsvAsync));

        Assert.StartsWith("time,chain,sequence,kind,agent,", text);
        Assert.Contains(",refusal,'=cmd(),", text);
        Assert.Contains("\"x\ny\"", text);
        Assert.EndsWith("\"a \"\"b\"\", c\"\r", text);
    }

    [Fact]
    public async Task Ocsf_records_are_api_activity()
    {
        await using var audit = await AuditFixture.CreateAsync();
        await audit.Log().WriteAsync(new AuditEntry(AuditKind.Refusal, "s") { Agent = "a", Tool = "delete", Decision = "denied" }, Cancel);
        var record = JsonDocument.Parse(Assert.Single(await Export(audit, AuditExport.WriteOcsfAsync))).RootElement;

        Assert.Equal((6003, 4, 600304L, 2), (
            record.GetProperty("class_uid").GetInt32(), record.GetProperty("activity_id")
                .GetInt32(), record.GetProperty("type_uid").GetInt64(), record.GetProperty("status_id").GetInt32()));
        Assert.Equal("a", record.GetProperty("actor").GetProperty("user").GetProperty("name").GetString());
        Assert.Equal("delete", record.GetProperty("api").GetProperty("operation").GetString());
    }

    private static async Task<string[]> Export(
        AuditFixture audit, Func<IAsyncEnumerable<Audit.Stores.StoredRecord>, Stream, CancellationToken, Task> export)
    {
        using var output = new MemoryStream();
        await export(audit.Store.ReadAsync(new AuditFilter(), Cancel), output, Cancel);
        return Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
