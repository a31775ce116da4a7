using System.Net;
using Acme.Crm;
using Microsoft.Extensions.Time.Testing;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>What the org says of its requests is read, told and kept to.</summary>
public class LimitTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("api-usage=10018/100000", 10_018, 100_000, null, 0, 0)]
    [InlineData("api-usage=25/5000; per-app-api-usage=17/250(appName=sample-connected-app)", 25, 5_000, "sample-connected-app", 17, 250)]
    [InlineData(" API-Usage= 1 / 2 ;new=3/4;;x", 1, 2, null, 0, 0)]
    [InlineData("per-app-api-usage=17/250; api-usage=1/2", 1, 2, "", 17, 250)]
    public async Task The_header_is_read(string header, int used, int max, string? app, int appUsed, int appMax)
    {
        var clock = new FakeTimeProvider(Now);
        await using var org = Saying(() => header).PatientClient(clock: clock);
        Assert.Null(org.Usage);
        await org.Account.ToListAsync(Cancel);
        Assert.Equal(new ApiUsage(used, max, Now) { App = app is null ? null : new AppUsage(app, appUsed, appMax) }, org.Usage);
    }

    [Theory]
    [InlineData("")]
    [InlineData("api-usage=")]
    [InlineData("api-usage=x/y")]
    [InlineData("api-usage=99999999999/1")]
    [InlineData("nothing")]
    public async Task A_header_that_is_none_changes_nothing(string header)
    {
        await using var org = Saying(() => header).PatientClient();
        await org.Account.ToListAsync(Cancel);
        Assert.Null(org.Usage);
    }

    [Fact]
    public async Task Failures_are_read_too()
    {
        await using var org = Saying(() => "api-usage=7/10", HttpStatusCode.NotFound).PatientClient();
        await Assert.ThrowsAsync<SalesforceNotFoundException>(() => org.Account.ToListAsync(Cancel));
        Assert.Equal((7, 3, 0.7), (org.Usage!.Used, org.Usage.Remaining, org.Usage.Share));
    }

    [Fact]
    public async Task The_threshold_is_told_once_until_usage_has_fallen_below_it()
    {
        var told = new List<int>();
        var used = 0;
        var options = Saying(() => $"api-usage={used}/100").Options();
        await using var org = new SalesforceClient(
            With(options, new LimitOptions { Threshold = 0.5, OnThreshold = u => told.Add(u.Used) }));
        foreach (var step in (int[])[49, 50, 51, 90, 20, 60, 61])
        {
            used = step;
            await org.Account.ToListAsync(Cancel);
        }
        Assert.Equal([50, 60], told);
    }

    [Fact]
    public async Task What_the_callback_throws_does_not_harm_the_call()
    {
        await using var org = new SalesforceClient(With(Saying(() => "api-usage=90/100").Options(), new LimitOptions
        {
            OnThreshold = _ => throw new InvalidOperationException("mine")
        }));
        Assert.Empty(await org.Account.ToListAsync(Cancel));
    }

    [Fact]
    public async Task The_reserve_is_never_spent()
    {
        var used = 90;
        var stub = Saying(() => $"api-usage={used += 1}/100");
        await using var org = new SalesforceClient(With(stub.Options(), new LimitOptions { Reserve = 5 }));
        for (var i = 0; i < 5; i++)
            await org.Account.ToListAsync(Cancel);
        var problem = await Assert.ThrowsAsync<RequestLimitException>(() => org.Account.ToListAsync(Cancel));
        Assert.Equal((RequestLimit.Reserve, 95, 5), (problem.Limit, problem.Usage!.Used, stub.Calls.Count));
        Assert.Contains("keeps the last 5 for others", problem.Message, StringComparison.Ordinal);
        var outcome = Assert.Single(await org.Account.CreateManyAsync([new Account { Name = "x" }], Cancel));
        Assert.Equal(OutcomeStatus.NotSent, outcome.Status);
        Assert.Equal(5, stub.Calls.Count);
    }

    [Fact]
    public async Task Calls_on_their_way_count_against_the_reserve()
    {
        var go = new TaskCompletionSource();
        var asked = 0;
        var stub = new StubOrg(async (_, _) =>
        {
            if (Interlocked.Increment(ref asked) > 1)
                await go.Task;
            return Answer("api-usage=92/100");
        });
        await using var org = new SalesforceClient(With(stub.Options(), new LimitOptions { Reserve = 5 }));
        await org.Account.ToListAsync(Cancel);
        var calls = Enumerable.Range(0, 10).Select(_ => org.Account.ToListAsync(Cancel)).ToList();
        go.SetResult();
        await Task.WhenAll(calls.Select(c => c.ContinueWith(_ => { }, TaskScheduler.Default)));
        Assert.Equal((3, 7), (calls.Count(c => c.IsCompletedSuccessfully), calls.Count(
            c => c.Exception?.InnerException is RequestLimitException { Limit: RequestLimit.Reserve })));
        Assert.Equal(4, stub.Calls.Count);
    }

    [Fact]
    public async Task A_call_is_not_made_again_when_that_would_spend_the_reserve()
    {
        var stub = Saying(() => "api-usage=95/100", HttpStatusCode.ServiceUnavailable);
        await using var org = new SalesforceClient(With(stub.Options(), new LimitOptions { Reserve = 5 }));
        await Assert.ThrowsAsync<SalesforceUnavailableException>(() => org.Account.ToListAsync(Cancel));
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task A_reading_that_is_a_day_old_keeps_nobody()
    {
        var clock = new FakeTimeProvider(Now);
        var stub = Saying(() => "api-usage=95/100");
        await using var org = new SalesforceClient(With(stub.Options(clock: clock), new LimitOptions { Reserve = 5 }));
        await org.Account.ToListAsync(Cancel);
        await Assert.ThrowsAsync<RequestLimitException>(() => org.Account.ToListAsync(Cancel));
        clock.Advance(TimeSpan.FromHours(24));
        await org.Account.ToListAsync(Cancel);
        Assert.Equal(2, stub.Calls.Count);
    }

    [Fact]
    public async Task No_more_requests_run_at_once_than_the_options_say()
    {
        var (running, most) = (0, 0);
        var stub = new StubOrg(async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return StubOrg.Json("""{"id":"001000000000001AAA","success":true,"errors":[]}""", HttpStatusCode.Created);
        });
        await using var org = new SalesforceClient(With(stub.Options(), new LimitOptions { MaxConcurrentRequests = 3 }));
        await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => Task.Run(() => org.Account.CreateAsync(new Account { Name = "x" }, Cancel), Cancel)));
        Assert.InRange(most, 1, 3);
        Assert.Equal(100, stub.Calls.Count);
    }

    [Fact]
    public async Task With_one_request_at_once_pages_and_child_pages_do_not_wait_for_each_other()
    {
        const string data = "/services/data/v67.0/query/";
        var stub = StubOrg.Pages(
            ("", Pages.Of([$$"""{"Name":"A","Contacts":{{Pages.Of(["""{"LastName":"a"}"""], data + "01g-child", 2)}}}"""], data + "01g-2")),
            (data + "01g-child", Pages.Of("""{"LastName":"b"}""")),
            (data + "01g-2", Pages.Of("""{"Name":"B"}""")));
        await using var org = new SalesforceClient(With(stub.Options(), new LimitOptions { MaxConcurrentRequests = 1 }));
        var rows = await org.Account.ToListAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        Assert.Equal((2, 2), (rows.Count, rows[0].Contacts.Count));
    }

    [Fact]
    public async Task A_call_that_is_called_off_while_it_waits_gives_up_its_place()
    {
        var go = new TaskCompletionSource();
        var stub = new StubOrg(async (_, _) =>
        {
            await go.Task;
            return StubOrg.Json(Pages.Of());
        });
        await using var org = new SalesforceClient(With(stub.Options(), new LimitOptions { MaxConcurrentRequests = 1 }));
        var first = org.Account.ToListAsync(Cancel);
        using var stop = new CancellationTokenSource();
        var second = org.Account.ToListAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        go.SetResult();
        await first;
        await org.Account.ToListAsync(Cancel);
        Assert.Equal(2, stub.Calls.Count);
    }

    [Fact]
    public void Options_that_cannot_work_are_told()
    {
        var options = StubOrg.Always("").Options();
        foreach (var limits in (LimitOptions[])[
            new() { Reserve = -1 }, new() { Threshold = 0 }, new() { Threshold = 1.1 }, new() { MaxConcurrentRequests = 0 }
        ])
            Assert.StartsWith("SalesforceOptions.Limits.", Assert.Throws<ArgumentException>(
                () => new SalesforceClient(With(options, limits))).Message, StringComparison.Ordinal);
        foreach (var retry in (RetryOptions[])[new()
        {
            MaxAttempts = 0
        }, new() { Delay = TimeSpan.FromSeconds(-1) }, new() { MaxDelay = TimeSpan.Zero }, new() { Timeout = TimeSpan.Zero }])
            Assert.StartsWith("SalesforceOptions.Retry.", Assert.Throws<ArgumentException>(
                () => new SalesforceClient(StubOrg.Always("").Options(retry: retry))).Message, StringComparison.Ordinal);
    }

    private static SalesforceOptions With(SalesforceOptions options, LimitOptions limits) => new()
    {
        Instance = options.Instance,
        Auth = options.Auth,
        HttpHandler = options.HttpHandler,
        Retry = new RetryOptions { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
        TimeProvider = options.TimeProvider,
        Limits = limits,
    };

    private static StubOrg Saying(Func<string> header, HttpStatusCode status = HttpStatusCode.OK) => new(_ => Answer(header(), status));

    private static HttpResponseMessage Answer(string header, HttpStatusCode status = HttpStatusCode.OK)
    {
        var answer = StubOrg.Json(status == HttpStatusCode.OK ? Pages.Of() : "[]", status);
        answer.Headers.TryAddWithoutValidation("Sforce-Limit-Info", header);
        return answer;
    }
}
