using System.Net;
using Acme.Crm;
using Microsoft.Extensions.Time.Testing;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>Sign-in is retried as calls are, and a write that needs a token which does not come was not sent.</summary>
public class SignInRetryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<int> PassingStatuses => [429, 500, 502, 503, 504];

    [Theory]
    [MemberData(nameof(PassingStatuses))]
    public async Task A_token_endpoint_that_is_away_for_a_while_is_asked_again(int status)
    {
        var asked = 0;
        await using var org = Client(call => IsToken(call)
            ? ++asked < 3 ? StubOrg.Json("<html>down</html>", (HttpStatusCode)status) : Token()
            : StubOrg.Json("""{"id":"001000000000001AAA","success":true,"errors":[]}""", HttpStatusCode.Created));

        await org.Account.CreateAsync(new Account { Name = "x" }, Cancel);

        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task A_token_endpoint_that_refuses_connections_is_asked_again()
    {
        var asked = 0;
        await using var org = Client(call => !IsToken(call)
            ? StubOrg.Json("{}")
            : ++asked < 3 ? throw new HttpRequestException(HttpRequestError.ConnectionError, "refused") : Token());
        await org.GetLimitsAsync(Cancel);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task A_refused_sign_in_is_not_repeated()
    {
        var asked = 0;
        await using var org = Client(call =>
        {
            asked++;
            return StubOrg.Json(
                """{"error":"invalid_client","error_description":"invalid client credentials"}""", HttpStatusCode.BadRequest);
        });
        await Assert.ThrowsAsync<SignInException>(() => org.GetLimitsAsync(Cancel));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Writes_without_a_token_are_not_sent()
    {
        await using var org = Client(_ => StubOrg.Json("", HttpStatusCode.ServiceUnavailable));
        var outcome = Assert.Single(await org.Account.CreateManyAsync([new Account { Name = "x" }], Cancel));
        Assert.Equal(OutcomeStatus.NotSent, outcome.Status);
        Assert.Equal(SignInFailure.Unreachable, Assert.IsType<SignInException>(outcome.Cause).Failure);
        await Assert.ThrowsAsync<SignInException>(() => org.Account.CreateAsync(new Account { Name = "x" }, Cancel));
    }

    [Fact]
    public async Task A_write_whose_token_does_not_come_in_time_was_not_sent()
    {
        var clock = new FakeTimeProvider();
        var isAsked = new TaskCompletionSource();
        var stub = new StubOrg(async (_, cancellationToken) =>
        {
            isAsked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new HttpResponseMessage();
        });
        await using var org = new SalesforceClient(stub.Options(new ClientCredentialsFlow("key", "secret")
        {
            TimeProvider = clock
        }, new RetryOptions { MaxAttempts = 1, Timeout = TimeSpan.FromSeconds(20) }, clock));
        var creating = org.Account.CreateManyAsync([new Account { Name = "x" }], Cancel);
        await isAsked.Task.WaitAsync(Cancel);
        clock.Advance(TimeSpan.FromSeconds(21));

        var outcome = Assert.Single(await creating);

        Assert.Equal(OutcomeStatus.NotSent, outcome.Status);
        Assert.IsType<SignInException>(outcome.Cause);
    }

    [Theory]
    [InlineData("""{"access_token":"S3CRET"}""", "instance_url")]
    [InlineData("""{"access_token":"S3CRET","instance_url":""}""", "instance_url")]
    [InlineData("""{"access_token":"S3CRET","instance_url":"nonsense"}""", "instance_url is not the address of an org")]
    [InlineData(
        """{"access_token":"S3CRET","instance_url":"http://acme.my.salesforce.com"}""", "(http://acme.my.salesforce.com) is not safe")]
    [InlineData("""{"access_token":"S3CRET","instance_url":"https://evil.example.com"}""", "https://evil.example.com")]
    [InlineData("""{"instance_url":"https://acme.my.salesforce.com"}""", "without an access_token")]
    [InlineData("<html>log in</html>", "a web page (HTML)")]
    [InlineData("", "an empty body")]
    public async Task A_token_answer_that_cannot_be_used_says_what_is_wrong(string body, string why)
    {
        await using var org = Client(_ => StubOrg.Json(body));
        var problem = await Assert.ThrowsAsync<SignInException>(() => org.GetLimitsAsync(Cancel));
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("S3CRET", problem.ToString(), StringComparison.Ordinal);
    }

    private static SalesforceClient Client(Func<Call, HttpResponseMessage> answer) =>
        new(new StubOrg(answer).Options(
            new ClientCredentialsFlow("key", "secret"), new RetryOptions { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero }));

    private static bool IsToken(Call call) => call.Path == "/services/oauth2/token";

    private static HttpResponseMessage Token() => StubOrg.Json("""{"access_token":"T","instance_url":"https://acme.my.salesforce.com"}""");
}
