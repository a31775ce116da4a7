using System.Net;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Tests.Auth;

public sealed class RenewalTests
{
    [Fact]
    public async Task A_hundred_calls_that_are_refused_the_same_token_share_one_renewal()
    {
        var signIns = 0;
        var refusals = new CountdownEvent(100);
        using var stub = new StubOrg(async (call, _) =>
        {
            if (SignedPipe.IsToken(call))
                return StubOrg.Json(SignedPipe.TokenJson("T" + Interlocked.Increment(ref signIns)));
            if (call.Authorization != "Bearer T1")
                return StubOrg.Json("{}");
            // All are in flight with the old token before the first of them is refused.
            refusals.Signal();
            while (!refusals.IsSet)
                await Task.Yield();
            return StubOrg.Json("[]", HttpStatusCode.Unauthorized);
        });
        using var pipe = new SignedPipe(stub, new ClientCredentialsFlow("id", "secret"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => pipe.GetAsync())));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(2, signIns);
        Assert.Equal(202, stub.Calls.Count);
    }

    [Fact]
    public async Task A_waiter_that_gives_up_takes_the_token_from_nobody()
    {
        var gate = new TaskCompletionSource();
        using var stub = new StubOrg(async (call, cancellationToken) =>
        {
            if (SignedPipe.IsToken(call))
                await gate.Task.WaitAsync(cancellationToken);
            return StubOrg.Json(SignedPipe.TokenJson("T"));
        });
        using var pipe = new SignedPipe(stub, new ClientCredentialsFlow("id", "secret"));
        using var impatient = new CancellationTokenSource();
        // The one that gives up is the one that began the renewal.
        var first = pipe.GetUntilAsync(impatient.Token);
        var others = Enumerable.Range(0, 10).Select(_ => pipe.GetUntilAsync(Cancel)).ToList();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.All(others, o => Assert.False(o.IsCompleted));
        gate.SetResult();
        Assert.All(await Task.WhenAll(others), a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Single(stub.Calls, SignedPipe.IsToken);
    }

    [Fact]
    public async Task A_401_renews_once_and_repeats_once()
    {
        var signIns = 0;
        using var stub = new StubOrg(call => SignedPipe.IsToken(call)
            ? StubOrg.Json(SignedPipe.TokenJson("T" + ++signIns))
            : StubOrg.Json("[]", HttpStatusCode.Unauthorized));
        using var pipe = new SignedPipe(stub, new ClientCredentialsFlow("id", "secret"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await pipe.GetAsync()).StatusCode);
        Assert.Equal([null, "Bearer T1", null, "Bearer T2"], stub.Calls.Select(c => c.Authorization));
    }

    [Fact]
    public async Task A_token_that_cannot_change_is_not_tried_twice()
    {
        using var stub = StubOrg.Always("[]", HttpStatusCode.Unauthorized);
        using var pipe = new SignedPipe(stub, new ExternalTokenFlow("T"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await pipe.GetAsync()).StatusCode);
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task A_renewal_that_fails_fails_all_who_wait_and_the_next_call_tries_again()
    {
        var gate = new TaskCompletionSource();
        var signIns = 0;
        using var stub = new StubOrg(async (call, _) =>
        {
            if (!SignedPipe.IsToken(call))
                return StubOrg.Json("{}");
            await gate.Task;
            return ++signIns == 1
                ? SignedPipe.Refusal("invalid_client", "invalid client credentials")
                : StubOrg.Json(SignedPipe.TokenJson("T"));
        });
        using var pipe = new SignedPipe(stub, new ClientCredentialsFlow("id", "secret"));
        var calls = Enumerable.Range(0, 20).Select(_ => pipe.GetAsync()).ToList();
        gate.SetResult();
        foreach (var call in calls)
            Assert.Equal(SignInFailure.WrongSecret, (await Assert.ThrowsAsync<SignInException>(() => call)).Failure);
        Assert.Equal(1, signIns);
        Assert.Equal(HttpStatusCode.OK, (await pipe.GetAsync()).StatusCode);
    }

    [Fact]
    public async Task The_call_itself_is_repeated_with_its_body()
    {
        var signIns = 0;
        using var stub = new StubOrg(call => SignedPipe.IsToken(call) ? StubOrg.Json(SignedPipe.TokenJson("T" + ++signIns))
            : call.Authorization == "Bearer T1" ? StubOrg.Json("[]", HttpStatusCode.Unauthorized) : StubOrg.Json("{}"));
        using var handler = new Transport.Http.BearerHandler(
            new TokenCache(new ClientCredentialsFlow("id", "secret")), stub, new Transport.Telemetry.CallLog(null));
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Post, SignedPipe.Acme + "/x") { Content = new StringContent("body") };
        using var answer = await invoker.SendAsync(request, Cancel);
        Assert.Equal(["body", "body"], stub.Calls.Where(c => c.Path == "/x").Select(c => c.Body));
    }

    [Fact]
    public async Task Closing_the_client_ends_a_renewal_that_hangs()
    {
        using var stub = new StubOrg(async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return StubOrg.Json("{}");
        });
        var pipe = new SignedPipe(stub, new ClientCredentialsFlow("id", "secret"));
        var call = pipe.GetAsync();
        pipe.Tokens.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
