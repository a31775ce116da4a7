using System.Net;
using System.Text;
using Acme.Crm;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>A page that breaks off anywhere: no row is lost, none comes twice, and what cannot go on says so.</summary>
public class PageBreakTests
{
    private const string Data = "/services/data/v67.0";
    private static readonly byte[] First = Encoding.UTF8.GetBytes(Pages.Of([Row(1), Row(2), Row(3)], Data + "/query/01g-2"));
    private static readonly byte[] Second = Encoding.UTF8.GetBytes(Pages.Of([Row(4), Row(5), Row(6)], null, 6));

    public static TheoryData<bool, Break> Cases => new(
        from isFirst in (bool[])[true, false]
        from how in (Break[])[Break.Reset, Break.End]
        select (isFirst, how));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Wherever_a_page_breaks_off_its_rows_come_once_and_in_order(bool isFirst, Break how)
    {
        for (var at = 0; at < (isFirst ? First : Second).Length; at++)
        {
            var stub = Breaking(isFirst, at, how);
            await using var org = stub.PatientClient();
            Assert.Equal(Enumerable.Range(1, 6), await StreamAsync(org));

            var collected = Breaking(isFirst, at, how);
            await using var other = collected.PatientClient();
            Assert.Equal(Enumerable.Range(1, 6), (await other.Account.ToListAsync(Cancel)).Select(a => a.NumberOfEmployees!.Value));
            Assert.InRange(collected.Calls.Count, 3, 4);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_without_an_id_go_on_where_a_locator_stands_behind_them(bool isFirst)
    {
        var page = Encoding.UTF8.GetString(isFirst ? First : Second);
        var at = page.IndexOf(Row(isFirst ? 3 : 6), StringComparison.Ordinal) + 20;
        string Bare(string text) => System.Text.RegularExpressions.Regex.Replace(text, "\"Id\":\"[^\"]*\",", "");
        var calls = 0;
        var stub = new StubOrg(call =>
        {
            var isThis = call.Path.EndsWith("01g-2", StringComparison.Ordinal) != isFirst;
            var bytes = Encoding.UTF8.GetBytes(
                Bare(Encoding.UTF8.GetString(call.Path.EndsWith("01g-2", StringComparison.Ordinal) ? Second : First)));
            return StubOrg.Stream(new BreakingStream(bytes, isThis && calls++ == 0 ? Bare(page[..at]).Length : bytes.Length, Break.Reset));
        });
        await using var org = stub.PatientClient();

        if (isFirst)
        {
            var problem = await Assert.ThrowsAsync<NoResponseException>(() => StreamAsync(org));
            Assert.Contains("the first page of the query broke off after 2 rows", problem.Message, StringComparison.Ordinal);
            Assert.Equal(1, problem.Attempts);
            calls = 0;
            Assert.Equal(6, (await org.Account.ToListAsync(Cancel)).Count);
        }
        else
            Assert.Equal(Enumerable.Range(1, 6), await StreamAsync(org));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_that_has_other_rows_when_it_is_asked_for_again_is_told(bool isFirst)
    {
        var calls = 0;
        var stub = new StubOrg(call =>
        {
            var isSecond = call.Path.EndsWith("01g-2", StringComparison.Ordinal);
            if (isSecond == isFirst)
                return StubOrg.Stream(new MemoryStream(isSecond ? Second : First));
            var text = Encoding.UTF8.GetString(isSecond ? Second : First);
            var first = isFirst ? 1 : 4;
            if (calls++ == 0)
                return StubOrg.Stream(new BreakingStream(
                    Encoding.UTF8.GetBytes(text), text.IndexOf(Row(first + 2), StringComparison.Ordinal) + 9, Break.Reset));
            return StubOrg.Json(text.Replace(Row(first), Row(9), StringComparison.Ordinal));
        });
        await using var org = stub.PatientClient();
        var problem = await Assert.ThrowsAsync<NoResponseException>(() => StreamAsync(org));
        Assert.Contains("it had other rows in their place", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_page_that_came_again_has_its_next_page_elsewhere()
    {
        var calls = 0;
        var stub = new StubOrg(call =>
        {
            if (call.Path.EndsWith("01g-2", StringComparison.Ordinal))
                return StubOrg.Stream(new MemoryStream(Encoding.UTF8.GetBytes(Pages.Of(Row(99)))));
            if (call.Path.EndsWith("01h-2", StringComparison.Ordinal))
                return StubOrg.Stream(new MemoryStream(Second));
            return calls++ == 0
                ? StubOrg.Stream(new BreakingStream(First, First.Length - 30, Break.Reset))
                : StubOrg.Json(Encoding.UTF8.GetString(First).Replace("01g-2", "01h-2", StringComparison.Ordinal));
        });
        await using var org = stub.PatientClient();
        Assert.Equal(Enumerable.Range(1, 6), await StreamAsync(org));
        calls = 0;
        Assert.Equal(Enumerable.Range(1, 6), (await org.Account.ToListAsync(Cancel)).Select(a => a.NumberOfEmployees!.Value));
    }

    [Fact]
    public async Task A_page_that_breaks_off_each_time_is_told_after_all_tries()
    {
        var stub = new StubOrg(call => call.Path.EndsWith("01g-2", StringComparison.Ordinal)
            ? StubOrg.Stream(new BreakingStream(Second, 70, Break.Reset))
            : StubOrg.Stream(new MemoryStream(First)));
        await using var org = stub.PatientClient();
        var problem = await Assert.ThrowsAsync<NoResponseException>(() => StreamAsync(org));
        Assert.Equal(4, problem.Attempts);
        Assert.Equal(4, stub.Calls.Count(c => c.Path.EndsWith("01g-2", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_page_whose_opening_fails_is_asked_for_again_while_this_one_is_read()
    {
        var failures = 2;
        var stub = new StubOrg(call => call.Path.EndsWith("01g-2", StringComparison.Ordinal)
            ? failures-- > 0 ? StubOrg.Json("[]", HttpStatusCode.ServiceUnavailable) : StubOrg.Stream(new MemoryStream(Second))
            : StubOrg.Stream(new MemoryStream(First)));
        await using var org = stub.PatientClient();
        Assert.Equal(Enumerable.Range(1, 6), await StreamAsync(org));
        Assert.Equal(4, stub.Calls.Count);
    }

    [Fact]
    public async Task Tries_do_not_multiply_when_a_page_breaks_off_and_then_cannot_be_opened()
    {
        var opened = 0;
        var stub = new StubOrg(call => !call.Path.EndsWith("01g-2", StringComparison.Ordinal) ? StubOrg.Stream(new MemoryStream(First))
            : opened++ == 0
            ? StubOrg.Stream(new BreakingStream(Second, 70, Break.Reset))
            : StubOrg.Json("[]", HttpStatusCode.ServiceUnavailable));
        await using var org = stub.PatientClient();
        await Assert.ThrowsAsync<SalesforceUnavailableException>(() => StreamAsync(org));
        Assert.Equal(5, opened);
    }

    [Theory]
    [InlineData(Break.Reset)]
    [InlineData(Break.End)]
    public async Task Child_pages_that_break_off_anywhere_are_whole_in_the_end(Break how)
    {
        var child = Encoding.UTF8.GetBytes(Pages.Of("""{"LastName":"B"}""", """{"LastName":"C"}"""));
        var parent = Pages.Of(
            $$"""{"Id":"001000000000001AAA","NumberOfEmployees":1,"Contacts":{{Pages.Of(["""{"LastName":"A"}"""], Data + "/query/01g-child", 3)}}}""");
        for (var at = 0; at < child.Length; at++)
        {
            var calls = 0;
            await using var org = new StubOrg(call => call.Path.EndsWith("child", StringComparison.Ordinal)
                ? StubOrg.Stream(new BreakingStream(child, calls++ == 0 ? at : child.Length, how))
                : StubOrg.Json(parent)).PatientClient();
            Assert.Equal(["A", "B", "C"], Assert.Single(await org.Account.ToListAsync(Cancel)).Contacts.Select(c => c.LastName));
        }
    }

    [Theory]
    [InlineData(Break.Reset)]
    [InlineData(Break.End)]
    public async Task Rows_by_name_come_whole(Break how)
    {
        for (var at = 0; at < Second.Length; at += 7)
        {
            var calls = 0;
            await using var org = new StubOrg(
                call => !call.Path.EndsWith("01g-2", StringComparison.Ordinal) ? StubOrg.Stream(new MemoryStream(First))
                    : StubOrg.Stream(new BreakingStream(Second, calls++ == 0 ? at : Second.Length, how))).PatientClient();
            if (how == Break.Reset)
                Assert.Equal(6, (await org.QueryAsync($"SELECT Id FROM Account", Cancel)).Count);
            else
                await Assert.ThrowsAsync<SalesforceFormatException>(() => org.QueryAsync($"SELECT Id FROM Account", Cancel));
        }
    }

    [Fact]
    public async Task Garbage_in_a_page_is_told_and_no_row_is_made_of_it()
    {
        for (var at = 0; at < First.Length; at++)
        {
            await using var org = new StubOrg(_ => StubOrg.Stream(new BreakingStream(First, at, Break.Garbage))).PatientClient();
            var seen = new List<int>();
            await Assert.ThrowsAsync<SalesforceFormatException>(async () =>
            {
                await foreach (var row in org.Account.WithCancellation(Cancel))
                    seen.Add(row.NumberOfEmployees!.Value);
            });
            Assert.Equal(Enumerable.Range(1, seen.Count), seen);
        }
    }

    [Fact]
    public async Task A_page_that_says_nothing_more_is_given_up_in_time_and_goes_on()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var calls = 0;
        var silent = new BreakingStream(Second, 150, Break.Silence);
        await using var org = new StubOrg(call => call.Path.EndsWith("01g-2", StringComparison.Ordinal)
            ? StubOrg.Stream(calls++ == 0 ? silent : new MemoryStream(Second))
            : StubOrg.Stream(new MemoryStream(First))).PatientClient(
                new RetryOptions { Timeout = TimeSpan.FromSeconds(30), Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero }, clock);
        var rows = StreamAsync(org);
        await silent.Silent.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(rows.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(Enumerable.Range(1, 6), await rows.WaitAsync(TimeSpan.FromSeconds(20), Cancel));
    }

    [Fact]
    public async Task A_result_that_says_there_is_more_and_not_where_is_told()
    {
        const string more = """{"totalSize":9,"done":false,"records":[{"NumberOfEmployees":1}]}""";
        await using var org = StubOrg.Always(more).Client();
        var problem = await Assert.ThrowsAsync<SalesforceFormatException>(() => org.Account.ToListAsync(Cancel));
        Assert.Contains("nextRecordsUrl is missing", problem.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SalesforceFormatException>(() => org.QueryAsync($"SELECT Id FROM Account", Cancel));
        await using var children = StubOrg.Always(Pages.Of($$"""{"Contacts":{{more}}}""")).Client();
        await Assert.ThrowsAsync<SalesforceFormatException>(() => children.Account.ToListAsync(Cancel));
    }

    private static StubOrg Breaking(bool isFirst, int at, Break how)
    {
        var calls = 0;
        return new StubOrg(call =>
        {
            var isSecond = call.Path.EndsWith("01g-2", StringComparison.Ordinal);
            var page = isSecond ? Second : First;
            return StubOrg.Stream(new BreakingStream(page, isSecond != isFirst && calls++ == 0 ? at : page.Length, how));
        });
    }

    private static async Task<List<int>> StreamAsync(SalesforceClient org)
    {
        var seen = new List<int>();
        await foreach (var row in org.Account.WithCancellation(Cancel))
            seen.Add(row.NumberOfEmployees!.Value);
        return seen;
    }

    private static string Row(int n) =>
        $$"""{"attributes":{"type":"Account"},"Id":"001{{n:D12}}AAA","Name":"A{{n}}","NumberOfEmployees":{{n}}}""";
}
