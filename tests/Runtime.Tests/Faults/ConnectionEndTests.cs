using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>Reused connections that end after a write was read: by FIN, as a proxy ends them, and by a reset.</summary>
public class ConnectionEndTests
{
    private static readonly Id<Account> Acme = Id<Account>.Parse("001000000000001AAA");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> Ends => [.. Writes.Keys.SelectMany(w => new[] { (w, false), (w, true) })];

    private static Dictionary<string, Func<SalesforceClient, Task>> Writes => new()
    {
        ["delete"] = org => org.Account.DeleteAsync(Acme, Cancel),
        ["delete by key"] = org => org.Account.DeleteByKeyAsync(a => a.ErpId__c, "K", Cancel),
        ["create"] = org => org.Account.CreateAsync(new Account { Name = "x" }, Cancel),
        ["update"] = org => org.Account.UpdateAsync(Account.WithId(Acme) with { Phone = "1" }, Cancel),
        ["raw POST"] = org => org.SendAsync(HttpMethod.Post, "/services/apexrest/run", cancellationToken: Cancel),
        ["raw PATCH"] = org => org.SendAsync(HttpMethod.Patch, "/services/apexrest/run", cancellationToken: Cancel),
        ["raw PUT"] = org => org.SendAsync(HttpMethod.Put, "/services/apexrest/run", cancellationToken: Cancel),
        ["raw DELETE"] = org => org.SendAsync(HttpMethod.Delete, "/services/apexrest/run", cancellationToken: Cancel),
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_write_is_sent_once(string write, bool resets)
    {
        await using var server = new KeepAliveServer(
            request => request.StartsWith("GET ", StringComparison.Ordinal) ? KeepAliveServer.Response(200, "{}") : resets ? "" : null);
        await using var org = Client(server);
        // The connection is reused by the write.
        await org.GetLimitsAsync(Cancel);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => Writes[write](org));

        Assert.Single(server.Requests, r => !r.StartsWith("GET ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_delete_of_many_is_sent_once_and_unknown(bool resets)
    {
        await using var server = new KeepAliveServer(
            request => request.StartsWith("GET ", StringComparison.Ordinal) ? KeepAliveServer.Response(200, "{}") : resets ? "" : null);
        await using var org = Client(server);
        await org.GetLimitsAsync(Cancel);

        Assert.Equal(OutcomeStatus.Unknown, Assert.Single(await org.Account.DeleteManyAsync([Acme], Cancel)).Status);

        Assert.Single(server.Requests, r => r.StartsWith("DELETE ", StringComparison.Ordinal));
    }

    private static SalesforceClient Client(KeepAliveServer server) =>
        new(new SalesforceOptions { Instance = server.Url, Auth = new ExternalTokenFlow("T"), Retry = new() { MaxAttempts = 1 } });
}
