using System.Text.Encodings.Web;
using System.Text.Json;
using Acme.Crm;
using CsCheck;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Tests;

public class TextTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Any_text_reads_as_it_was_written_with_escapes_and_without() =>
        await RecordGen.Text.SampleAsync(async text =>
        {
            foreach (var json in (string[])[JsonSerializer.Serialize(text), JsonSerializer.Serialize(text, Relaxed), EscapeAll(text)])
            {
                var account = await Pages.RowAsync<Account>($$"""{"Name":{{json}},"Industry":{{json}},"Id":"001000000000001AAA"}""");
                Assert.Equal(text, account.Name);
                Assert.Equal(text, account.Industry!.Value.Value);
            }
        }, iter: 300);

    [Fact]
    public async Task Names_of_members_read_with_escapes_and_in_any_case()
    {
        var account = await Pages.RowAsync<Account>("""{"N\u0061me":"Acme","PHONE":"1","\u0049d":"001000000000001AAA"}""");
        Assert.Equal("Acme", account.Name);
        Assert.Equal("1", account.Phone);
        Assert.Equal("001000000000001AAA", account.Id.ToString());
    }

    [Fact]
    public async Task Ids_and_dates_read_with_escapes()
    {
        var project = await Pages.RowAsync<Project__c>(
            """{"Id":"\u0061010000000000010","StartDate__c":"2026\u002d11-23"}""".Replace("0010\"", "001\"", StringComparison.Ordinal));
        Assert.Equal("a01000000000001", project.Id.ToString()[..15]);
        Assert.Equal(new DateOnly(2026, 11, 23), project.StartDate__c);
    }

    [Fact]
    public async Task A_picklist_reads_a_value_that_the_snapshot_does_not_know()
    {
        var account = await Pages.RowAsync<Account>("""{"Industry":"Space Mining"}""");
        Assert.Equal("Space Mining", account.Industry!.Value.Value);
        Assert.False(AccountIndustry.Info.IsKnown(account.Industry.Value));
    }

    [Fact]
    public async Task A_multipicklist_reads_its_values()
    {
        var project = await Pages.RowAsync<Project__c>("""{"Tags__c":"Strategic;At Risk"}""");
        Assert.Equal([Project__cTags__c.AtRisk, Project__cTags__c.Strategic], project.Tags__c!.Value.OrderBy(t => t.Value));
        Assert.Null((await Pages.RowAsync<Project__c>("""{"Tags__c":""}""")).Tags__c);
    }

    [Fact]
    public async Task A_huge_text_reads()
    {
        var text = string.Concat(Enumerable.Repeat("Grüße \\n ", 400_000));
        var account = await Pages.RowAsync<Account>($$"""{"Description":{{JsonSerializer.Serialize(text)}}}""");
        Assert.Equal(text, account.Description);
    }

    [Fact]
    public async Task Texts_that_repeat_are_one_string()
    {
        var rows = await Pages.ReadAsync(Pages.Of(Enumerable.Repeat("""{"BillingCity":"Springfield-on-Sea"}""", 50)), Account.Info);
        var cities = rows.Cast<Account>().Select(a => a.BillingCity!).ToList();
        Assert.All(cities, c => Assert.Same(cities[0], c));
    }

    [Fact]
    public async Task The_cache_of_texts_never_gives_another_text()
    {
        // More texts than it has places, alike at both ends, short and long, with hits and without: each reads as itself.
        await Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2_000]).Select(
            (end, n) => $"{end}{(n % 3 == 0 ? new string('-', 12) : "")}{n}{new string('-', 9)}{end}")
            .Array[2_000].SampleAsync(async texts =>
            {
                var rows = await Pages.ReadAsync(Pages.Of(texts.Select(t => $$"""{"Site":"{{t}}"}""")), Account.Info);
                Assert.Equal(texts, rows.Cast<Account>().Select(a => a.Site));
            }, iter: 10);
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"x\\udc00y\"")]
    public async Task Half_a_character_is_told_and_no_other_exception(string json)
    {
        var problem = await Pages.FailAsync($$"""{"Name":{{json}}}""", Account.Info);
        Assert.Equal(("Account", "Name"), (problem.SObject, problem.Field));
        problem = await Pages.FailAsync($$"""{"Tags__c":{{json}}}""", Project__c.Info);
        Assert.Equal(("Project__c", "Tags__c"), (problem.SObject, problem.Field));
        problem = await Pages.FailAsync($"{{\"BillingAddress\":{{\"street\":{json}}}}}", Account.Info);
        Assert.Equal(("Account", "BillingAddress"), (problem.SObject, problem.Field));
        problem = await Pages.FailAsync($$"""{"CreatedDate":{{json}}}""", Account.Info);
        Assert.Equal(("Account", "CreatedDate"), (problem.SObject, problem.Field));
        await Pages.FailAsync($$"""{{{json}}:1}""", Account.Info);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_told_and_no_other_exception()
    {
        byte[] page = [.. "{\"records\":[{\"Name\":\"a"u8, 0xff, 0xfe, .. "b\"}]}"u8];
        var problem = await Assert.ThrowsAsync<SalesforceFormatException>(() => Pages.ReadAsync(page, ReadPlan.Unknown(Account.Info)));
        Assert.Equal(("Account", "Name"), (problem.SObject, problem.Field));
        page = [.. "{\"records\":[{\"Na"u8, 0xff, .. "me\":\"b\"}]}"u8];
        await Assert.ThrowsAsync<SalesforceFormatException>(() => Pages.ReadAsync(page, ReadPlan.Unknown(Account.Info)));
    }

    private static string EscapeAll(string text) => $"\"{string.Concat(text.Select(c => $"\\u{(int)c:x4}"))}\"";
}
