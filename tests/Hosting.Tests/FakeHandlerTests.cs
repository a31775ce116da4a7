using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Dynamic;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Hosting;

namespace Salesforce.Typed.Tests;

/// <summary>The seams of docs/testing.md, by public members alone.</summary>
public class FakeHandlerTests
{
    private const string Rows =
        """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Account"},"Id":"001000000000001AAA","Name":"Acme"}]}""";

    private static readonly SObjectIndex Objects = SObjectIndex.FromDefinitions(
    [
        new() { Name = "Account", Fields = [
            new() { Name = "Id", Type = "id", IsFilterable = true }, new() { Name = "Name", Type = "string", IsFilterable = true }
        ] },
    ]);

    [Fact]
    public async Task A_handler_takes_the_place_of_the_network()
    {
        var asked = new List<string>();
        using var handler = new FakeOrg(request =>
        {
            asked.Add(Uri.UnescapeDataString(request.RequestUri!.Query));
            return Json(Rows);
        });
        await using var org = new SalesforceClient(new SalesforceOptions
        {
            Instance = new("https://acme.my.salesforce.com"),
            Auth = new ExternalTokenFlow("token"),
            HttpHandler = handler,
            Retry = new RetryOptions { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
        });

        var account = await org.Object("Account", Objects).Where(f => f["Name"] == "Acme").SingleAsync(Cancel);

        Assert.Equal("Acme", account["Name"]);
        Assert.Equal(["?q=SELECT Id, Name FROM Account WHERE Name = 'Acme' LIMIT 2"], asked);
    }

    [Fact]
    public async Task In_a_host_it_is_the_primary_handler()
    {
        var services = new ServiceCollection();
        services.AddSalesforce(o => (o.Instance, o.Auth.Flow, o.Auth.Token, o.RetryDelay, o.MaxRetryDelay) =
                (new("https://acme.my.salesforce.com"), SignInFlow.Token, "token", TimeSpan.Zero, TimeSpan.Zero))
            .Http.ConfigurePrimaryHttpMessageHandler(
                () => new FakeOrg(_ => Json("""[{"errorCode":"UNABLE_TO_LOCK_ROW","message":"locked"}]""", HttpStatusCode.BadRequest)));
        await using var provider = services.BuildServiceProvider();

        var refused = await Assert.ThrowsAsync<SalesforceInvalidRequestException>(
            () => provider.GetRequiredService<SalesforceClient>().Object("Account", Objects).CountAsync(Cancel));

        Assert.Equal("UNABLE_TO_LOCK_ROW", refused.ErrorCode);
    }

    [Fact]
    public void Outcomes_and_exceptions_are_made_by_hand()
    {
        var record = new DynamicRecord(Objects.Find("Account")!);
        var id = Id<DynamicRecord>.Parse("001000000000001AAA");
        Assert.True(new SaveOutcome<DynamicRecord>(record, OutcomeStatus.Succeeded, id, created: true).Created);
        Assert.Equal(id, new UpdateResult<DynamicRecord>(id, OutcomeStatus.Unchanged).Id);
        Assert.Equal(SignInFailure.SecretUnavailable, new SignInException(SignInFailure.SecretUnavailable, "x").Failure);
    }

    private static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private sealed class FakeOrg(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(request));
    }
}
