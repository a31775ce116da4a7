using System.Net;
using Acme.Crm;
using Microsoft.Extensions.Time.Testing;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>What is retried, how often, after how long, and what never is.</summary>
public class RetryTests
{
    private const string Locked = """[{"errorCode":"UNABLE_TO_LOCK_ROW","message":"unable to obtain exclusive access to this record"}]""";
    private const string Saved = """{"id":"001000000000001AAA","success":true,"errors":[]}""";
    private static readonly Id<Account> Acme = Id<Account>.Parse("001000000000001AAA");

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_read_is_made_again_after_a_failure_that_may_pass(int status)
    {
        var stub = Failing(2, () => StubOrg.Json("<html>", (HttpStatusCode)status), () => StubOrg.Json(Pages.Of("""{"Name":"x"}""")));
        await using var org = stub.PatientClient();
        Assert.Single(await org.Account.ToListAsync(Cancel));
        Assert.Equal(3, stub.Calls.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(420)]
    [InlineData(501)]
    public async Task What_does_not_pass_by_itself_is_not_made_again(int status)
    {
        var stub = StubOrg.Always("[]", (HttpStatusCode)status);
        await using var org = stub.PatientClient();
        await Assert.ThrowsAnyAsync<SalesforceApiException>(() => org.Account.ToListAsync(Cancel));
        Assert.Single(stub.Calls);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.HttpProtocolError)]
    public async Task A_read_is_made_again_when_the_connection_fails(HttpRequestError error)
    {
        var stub = Failing(3, () => throw new HttpRequestException(error, "gone"), () => StubOrg.Json(Pages.Of()));
        await using var org = stub.PatientClient();
        Assert.Empty(await org.Account.ToListAsync(Cancel));
        Assert.Equal(4, stub.Calls.Count);
    }

