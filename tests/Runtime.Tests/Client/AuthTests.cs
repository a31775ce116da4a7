using System.Net;
using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>The token: sent, renewed once, and never shown.</summary>
public class AuthTests
{
    private const string Expired = """[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]""";

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_the_call_made_once_more()
    {
        var tokens = 0;
        var stub = new StubOrg(call => call.Authorization == "Bearer T1"
            ? StubOrg.Json(Expired, HttpStatusCode.Unauthorized)
            : StubOrg.Json(Pages.Of("""{"Name":"x"}""")));
        await using var org = stub.Client(new ExternalTokenFlow(_ => new($"T{Interlocked.Increment(ref tokens)}")));
        Assert.Single(await org.Account.ToListAsync(Cancel));
        Assert.Equal(["Bearer T1", "Bearer T2"], stub.Calls.Select(c => c.Authorization));
        await org.Account.ToListAsync(Cancel);
        Assert.Equal("Bearer T2", stub.Calls[^1].Authorization);
        Assert.Equal(2, tokens);
    }

    [Fact]
    public async Task Many_calls_that_were_refused_share_one_renewal()
    {
        const int many = 50;
        var tokens = 0;
        var arrived = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stub = new StubOrg(async (call, _) =>
        {
            if (call.Authorization != "Bearer T1")
                return StubOrg.Json(Pages.Of());
            // All of them are refused the first token before any of them renews it.
            if (Interlocked.Increment(ref arrived) == many)
                all.SetResult();
            await all.Task;
            return StubOrg.Json(Expired, HttpStatusCode.Unauthorized);
        });
        await using var org = stub.Client(new ExternalTokenFlow(async cancellationToken =>
        {
            await Task.Delay(20, cancellationToken);
            return $"T{Interlocked.Increment(ref tokens)}";
        }));
        await Task.WhenAll(Enumerable.Range(0, many).Select(_ => org.Account.ToListAsync(Cancel))).WaitAsync(
            TimeSpan.FromSeconds(30), Cancel);
        Assert.Equal(2, tokens);
        Assert.Equal(many, stub.Calls.Count(c => c.Authorization == "Bearer T1"));
        Assert.Equal(many, stub.Calls.Count(c => c.Authorization == "Bearer T2"));
    }

    [Fact]
    public async Task A_renewal_that_gives_the_same_token_is_the_end()
    {
        var stub = StubOrg.Always(Expired, HttpStatusCode.Unauthorized);
        await using var org = stub.Client(new ExternalTokenFlow("SECRET-TOKEN"));
        var problem = await Assert.ThrowsAsync<SalesforceNotAuthenticatedException>(() => org.Account.ToListAsync(Cancel));
        Assert.Equal("INVALID_SESSION_ID", problem.ErrorCode);
        Assert.Single(stub.Calls);
        Assert.DoesNotContain("SECRET-TOKEN", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renewed_token_that_is_refused_too_is_the_end()
    {
        var tokens = 0;
        var stub = StubOrg.Always(Expired, HttpStatusCode.Unauthorized);
        await using var org = stub.Client(new ExternalTokenFlow(_ => new($"T{++tokens}")));
        await Assert.ThrowsAsync<SalesforceNotAuthenticatedException>(() => org.Account.ToListAsync(Cancel));
        Assert.Equal(2, stub.Calls.Count);
    }

    [Fact]
    public async Task A_write_that_was_refused_goes_out_again_with_its_body()
    {
        var tokens = 0;
        var stub = new StubOrg(call => call.Authorization == "Bearer T1"
            ? StubOrg.Json(Expired, HttpStatusCode.Unauthorized)
            : StubOrg.Json("""{"id":"001000000000001AAA","success":true,"errors":[]}""", HttpStatusCode.Created));
        await using var org = stub.Client(new ExternalTokenFlow(_ => new($"T{++tokens}")));
        await org.Account.CreateAsync(new Account { Name = "Acme" }, Cancel);
        Assert.Equal(["""{"Name":"Acme"}""", """{"Name":"Acme"}"""], stub.Calls.Select(c => c.Body));
    }

    [Fact]
    public async Task An_empty_token_is_told()
    {
        await using var org = StubOrg.Always("{}").Client(new ExternalTokenFlow(_ => new(" ")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => org.Account.ToListAsync(Cancel));
        Assert.Throws<ArgumentException>(() => new ExternalTokenFlow(""));
    }

    [Fact]
    public void A_token_prints_as_dots() =>
        Assert.DoesNotContain("SECRET", new ExternalTokenFlow("SECRET").ToString(), StringComparison.Ordinal);
}
