using System.Text;
using Acme.Crm;
using CsCheck;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>Pages through a client: none is lost, the next one is asked for early, and a caller can stop at any time.</summary>
public class PagingTests
{
    private const string Data = "/services/data/v67.0";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task All_pages_are_read_wherever_the_next_address_stands(bool isBefore)
    {
        var stub = StubOrg.Pages(
            ("", Move(Pages.Of([Row(1), Row(2)], Data + "/query/01g-2"), isBefore)),
            (Data + "/query/01g-2", Move(Pages.Of([Row(3)], Data + "/query/01g-3"), isBefore)),
            (Data + "/query/01g-3", Pages.Of(Row(4))));
        await using var org = stub.Client();
        Assert.Equal([1, 2, 3, 4], (await org.Account.ToListAsync(Cancel)).Select(a => a.NumberOfEmployees!.Value));
        Assert.Equal(3, stub.Calls.Count);
        Assert.StartsWith(Data + "/query?q=SELECT%20", stub.Calls[0].Path, StringComparison.Ordinal);
        Assert.All(stub.Calls, c => Assert.Equal(("GET", "Bearer TOKEN"), (c.Method, c.Authorization)));
    }

    [Fact]
    public async Task The_next_page_is_asked_for_before_this_one_is_read()
    {
        var asked = new TaskCompletionSource();
        var rest = new TaskCompletionSource();
        await using var org = new StubOrg((call, _) =>
        {
            if (call.Path.EndsWith("01g-2", StringComparison.Ordinal))
            {
                asked.SetResult();
                return Task.FromResult(StubOrg.Json(Pages.Of(Row(3))));
            }
            return Task.FromResult(
                StubOrg.Stream(new HeldStream(Encoding.UTF8.GetBytes(Pages.Of([Row(1), Row(2)], Data + "/query/01g-2")), 180, rest.Task)));
        }).Client();
        var rows = org.Account.ToListAsync(Cancel);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        Assert.False(rows.IsCompleted);
        rest.SetResult();
        Assert.Equal(3, (await rows).Count);
    }

    [Fact]
    public async Task Child_pages_at_every_depth_are_followed()
    {
        var grandchildren = Pages.Of(["""{"Subject":"c2"}"""], null);
        var stub = StubOrg.Pages(
            ("", Pages.Of($$"""{"Name":"Acme","Contacts":{{Pages.Of(["""{"LastName":"A"}"""], Data + "/query/01g-child", 3)}}}""")),
            (Data + "/query/01g-child", Pages.Of([
                $$"""{"LastName":"B","Cases":{{Pages.Of(["""{"Subject":"c1"}"""], Data + "/query/01g-grandchild", 2)}}}"""
            ], Data + "/query/01g-child-2")),
            (Data + "/query/01g-child-2", Pages.Of("""{"LastName":"C"}""")),
            (Data + "/query/01g-grandchild", grandchildren));
        await using var org = stub.Client();
        var account = Assert.Single(await org.Account.ToListAsync(Cancel));
        Assert.Equal(["A", "B", "C"], account.Contacts.Select(c => c.LastName));
        Assert.True(account.Contacts.IsComplete);
        Assert.Equal(["c1", "c2"], account.Contacts[1].Cases.Select(c => c.Subject));
        Assert.Equal(4, stub.Calls.Count);
    }

    [Fact]
    public async Task A_page_that_comes_byte_by_byte_or_in_any_pieces_gives_the_same_rows()
    {
        var first = Encoding.UTF8.GetBytes(Pages.Of([.. Enumerable.Range(0, 20).Select(Row)], Data + "/query/01g-2"));
        var second = Encoding.UTF8.GetBytes(Pages.Of([.. Enumerable.Range(20, 5).Select(Row)], null));
        await Gen.Int[1, 400].Array[1, 20].SampleAsync(
            async pieces =>
            {
                await using var org = new StubOrg(call => StubOrg.Stream(
                    new TrickleStream(call.Path.EndsWith("01g-2", StringComparison.Ordinal) ? second : first, pieces))).Client();
                Assert.Equal(Enumerable.Range(0, 25), (await org.Account.ToListAsync(Cancel)).Select(a => a.NumberOfEmployees!.Value));
            },
            iter: 40);
    }