    [Fact]
    public async Task The_last_failure_is_thrown_with_the_number_of_tries()
    {
        var stub = StubOrg.Always("[]", HttpStatusCode.ServiceUnavailable);
        await using var org = stub.PatientClient();
        var problem = await Assert.ThrowsAsync<SalesforceUnavailableException>(() => org.Account.ToListAsync(Cancel));
        Assert.Equal((4, 4), (stub.Calls.Count, problem.Attempts));
        Assert.EndsWith("The call was made 4 times.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_grow_and_have_a_random_part()
    {
        var waits = new List<IReadOnlyList<TimeSpan>>();
        for (var i = 0; i < 20; i++)
        {
            var clock = new PromptClock();
            await using var org = StubOrg.Always("[]", HttpStatusCode.ServiceUnavailable).PatientClient(
                new RetryOptions { MaxAttempts = 6, MaxDelay = TimeSpan.FromSeconds(10) }, clock);
            await Assert.ThrowsAsync<SalesforceUnavailableException>(() => org.Account.ToListAsync(Cancel));
            waits.Add(clock.Waits);
        }
        Assert.All(waits, w => Assert.Equal(5, w.Count));
        Assert.All(waits.SelectMany(w => w), w => Assert.InRange(w, TimeSpan.Zero, TimeSpan.FromSeconds(10)));
        Assert.True(waits.Average(w => w[3].TotalSeconds) > 2 * waits.Average(w => w[0].TotalSeconds), "Waits do not grow.");
        Assert.True(waits.Select(w => w[2]).Distinct().Count() > 10, "Waits have no random part.");
    }

    [Fact]
    public async Task An_answer_says_how_long_to_wait()
    {
        var clock = new PromptClock();
        var stub = Failing(1, () => Later("7"), () => StubOrg.Json(Pages.Of()));
        await using var org = stub.PatientClient(new RetryOptions(), clock);
        await org.Account.ToListAsync(Cancel);
        Assert.Equal([TimeSpan.FromSeconds(7)], clock.Waits);
    }

    [Fact]
    public async Task An_answer_that_asks_for_a_long_wait_is_the_callers_to_decide_upon()
    {
        var stub = new StubOrg(_ => Later("3600"));
        await using var org = stub.PatientClient(new RetryOptions());
        await Assert.ThrowsAsync<SalesforceUnavailableException>(() => org.Account.ToListAsync(Cancel));
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task Waiting_can_be_called_off()
    {
        var clock = new FakeTimeProvider();
        await using var org = StubOrg.Always("[]", HttpStatusCode.ServiceUnavailable).PatientClient(new RetryOptions(), clock);
        using var stop = new CancellationTokenSource();
        var call = org.Account.ToListAsync(stop.Token);
        Assert.False(call.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(20), Cancel));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_write_that_may_have_been_carried_out_is_not_made_again_and_said_to_be_unknown(int status)
    {
        foreach (var write in Writes)
        {
            var stub = StubOrg.Always("""[{"errorCode":"E","message":"m"}]""", (HttpStatusCode)status);
            await using var org = stub.PatientClient();
            var problem = await Assert.ThrowsAsync<OutcomeUnknownException>(() => write(org));
            Assert.Single(stub.Calls);
            Assert.Equal((status, "E"), ((int)problem.StatusCode, problem.ErrorCode));
            Assert.IsAssignableFrom<SalesforceApiException>(problem.InnerException);
            Assert.Contains("whether it was carried out is not known", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_write_whose_connection_breaks_is_unknown_and_one_without_a_connection_is_made_again()
    {
        foreach (var write in Writes)
        {
            var broken = new StubOrg(_ => throw new HttpRequestException(HttpRequestError.ResponseEnded, "gone"));
            await using var org = broken.PatientClient();
            var problem = await Assert.ThrowsAsync<OutcomeUnknownException>(() => write(org));
            Assert.Equal(typeof(NoResponseException), problem.InnerException!.GetType());
            Assert.Single(broken.Calls);

            var away = Failing(2, () => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"), Done);
            await using var reachable = away.PatientClient();
            await write(reachable);
            Assert.Equal(3, away.Calls.Count);
        }
    }

    [Fact]
    public async Task A_write_that_found_a_locked_row_is_made_again_because_nothing_was_done()
    {
        foreach (var write in Writes)
        {
            var stub = Failing(3, () => StubOrg.Json(Locked, HttpStatusCode.BadRequest), Done);
            await using var org = stub.PatientClient();
            await write(org);
            Assert.Equal(4, stub.Calls.Count);
            Assert.Single(stub.Calls.Select(c => c.Body).Distinct());
        }
    }

    [Fact]
    public async Task An_upsert_by_a_key_is_made_again()
    {
        var stub = Failing(2, () => StubOrg.Json("[]", HttpStatusCode.ServiceUnavailable), () => StubOrg.Json(Saved));
        await using var org = stub.PatientClient();
        await org.Account.UpsertAsync(a => a.ErpId__c, "K", Account.Empty with { Name = "x" }, Cancel);
        Assert.Equal(["""{"Name":"x"}""", """{"Name":"x"}""", """{"Name":"x"}"""], stub.Calls.Select(c => c.Body));
    }

    [Fact]
    public async Task An_upsert_whose_tries_are_used_up_is_unknown()
    {
        await using var org = StubOrg.Always("[]", HttpStatusCode.ServiceUnavailable).PatientClient();
        var problem = await Assert.ThrowsAsync<OutcomeUnknownException>(
            () => org.Account.UpsertAsync(a => a.ErpId__c, "K", Account.Empty with { Name = "x" }, Cancel));
        Assert.Equal(4, Assert.IsType<SalesforceUnavailableException>(problem.InnerException).Attempts);
    }

    [Fact]
    public async Task Upserts_of_many_are_made_again_and_creates_of_many_are_not()
    {
        var stub = Failing(1, () => StubOrg.Json("[]", HttpStatusCode.ServiceUnavailable), () => StubOrg.Json($"[{Saved}]"));
        await using var org = stub.PatientClient();
        Assert.True(Assert.Single(
            await org.Account.UpsertManyAsync(a => a.ErpId__c, [Account.Empty with { ErpId__c = "K", Name = "x" }], Cancel)).Succeeded);

        await using var creating = StubOrg.Always("[]", HttpStatusCode.ServiceUnavailable).PatientClient();
        var outcome = Assert.Single(await creating.Account.CreateManyAsync([new Account { Name = "x" }], Cancel));
        Assert.Equal(OutcomeStatus.Unknown, outcome.Status);
        Assert.IsType<OutcomeUnknownException>(outcome.Cause);
    }

    [Fact]
    public async Task A_caller_can_say_that_writes_may_be_made_twice()
    {
        foreach (var write in Writes)
        {
            var stub = Failing(2, () => StubOrg.Json("[]", HttpStatusCode.InternalServerError), Done);
            await using var org = stub.PatientClient();
            await write(org.WithRetryWrites());
            Assert.Equal(3, stub.Calls.Count);

            var always = Failing(2, () => StubOrg.Json("[]", HttpStatusCode.InternalServerError), Done);
            await using var willing = always.PatientClient(
                new RetryOptions { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero, RetryWrites = true });
            await write(willing);
            Assert.Equal(3, always.Calls.Count);
        }
    }

    [Fact]
    public async Task Disposing_the_client_of_repeated_writes_leaves_the_other_open()
    {
        await using var org = StubOrg.Always(Pages.Of()).PatientClient();
        await org.WithRetryWrites().DisposeAsync();
        Assert.Empty(await org.Account.ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_statement_too_long_for_an_address_is_a_read_and_is_made_again()
    {
        var stub = Failing(1, () => StubOrg.Json("[]", HttpStatusCode.ServiceUnavailable), () =>
            StubOrg.Json($$"""{"compositeResponse":[{"body":{{Pages.Of("""{"Name":"x"}""")}},"httpStatusCode":200}]}"""));
        await using var org = stub.PatientClient();
        Assert.Single(
            await org.Account.Where(a => a.Name.In(Enumerable.Range(0, 1_500).Select(i => $"name {i:0000}"))).ToListAsync(Cancel));
        Assert.Equal(["POST", "POST"], stub.Calls.Select(c => c.Method));
    }

    [Fact]
    public async Task A_call_that_is_not_answered_in_time_is_given_up_and_made_again()
    {
        var clock = new FakeTimeProvider();
        var asked = new SemaphoreSlim(0);
        var calls = 0;
        await using var org = new StubOrg(async (_, cancellationToken) =>
        {
            if (Interlocked.Increment(ref calls) > 1)
                return StubOrg.Json(Pages.Of("""{"Name":"x"}"""));
            asked.Release();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return StubOrg.Json("{}");
        }).PatientClient(new RetryOptions { Timeout = TimeSpan.FromSeconds(30), Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero }, clock);
        var rows = org.Account.ToListAsync(Cancel);
        await asked.WaitAsync(Cancel);
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(rows.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(await rows.WaitAsync(TimeSpan.FromSeconds(20), Cancel));
    }

    [Fact]
    public async Task A_write_that_is_not_answered_in_time_is_unknown()
    {
        var clock = new FakeTimeProvider();
        var asked = new SemaphoreSlim(0);
        await using var org = new StubOrg(async (_, cancellationToken) =>
        {
            asked.Release();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return StubOrg.Json("{}");
        }).PatientClient(new RetryOptions { Timeout = TimeSpan.FromSeconds(30) }, clock);
        var creating = org.Account.CreateAsync(new Account { Name = "x" }, Cancel);
        await asked.WaitAsync(Cancel);
        clock.Advance(TimeSpan.FromSeconds(30));
        var problem = await Assert.ThrowsAsync<OutcomeUnknownException>(() => creating.WaitAsync(TimeSpan.FromSeconds(20), Cancel));
        Assert.IsType<TimeoutException>(problem.InnerException!.InnerException);
    }

    [Fact]
    public async Task A_failed_sign_in_is_no_failure_of_the_call_and_nothing_is_unknown()
    {
        await using var org = new SalesforceClient(
            StubOrg.Always("""{"error":"invalid_client","error_description":"no"}""", HttpStatusCode.BadRequest).Options(
                new ClientCredentialsFlow("id", "secret")));
        await Assert.ThrowsAsync<SignInException>(() => org.Account.CreateAsync(new Account { Name = "x" }, Cancel));
    }

    private static IReadOnlyList<Func<SalesforceClient, Task>> Writes =>
    [
        org => org.Account.CreateAsync(new Account { Name = "x" }, Cancel),
        org => org.Account.UpdateAsync(Account.WithId(Acme) with { Phone = "1" }, Cancel),
        org => org.Account.DeleteAsync(Acme, Cancel),
    ];

    // Fails so often, and then succeeds.
    private static StubOrg Failing(int times, Func<HttpResponseMessage> failure, Func<HttpResponseMessage> success) =>
        Failing(times, failure, _ => success());

    private static StubOrg Failing(int times, Func<HttpResponseMessage> failure, Func<Call, HttpResponseMessage> success)
    {
        var calls = 0;
        return new StubOrg(call => Interlocked.Increment(ref calls) <= times ? failure() : success(call));
    }

    private static HttpResponseMessage Done(Call call) =>
        call.Method == "POST" ? StubOrg.Json(Saved, HttpStatusCode.Created) : new HttpResponseMessage(HttpStatusCode.NoContent);

    private static HttpResponseMessage Later(string seconds)
    {
        var answer = StubOrg.Json("[]", HttpStatusCode.ServiceUnavailable);
        answer.Headers.Add("Retry-After", seconds);
        return answer;
    }
}
