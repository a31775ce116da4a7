using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Tests.Auth;

public sealed class InstanceTests
{
    private const string Other = "https://other.my.salesforce.com";

    private static ClientCredentialsFlow Credentials => new("id", "secret");

    private static string Host(Call call) => call.Headers.Last();

    [Theory]
    [InlineData("https://login.salesforce.com")]
    [InlineData("https://test.salesforce.com")]
    [InlineData("https://acme.my.site.com")]
    [InlineData("https://crm.acme.com")]
    public async Task At_a_login_host_calls_go_where_the_answer_says(string login)
    {
        using var stub = new StubOrg((Call _) => StubOrg.Json(SignedPipe.TokenJson("T", Other)));
        using var pipe = new SignedPipe(stub, Credentials, login);
        await pipe.GetAsync("/services/data/v67.0/query?q=SELECT%20Id%20FROM%20Account%20WHERE%20Name%3D%27a%26b%2F%27");
        Assert.Equal(["Host: " + new Uri(login).Host, "Host: other.my.salesforce.com"], stub.Calls.Select(Host));
        Assert.Equal("/services/data/v67.0/query?q=SELECT%20Id%20FROM%20Account%20WHERE%20Name%3D%27a%26b%2F%27", stub.Calls[1].Path);
    }

    [Theory]
    [InlineData("https://acme.my.salesforce.com")]
    [InlineData("https://acme--uat.sandbox.my.salesforce.com")]
    [InlineData("https://na1.salesforce.com")]
    [InlineData("http://127.0.0.1:5080")]
    public async Task A_token_of_another_org_than_the_one_asked_for_is_never_used(string org)
    {
        using var stub = new StubOrg((Call _) => StubOrg.Json(SignedPipe.TokenJson("T", Other)));
        using var pipe = new SignedPipe(stub, Credentials, org);
        var e = await Assert.ThrowsAsync<SignInException>(() => pipe.GetAsync());
        Assert.Equal(SignInFailure.WrongOrg, e.Failure);
        Assert.Contains(Other, e.Message, StringComparison.Ordinal);
        Assert.True(SignedPipe.IsToken(Assert.Single(stub.Calls)));
    }

    [Theory]
    [InlineData("http://acme.my.salesforce.com")]
    [InlineData("ftp://acme.my.salesforce.com")]
    [InlineData("https://user:pw@acme.my.salesforce.com")]
    [InlineData("/relative")]
    [InlineData("")]
    public async Task No_token_travels_to_an_address_that_is_not_safe(string answered)
    {
        using var stub = new StubOrg((Call _) => StubOrg.Json(SignedPipe.TokenJson("SECRET-TOKEN", answered)));
        using var pipe = new SignedPipe(stub, Credentials, "https://login.salesforce.com");
        var e = await Assert.ThrowsAsync<SignInException>(() => pipe.GetAsync());
        Assert.DoesNotContain("SECRET-TOKEN", e.ToString(), StringComparison.Ordinal);
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task The_answer_tells_org_and_user()
    {
        using var stub = new StubOrg((Call _) => StubOrg.Json(SignedPipe.TokenJson("T")));
        var token = await SignedPipe.TokenAsync(Credentials, stub);
        Assert.Equal(new SignInIdentity("00Dx0000000BV7z", "005x00000012Q9P"), token.Identity);
    }

    [Theory]
    [InlineData("https://login.salesforce.com/id/00D/005", "00D", "005")]
    [InlineData("https://login.salesforce.com/id/00D/", null, null)]
    [InlineData("https://login.salesforce.com/00D/005", null, null)]
    [InlineData("", null, null)]
    [InlineData(null, null, null)]
    public void An_identity_is_the_end_of_its_address(string? id, string? organization, string? user) =>
        Assert.Equal(organization is null ? null : new SignInIdentity(organization, user!), SignInIdentity.Parse(id));

    [Fact]
    public void Flows_that_a_login_host_cannot_serve_are_refused_before_a_call()
    {
        foreach (AuthFlow flow in new AuthFlow[] { new ExternalTokenFlow("T"), Credentials })
        {
            foreach (var host in new[] { "https://login.salesforce.com", "https://test.salesforce.com" })
            {
                var e = Assert.Throws<ArgumentException>(
                    () => new SalesforceClient(new SalesforceOptions { Instance = new(host), Auth = flow }));
                Assert.Contains("acme.my.salesforce.com", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_flow_that_would_lose_rotated_tokens_is_refused_before_a_call()
    {
        var flow = new WebServerFlow("id") { LoadRefreshToken = _ => new("R") };
        var e = Assert.Throws<ArgumentException>(
            () => new SalesforceClient(new SalesforceOptions { Instance = new(SignedPipe.Acme), Auth = flow }));
        Assert.Contains("StoreRefreshToken", e.Message, StringComparison.Ordinal);
    }
}