    [Fact]
    public async Task A_caller_stops_between_rows()
    {
        await using var org = StubOrg.Always(Pages.Of(Enumerable.Range(0, 100).Select(Row))).Client();
        using var stop = new CancellationTokenSource();
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in org.Account.WithCancellation(stop.Token))
            {
                if (++seen == 5)
                    await stop.CancelAsync();
            }
        });
        Assert.Equal(5, seen);
    }

    [Fact]
    public async Task A_caller_stops_a_call_in_flight()
    {
        await using var org = new StubOrg(async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return StubOrg.Json("{}");
        }).Client();
        using var stop = new CancellationTokenSource(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => org.Account.ToListAsync(stop.Token).WaitAsync(TimeSpan.FromSeconds(20), Cancel));
    }

    [Fact]
    public async Task Leaving_the_loop_does_not_wait_for_the_page_that_was_asked_for_early()
    {
        await using var org = new StubOrg(async (call, cancellationToken) =>
        {
            if (call.Path.EndsWith("01g-2", StringComparison.Ordinal))
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return StubOrg.Json(Pages.Of([Row(1), Row(2)], Data + "/query/01g-2"));
        }).Client();

        async Task<int> FirstAsync()
        {
            await foreach (var row in org.Account)
                return row.NumberOfEmployees!.Value;
            return 0;
        }

        Assert.Equal(1, await FirstAsync().WaitAsync(TimeSpan.FromSeconds(20), Cancel));
    }

    [Theory]
    [InlineData("https://evil.example/services/data/v67.0/query/01g")]
    [InlineData("//evil.example/services/data/v67.0/query/01g")]
    [InlineData("/\\\\evil.example/query/01g")]
    [InlineData("\\\\\\\\evil.example/query/01g")]
    [InlineData("http://acme.my.salesforce.com/services/data/v67.0/query/01g")]
    [InlineData("query/01g")]
    public async Task The_token_never_goes_where_an_answer_points(string next)
    {
        var stub = new StubOrg(
            call => StubOrg.Json(call.Path.Contains("?q=", StringComparison.Ordinal) ? Pages.Of([Row(1)], next) : Pages.Of(Row(2))));
        await using var org = stub.Client();
        var problem = await Record.ExceptionAsync(() => org.Account.ToListAsync(Cancel));
        Assert.All(stub.Calls, c => Assert.Contains("Host: acme.my.salesforce.com", c.Headers));
        // What .NET takes for a path of the same host is followed there; all else is reported, and asked nowhere.
        Assert.True(problem is SalesforceFormatException
            ? stub.Calls.Count == 1
            : problem is null && next.StartsWith("/\\", StringComparison.Ordinal), $"{problem}");
    }

    [Fact]
    public async Task A_page_that_names_itself_as_the_next_one_is_told()
    {
        await using var org = StubOrg.Always(Pages.Of([Row(1)], Data + "/query/01g-2")).Client();
        await Assert.ThrowsAsync<SalesforceFormatException>(() => org.Account.ToListAsync(Cancel));
        var child = Pages.Of(["""{"LastName":"A"}"""], Data + "/query/01g-child", 9);
        await using var children = new StubOrg(call =>
            StubOrg.Json(call.Path.EndsWith("child", StringComparison.Ordinal) ? child : Pages.Of($"{{\"Contacts\":{child}}}"))).Client();
        await Assert.ThrowsAsync<SalesforceFormatException>(() => children.Account.ToListAsync(Cancel));
    }

    [Fact]
    public async Task An_error_on_a_later_page_is_thrown_and_not_an_end()
    {
        await using var org = new StubOrg(call => call.Path.Contains("?q=", StringComparison.Ordinal)
            ? StubOrg.Json(Pages.Of([Row(1)], Data + "/query/01g-2"))
            : StubOrg.Json("""[{"errorCode":"INVALID_QUERY_LOCATOR","message":"gone"}]""", System.Net.HttpStatusCode.BadRequest)).Client();
        var seen = 0;
        var problem = await Assert.ThrowsAsync<SalesforceInvalidRequestException>(async () =>
        {
            await foreach (var row in org.Account.WithCancellation(Cancel))
                seen++;
        });
        Assert.Equal(("INVALID_QUERY_LOCATOR", 1), (problem.ErrorCode, seen));
    }

    [Fact]
    public async Task A_count_reads_the_total()
    {
        var stub = StubOrg.Always("""{"totalSize":42,"done":true,"records":[]}""");
        await using var org = stub.Client();
        Assert.Equal(42, await org.Account.Where(a => a.Name == "x").OrderBy(a => a.Name).CountAsync(Cancel));
        Assert.Equal("SELECT COUNT() FROM Account WHERE Name = 'x'", Statements.Valid(stub.Calls[0].Soql));
        Assert.True(await org.Account.AnyAsync(Cancel));
    }

    [Fact]
    public async Task Single_and_First_ask_for_no_more_than_they_need()
    {
        var stub = StubOrg.Always(Pages.Of(Row(1), Row(2)));
        await using var org = stub.Client();
        await Assert.ThrowsAsync<InvalidOperationException>(() => org.Account.SingleAsync(Cancel));
        Assert.Equal(1, (await org.Account.FirstAsync(Cancel)).NumberOfEmployees);
        Assert.EndsWith(" LIMIT 2", stub.Calls[0].Soql, StringComparison.Ordinal);
        Assert.EndsWith(" LIMIT 1", stub.Calls[1].Soql, StringComparison.Ordinal);
        await using var empty = StubOrg.Always(Pages.Of()).Client();
        Assert.Null(await empty.Account.FirstOrDefaultAsync(Cancel));
        Assert.Null(await empty.Account.SingleOrDefaultAsync(Cancel));
        await Assert.ThrowsAsync<InvalidOperationException>(() => empty.Account.FirstAsync(Cancel));
    }

    private static string Row(int n) => $$"""{"attributes":{"type":"Account"},"Name":"A{{n}}","NumberOfEmployees":{{n}}}""";

    // The address of the next page, moved behind the records.
    private static string Move(string page, bool isBefore)
    {
        if (isBefore)
            return page;
        var (from, to) =
            (page.IndexOf(",\"nextRecordsUrl\"", StringComparison.Ordinal), page.IndexOf(",\"records\"", StringComparison.Ordinal));
        return page[..from] + page[to..^1] + page[from..to] + "}";
    }

    // Gives a part, and the rest when it is let.
    private sealed class HeldStream(byte[] bytes, int first, Task rest) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position >= first)
                await rest;
            return Read(Position < first ? buffer.Span[..Math.Min(buffer.Length, first)] : buffer.Span);
        }
    }
}
