using System.Net;
using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>A response that came after a redirect is not a success, whatever handler followed it.</summary>
public class RedirectTests
{
    private static readonly Id<Account> Acme = Id<Account>.Parse("001000000000001AAA");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_that_is_not_followed_names_the_host(int status)
    {
        var stub = new StubOrg(_ =>
        {
            var answer = StubOrg.Json("", (HttpStatusCode)status);
            answer.Headers.Location = new Uri("https://login.example.com/?ec=302&startURL=SECRET");
            return answer;
        });
        await using var org = stub.Client();

        foreach (var call in (Func<Task>[])[() => org.GetLimitsAsync(Cancel), () => org.Account.DeleteAsync(
            Acme, Cancel), () => org.Account.CreateAsync(new Account { Name = "x" }, Cancel)])
        {
            var problem = await Assert.ThrowsAnyAsync<SalesforceApiException>(call);
            Assert.Contains("https://login.example.com", problem.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("SECRET", problem.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(302, false)]
    [InlineData(303, false)]
    [InlineData(307, false)]
    [InlineData(302, true)]
    [InlineData(308, true)]
    public async Task A_handler_that_follows_a_redirect_does_not_make_a_success(int status, bool isHttpClientHandler)
    {
        // To a page of the same host: the address of the host does not tell.
        await using var server = new KeepAliveServer(
            request => request.Contains(" /login", StringComparison.Ordinal) || request.Contains(" /warm", StringComparison.Ordinal)
                ? KeepAliveServer.Response(200, """{"id":"001000000000001AAA","success":true,"errors":[]}""")
                : KeepAliveServer.Response(status, headers: "Location: /login\r\n"));
        using HttpMessageHandler handler = isHttpClientHandler
            ? new HttpClientHandler { AllowAutoRedirect = true }
            : new SocketsHttpHandler { AllowAutoRedirect = true };
        // A handler that has sent a request cannot be changed any more.
        using (var invoker = new HttpMessageInvoker(handler, disposeHandler: false))
            (await invoker.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(server.Url, "/warm")), Cancel)).Dispose();
        await using var org = Client(server.Url, handler);

        await RefusesAllAsync(org, server.Url.Authority);
    }

    [Fact]
    public async Task A_handler_of_another_kind_that_follows_a_redirect_does_not_make_a_success()
    {
        using var following = new Following();
        await using var org = Client(new("https://acme.my.salesforce.com"), following);

        await RefusesAllAsync(org, "acme.my.salesforce.com");
    }

    private static async Task RefusesAllAsync(SalesforceClient org, string host)
    {
        foreach (var write in (Func<Task>[])[
            () => org.Account.CreateAsync(new Account { Name = "x" }, Cancel),
            () => org.Account.UpdateAsync(Account.WithId(Acme) with { Phone = "1" }, Cancel),
            () => org.Account.DeleteAsync(Acme, Cancel),
            () => org.SendAsync(HttpMethod.Post, "/services/apexrest/run", cancellationToken: Cancel)])
        {
            Assert.Contains(host, (await Assert.ThrowsAsync<OutcomeUnknownException>(write)).Message, StringComparison.Ordinal);
        }
        var read = await Assert.ThrowsAsync<SalesforceFormatException>(() => org.Account.ToListAsync(Cancel));
        Assert.Contains("AllowAutoRedirect", read.Message, StringComparison.Ordinal);
        Assert.Contains(host, read.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SalesforceFormatException>(
            () => org.SendAsync(HttpMethod.Get, "/services/apexrest/run", cancellationToken: Cancel));
        await Assert.ThrowsAsync<SalesforceFormatException>(() => org.GetVersionsAsync(Cancel));
    }

    private static SalesforceClient Client(Uri instance, HttpMessageHandler handler) =>
        new(new SalesforceOptions
        {
            Instance = instance, Auth = new ExternalTokenFlow("T"), HttpHandler = handler, Retry = new() { MaxAttempts = 1 }
        });

    // Answers each request with a 200 of another address, as a handler does that follows redirects by itself.
    private sealed class Following : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = StubOrg.Json("{}");
            answer.RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://acme.my.salesforce.com/secur/login.jsp");
            return Task.FromResult(answer);
        }
    }
}
