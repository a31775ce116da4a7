using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>The local org's faults, over real HTTP: what is retried, what is unknown, and what is in the org afterwards.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Theory]
    [InlineData(FaultKind.RowLocked)]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.BadGateway)]
    [InlineData(FaultKind.Unavailable)]
    [InlineData(FaultKind.CutOff)]
    [InlineData(FaultKind.NoAnswer)]
    public async Task A_read_succeeds_in_the_end(FaultKind kind)
    {
        await _org.Client.Account.CreateManyAsync(Enumerable.Range(0, 30).Select(i => new Account { Name = $"A{i:D2}" }), Cancel);
        _org.Local.Inject(new Fault { Kind = kind, Times = 3, Method = "GET" });

        var names = await _org.Client.Account.OrderBy(a => a.Name).Select(a => a.Name).ToListAsync(Cancel);

        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"A{i:D2}"), names);
    }

    [Theory]
    [InlineData(FaultKind.ServerError, typeof(SalesforceServerErrorException))]
    [InlineData(FaultKind.BadGateway, typeof(NoRouteException))]
    [InlineData(FaultKind.Unavailable, typeof(SalesforceUnavailableException))]
    [InlineData(FaultKind.NoAnswer, typeof(NoResponseException))]
    [InlineData(FaultKind.CutOff, typeof(NoResponseException))]
    [InlineData(FaultKind.DailyLimitExceeded, typeof(RequestLimitException))]
    [InlineData(FaultKind.ConcurrentLimitExceeded, typeof(RequestLimitException))]
    [InlineData(FaultKind.SessionExpired, typeof(SalesforceNotAuthenticatedException))]
    [InlineData(FaultKind.RowLocked, typeof(SalesforceInvalidRequestException))]
    public async Task What_does_not_pass_is_thrown_by_its_type(FaultKind kind, Type type)
    {
        var id = await _org.Client.Account.CreateAsync(new Account { Name = "A" }, Cancel);
        _org.Local.Inject(new Fault { Kind = kind, Times = 10 });

        var problem = await Assert.ThrowsAnyAsync<SalesforceApiException>(() => _org.Client.Account.GetAsync(id, Cancel));

        Assert.Equal(type, problem.GetType());
        if (problem is RequestLimitException limit)
            Assert.Equal(kind == FaultKind.DailyLimitExceeded ? RequestLimit.DailyTotal : RequestLimit.LongRequests, limit.Limit);
    }

    [Theory]
    [InlineData(FaultKind.NoAnswer)]
    [InlineData(FaultKind.CutOff)]
    public async Task A_create_whose_answer_does_not_arrive_is_unknown_and_there_once(FaultKind kind)
    {
        _org.Local.Inject(new Fault { Kind = kind, Method = "POST" });

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => _org.Client.Account.CreateAsync(new Account { Name = "A" }, Cancel));

        Assert.Equal(1, await _org.Client.Account.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_create_that_the_caller_lets_repeat_may_be_there_twice()
    {
        _org.Local.Inject(new Fault { Kind = FaultKind.NoAnswer, Method = "POST" });

        await _org.Client.WithRetryWrites().Account.CreateAsync(new Account { Name = "A" }, Cancel);

        Assert.Equal(2, await _org.Client.Account.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_create_that_finds_a_locked_row_is_there_once()
    {
        _org.Local.Inject(new Fault { Kind = FaultKind.RowLocked, Times = 3, Method = "POST" });

        await _org.Client.Account.CreateAsync(new Account { Name = "A" }, Cancel);

        Assert.Equal(1, await _org.Client.Account.CountAsync(Cancel));
    }

    [Theory]
    [InlineData(FaultKind.NoAnswer)]
    [InlineData(FaultKind.CutOff)]
    [InlineData(FaultKind.Unavailable)]
    public async Task An_upsert_by_a_key_is_made_again_and_there_once(FaultKind kind)
    {
        _org.Local.Inject(new Fault { Kind = kind, Times = 3, Method = "PATCH" });

        await _org.Client.Account.UpsertAsync(a => a.ErpId__c, "K-1", Account.Empty with { Name = "A" }, Cancel);

        Assert.Equal("A", (await _org.Client.Account.SingleAsync(Cancel)).Name);
    }

    [Theory]
    [InlineData(FaultKind.CutOff)]
    [InlineData(FaultKind.NoAnswer)]
    [InlineData(FaultKind.Unavailable)]
    public async Task Each_page_may_fail_and_no_row_is_lost_or_comes_twice(FaultKind kind)
    {
        const int rows = 5_000;
        await _org.Client.Account.CreateManyAsync(Enumerable.Range(0, rows).Select(i => new Account { Name = $"Account {i:D5}" }), Cancel);
        _org.Local.Inject(new Fault { Kind = kind, Times = 2, Path = "/query?q=" });
        _org.Local.Inject(new Fault { Kind = kind, Times = 2, Path = "/query/" });
        var seen = new List<string>();

        await foreach (var account in _org.Client.Account.OrderBy(a => a.Name).Select(a => new { a.Id, a.Name }))
        {
            if (seen.Count == 2_500)
                _org.Local.Inject(new Fault { Kind = kind, Path = "/query/" });
            seen.Add(account.Name!);
        }

        Assert.Equal(Enumerable.Range(0, rows).Select(i => $"Account {i:D5}"), seen);
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_given_up()
    {
        await using var org = new SalesforceClient(new SalesforceOptions
        {
            Instance = _org.Local.Url,
            Auth = new ExternalTokenFlow(_org.Local.Token),
            Retry = new RetryOptions { MaxAttempts = 2, Delay = TimeSpan.Zero, Timeout = TimeSpan.FromMilliseconds(100) },
        });
        _org.Local.Inject(new Fault { Kind = FaultKind.Slow, Times = 2, Delay = TimeSpan.FromMinutes(5) });

        var problem = await Assert.ThrowsAsync<NoResponseException>(() => org.Account.ToListAsync(Cancel));

        Assert.Equal(2, problem.Attempts);
        Assert.IsType<TimeoutException>(problem.InnerException);
    }

    [Fact]
    public async Task What_the_client_takes_for_short_enough_the_org_does_too()
    {
        var (refused, taken) = (0, 0);
        for (var length = 15_400; length < 16_500; length += 25)
        {
            try
            {
                await _org.Client.Account.UpsertAsync(a => a.ErpId__c, new string('k', length), Account.Empty with { Name = "A" }, Cancel);
                taken++;
            }
            catch (RequestTooLongException e)
            {
                Assert.False(e.WasSent, $"{length}: {e.Message}");
                refused++;
            }
            catch (SalesforceInvalidRequestException)
            {
                // The key is longer than its field: the org has read it.
                taken++;
            }
        }
        Assert.True(refused > 5 && taken > 5, $"{refused} refused, {taken} taken");
    }

    [Fact]
    public async Task The_day_s_requests_are_counted_and_the_reserve_is_kept()
    {
        await using var local = await LocalOrg.StartAsync(
            o => o.Snapshots(TestPaths.InRepository("describe-snapshots")).DailyApiRequests(20), Cancel);
        await using var careful = new SalesforceClient(new SalesforceOptions
        {
            Instance = local.Url, Auth = new ExternalTokenFlow(local.Token), Limits = new LimitOptions { Reserve = 15 }
        });
        await using var careless = new SalesforceClient(
            new SalesforceOptions { Instance = local.Url, Auth = new ExternalTokenFlow(local.Token) });

        for (var i = 0; i < 5; i++)
            await careful.Account.CountAsync(Cancel);
        var kept = await Assert.ThrowsAsync<RequestLimitException>(() => careful.Account.CountAsync(Cancel));
        for (var i = 0; i < 15; i++)
            await careless.Account.CountAsync(Cancel);
        var spent = await Assert.ThrowsAsync<RequestLimitException>(() => careless.Account.CountAsync(Cancel));

        Assert.Equal((RequestLimit.Reserve, 5, 20), (kept.Limit, kept.Usage!.Used, kept.Usage.Max));
        Assert.Equal((RequestLimit.DailyTotal, 20, 0), (spent.Limit, careless.Usage!.Used, careless.Usage.Remaining));
    }
}
