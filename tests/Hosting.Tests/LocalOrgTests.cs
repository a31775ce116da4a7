using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>A client from the container against a local org, over connections of <c>IHttpClientFactory</c>.</summary>
public class LocalOrgTests
{
    [Fact]
    public async Task A_client_signs_in_and_calls_over_the_factorys_connections()
    {
        await using var local = await LocalOrg.StartAsync(
            o => o.Snapshots(TestPaths.InRepository("describe-snapshots")).Client("app", "app-secret"), Cancel);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Salesforce:Instance"] = local.Url.ToString(), ["Salesforce:Auth:Flow"] = "ClientCredentials",
            ["Salesforce:Auth:ClientId"] = "app", ["Salesforce:Auth:ClientSecret"] = "app-secret",
        }).Build();
        var services = new ServiceCollection();
        services.AddSalesforce(configuration.GetSection("Salesforce"));
        await using var provider = services.BuildServiceProvider();

        var org = provider.GetRequiredService<SalesforceClient>();

        Assert.Contains(await org.GetVersionsAsync(Cancel), v => v.Version == SalesforceOptions.DefaultApiVersion);
        Assert.True((await org.GetLimitsAsync(Cancel)).DailyApiRequests!.Used > 0);
        Assert.NotNull((await org.DescribeGlobalAsync(cancellationToken: Cancel)).Find("Account"));
        Assert.Empty(await org.QueryAsync($"SELECT Id FROM Account", Cancel));
    }
}
