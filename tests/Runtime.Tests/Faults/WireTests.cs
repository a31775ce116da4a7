using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>
/// A real connection that ends at any byte of an answer, or brings a byte that is wrong: nothing hangs, no row is lost or comes twice, no
/// write is made twice, the exception is the right one, and no message holds a secret.
/// </summary>
public sealed class WireTests
{
    private const string Data = "/services/data/v67.0";
    private const string Saved = """{"id":"001000000000001AAA","success":true,"errors":[]}""";
    private static readonly string First = Pages.Of([Row(1), Row(2)], Data + "/query/01g-2", 4);
    private static readonly string Second = Pages.Of([Row(3), Row(4)], null, 4);

    public static TheoryData<string, string> Cuts => new(
        from page in (string[])["first", "second"]
        from framing in Enum.GetNames<ServerReply.Framing>()
        select (page, framing));

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task Rows_come_once_wherever_the_connection_ends(string page, string framing)
    {
        var whole = ServerReply.Whole(page == "first" ? First : Second, Enum.Parse<ServerReply.Framing>(framing));
        // A body that ends with the connection is whole at its end alone.
        for (var at = 0; at < whole.Bytes.Length; at += 3)
        {
            foreach (var resets in (bool[])[true, false])
            {
                var left = 1;
                await using var server = Server(page, () => left-- > 0 ? whole.Cut(at, resets) : whole);
                await using var org = Client(server.Url);
                Assert.Equal([1, 2, 3, 4], await StreamAsync(org));
                Assert.InRange(server.Requests.Count, 2, 4);
            }
        }
    }

    [Theory]
    [InlineData("Length")]
    [InlineData("Chunks")]
    [InlineData("Close")]
    public async Task A_compressed_page_that_is_not_whole_is_asked_for_again(string framing)
    {
        var kind = Enum.Parse<ServerReply.Framing>(framing);
        var length = ServerReply.Gzip(Second, null, ServerReply.Framing.Close).Bytes.Length;
        for (var cut = 0; cut < length; cut += 5)
        {
            var left = 1;
            await using var server = Server("second", () => ServerReply.Gzip(Second, left-- > 0 ? cut : null, kind));
            await using var org = Client(server.Url);
            Assert.Equal([1, 2, 3, 4], await StreamAsync(org));
        }
    }

    [Theory]
    [InlineData("first", 0xFF)]
    [InlineData("second", 0xFF)]
    [InlineData("first", (int)'"')]
    [InlineData("second", 0)]
    public async Task A_wrong_byte_makes_no_wrong_number_of_rows(string page, int with)
    {
        var whole = ServerReply.Whole(page == "first" ? First : Second);
        for (var at = 0; at < whole.Bytes.Length; at += 2)
        {
            await using var server = Server(page, () => whole.Spoilt(at, (byte)with));
            await using var org = Client(server.Url);
            var seen = 0;
            var problem = await Record.ExceptionAsync(async () =>
            {
                await foreach (var row in org.Account.WithCancellation(Cancel))
                    seen++;
            }).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Cancel);
            Assert.True(problem is null
                ? seen == 4
                : problem is SalesforceApiException or SalesforceFormatException, $"byte {at}: {seen} rows, {problem}");
            AssertNoSecret(problem);
        }
    }

    [Fact]
    public async Task A_write_is_made_once_and_its_outcome_unknown_wherever_the_connection_ends()
    {
        var whole = ServerReply.Whole(Saved, status: 201);
        for (var at = 0; at < whole.Bytes.Length; at++)
        {
            await using var server = new FaultyServer(_ => whole.Cut(at, resets: at % 2 == 0));
            await using var org = Client(server.Url);
            var problem = await Assert.ThrowsAsync<OutcomeUnknownException>(
                () => org.Account.CreateAsync(new Account { Name = "PRIVATE" }, Cancel).WaitAsync(TimeSpan.FromSeconds(20), Cancel));
            Assert.Equal([$"POST {Data}/sobjects/Account"], server.Requests);
            Assert.IsType<NoResponseException>(problem.InnerException);
            AssertNoSecret(problem);
        }
    }

    [Fact]
    public async Task An_upsert_is_made_again_wherever_the_connection_ends()
    {
        var whole = ServerReply.Whole(Saved);
        for (var at = 0; at < whole.Bytes.Length; at += 3)
        {
            var left = 2;
            await using var server = new FaultyServer(_ => left-- > 0 ? whole.Cut(at, resets: false) : whole);
            await using var org = Client(server.Url);
            await org.Account.UpsertAsync(a => a.ErpId__c, "K", Account.Empty with { Name = "x" }, Cancel).WaitAsync(
                TimeSpan.FromSeconds(20), Cancel);
            Assert.Equal(3, server.Requests.Count);
        }
    }

    [Fact]
    public async Task An_error_whose_body_does_not_arrive_is_still_that_error()
    {
        var whole = ServerReply.Whole("""[{"errorCode":"NOT_FOUND","message":"no"}]""", status: 404);
        var body = whole.Bytes.Length - 42;
        for (var at = body; at < whole.Bytes.Length; at++)
        {
            await using var server = new FaultyServer(_ => whole.Cut(at, resets: false));
            await using var org = Client(server.Url);
            await Assert.ThrowsAsync<SalesforceNotFoundException>(
                () => org.Account.ToListAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(20), Cancel));
        }
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent()
    {
        Uri url;
        await using (var server = new FaultyServer(_ => throw new IOException()))
            url = server.Url;
        await using var org = Client(url);
        var problem = await Assert.ThrowsAsync<NoResponseException>(() => org.Account.CreateAsync(new Account { Name = "x" }, Cancel));
        Assert.Equal((false, 4), (problem.WasSent, problem.Attempts));
        var outcome = Assert.Single(await org.Account.CreateManyAsync([new Account { Name = "x" }], Cancel));
        Assert.Equal(OutcomeStatus.NotSent, outcome.Status);
    }

    private static FaultyServer Server(string page, Func<ServerReply> answer) => new(request =>
        request.EndsWith("01g-2", StringComparison.Ordinal) ? page == "second" ? answer() : ServerReply.Whole(Second)
        : request.Contains("?q=", StringComparison.Ordinal) ? page == "first" ? answer() : ServerReply.Whole(First)
        : ServerReply.Whole("""[{"errorCode":"NOT_FOUND","message":"no"}]""", status: 404));

    private static SalesforceClient Client(Uri url) => new(new SalesforceOptions
    {
        Instance = url,
        Auth = new ExternalTokenFlow("SECRET-TOKEN"),
        Retry = new RetryOptions { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
    });

    private static async Task<List<int>> StreamAsync(SalesforceClient org)
    {
        var seen = new List<int>();
        await foreach (var row in org.Account.WithCancellation(Cancel))
            seen.Add(row.NumberOfEmployees!.Value);
        return seen;
    }

    private static void AssertNoSecret(Exception? problem)
    {
        Assert.DoesNotContain("SECRET", problem?.ToString() ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", problem?.ToString() ?? "", StringComparison.Ordinal);
    }

    private static string Row(int n) =>
        $$"""{"attributes":{"type":"Account"},"Id":"001{{n:D12}}AAA","Name":"A{{n}}","NumberOfEmployees":{{n}}}""";
}
