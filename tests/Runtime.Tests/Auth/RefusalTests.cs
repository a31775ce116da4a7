using System.Net;
using Microsoft.Extensions.Time.Testing;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests.Auth;

public sealed class RefusalTests
{
    // What orgs answered, by recorded threads and Salesforce's pages, and what a person must read to go on.
    [Theory]
    [InlineData("invalid_grant", "request not supported on this domain", SignInFailure.WrongDomain, "My Domain")]
    [InlineData("invalid_grant", "no client credentials user enabled", SignInFailure.NoRunAsUser, "Run As")]
    [InlineData("invalid_grant", "client credentials flow not enabled", SignInFailure.FlowNotEnabled, "OAuth settings")]
    [InlineData("invalid_grant", "user hasn't approved this consumer", SignInFailure.NotApproved, "pre-authorized")]
    [InlineData("invalid_app_access", "user is not admin approved to access this app", SignInFailure.NotApproved, "permission set")]
    [InlineData("app_not_found", "External client app is not installed in this org", SignInFailure.AppNotInstalled, "another org")]
    [InlineData("invalid_grant", "audience is invalid", SignInFailure.WrongAudience, "JwtBearerFlow.Audience")]
    [InlineData("invalid_grant", "Audience validation failed", SignInFailure.WrongAudience, "test.salesforce.com")]
    [InlineData("invalid_grant", "expired access/refresh token", SignInFailure.RefreshTokenExpired, "sign in again")]
    [InlineData("invalid_grant", "expired authorization code", SignInFailure.InvalidCode, "once")]
    [InlineData("invalid_grant", "invalid code verifier", SignInFailure.InvalidCode, "WebServerSignIn")]
    [InlineData("invalid_grant", "invalid assertion", SignInFailure.InvalidAssertion, "certificate")]
    [InlineData("invalid_grant", "inactive user", SignInFailure.Inactive, "Activate")]
    [InlineData("invalid_grant", "ip restricted", SignInFailure.NetworkRestricted, "ranges")]
    [InlineData("invalid_grant", "login rate exceeded", SignInFailure.TooManySignIns, "one SalesforceClient")]
    [InlineData("invalid_grant", "no valid scopes", SignInFailure.InvalidScope, "api")]
    [InlineData("invalid_client_id", "client identifier invalid", SignInFailure.UnknownClient, "consumer key")]
    [InlineData("invalid_client", "invalid client credentials", SignInFailure.WrongSecret, "consumer secret")]
    [InlineData("redirect_uri_mismatch", "redirect_uri must match configuration", SignInFailure.RedirectMismatch, "callback URLs")]
    [InlineData("unsupported_grant_type", "grant type not supported", SignInFailure.FlowNotEnabled, "Enable the flow")]
    [InlineData("invalid_grant", "authentication failure", SignInFailure.Other, "Login History")]
    [InlineData("something_new", "", SignInFailure.Other, "docs/sign-in.md")]
    public async Task A_refusal_says_why_and_what_to_do(string error, string description, SignInFailure failure, string advice)
    {
        using var stub = new StubOrg((Call _) => SignedPipe.Refusal(error, description));
        var e = await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(new ClientCredentialsFlow("id", "secret"), stub));
        Assert.Equal((failure, error, description), (e.Failure, e.ErrorCode, e.ErrorDescription));
        Assert.Contains(advice, e.Advice, StringComparison.Ordinal);
        Assert.Contains(error, e.Message, StringComparison.Ordinal);
        Assert.Contains(advice, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_words_mean_another_thing_for_an_assertion()
    {
        using var stub = new StubOrg((Call _) => SignedPipe.Refusal("invalid_grant", "expired authorization code"));
        var flow = new JwtBearerFlow("id", "user", (_, _) => new([1]));
        var e = await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(flow, stub));
        Assert.Equal(SignInFailure.AssertionExpired, e.Failure);
        Assert.Contains("clock", e.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(503, "<html>SECRET</html>")]
    [InlineData(200, "<html>SECRET</html>")]
    [InlineData(200, """{"access_token":"SECRET"}""")]
    [InlineData(200, """{"access_token":"SECRET","instance_url":"https://acme.my""")]
    [InlineData(200, """["SECRET"]""")]
    [InlineData(500, "")]
    public async Task What_is_not_in_the_form_of_OAuth_is_not_quoted(int status, string body)
    {
        using var stub = StubOrg.Always(body, (HttpStatusCode)status);
        var e = await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(new ClientCredentialsFlow("id", "secret"), stub));
        Assert.Equal(SignInFailure.Unreachable, e.Failure);
        Assert.DoesNotContain("SECRET", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_sends_elsewhere_is_not_followed()
    {
        using var stub = new StubOrg(_ => new HttpResponseMessage(HttpStatusCode.Found)
        {
            Headers = { Location = new("https://renamed.my.salesforce.com/services/oauth2/token?x=SECRET") }
        });
        var e = await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(new ClientCredentialsFlow("id", "secret"), stub));
        Assert.Equal(SignInFailure.WrongDomain, e.Failure);
        Assert.Contains("https://renamed.my.salesforce.com", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", e.Message, StringComparison.Ordinal);
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task A_connection_that_fails_says_which_host()
    {
        using var stub = new StubOrg((Call _) => throw new HttpRequestException("Name or service not known"));
        var e = await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(new ClientCredentialsFlow("id", "secret"), stub));
        Assert.Equal(SignInFailure.Unreachable, e.Failure);
        Assert.Contains("acme.my.salesforce.com could not be reached: Name or service not known", e.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(e.InnerException);
    }

    [Fact]
    public async Task A_host_that_never_answers_stops_nobody_for_ever()
    {
        var clock = new FakeTimeProvider();
        var asked = new TaskCompletionSource();
        using var stub = new StubOrg(async (_, cancellationToken) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return StubOrg.Json("{}");
        });
        var signingIn = SignedPipe.TokenAsync(new ClientCredentialsFlow("id", "secret") { TimeProvider = clock }, stub);
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(signingIn.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(SignInFailure.Unreachable, (await Assert.ThrowsAsync<SignInException>(() => signingIn)).Failure);
    }

    [Fact]
    public async Task Client_credentials_send_the_form_that_Salesforce_documents()
    {
        using var stub = new StubOrg((Call _) => StubOrg.Json(SignedPipe.TokenJson("T")));
        var token = await SignedPipe.TokenAsync(new ClientCredentialsFlow("3MVG9 &=", "s+e/c"), stub);
        Assert.Equal("T", token.Value);
        var call = Assert.Single(stub.Calls);
        Assert.Equal(("POST", "/services/oauth2/token", "application/x-www-form-urlencoded"), (call.Method, call.Path, call.ContentType));
        Assert.Equal("grant_type=client_credentials&client_id=3MVG9+%26%3D&client_secret=s%2Be%2Fc", call.Body);
        Assert.Null(call.Authorization);
    }
}
