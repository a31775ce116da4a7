using System.Globalization;
using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Events;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Thousands of events while connections break in the middle of a message, the server ends streams and repeats events, sessions end and
/// schemas change: each is delivered once and in order, and memory stays flat.
/// <c>CHAOS_EVENTS=100000</c> makes it as many as the goal names.
/// </summary>
public class ChaosTests(ITestOutputHelper output)
{
    private const int Lot = 200;

    [Fact]
    public async Task Every_event_comes_once_and_in_order_whatever_breaks()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("CHAOS_EVENTS"), CultureInfo.InvariantCulture, out var asked)
            ? asked
            : 4000;
        await using var local = await LocalOrg.StartAsync(
            o => o.Snapshots(TestPaths.InRepository("describe-snapshots")).Client("id", "secret").DailyApiRequests(1_000_000), Cancel);
        using var org = new SalesforceClient(
            new SalesforceOptions { Instance = local.Url, Auth = new ClientCredentialsFlow("id", "secret") });
        using var network = new BreakingHandler(bytes: 120_000);
        var options = new EventOptions
        {
            Endpoint = local.PubSubAddress, HttpHandler = network, From = ReplayFrom.Earliest,
            ReconnectDelay = TimeSpan.FromMilliseconds(2), MaxReconnectDelay = TimeSpan.FromMilliseconds(50),
        };
        local.Events.DisconnectEvery = 700;
        local.Events.RedeliverOnReconnect = 5;
        var writing = WriteAsync(local, org, count);
        await ReadAsync(local, org, options, count);
        await writing;
        // Once more, now that the org in this process grows no more: what grows is the stream's.
        var grown = await ReadAsync(local, org, options, count);
        output.WriteLine($"{count} events twice, {network.Breaks} breaks, {grown:0.0} MB more at the end than at the half");
        Assert.True(network.Breaks >= count / 400, $"The network broke {network.Breaks} times.");
        Assert.True(grown < 8, $"{grown} MB more at the end than at the half.");
    }

    private static async Task<double> ReadAsync(LocalOrg local, SalesforceClient org, EventOptions options, int count)
    {
        var (expected, early) = (0, 0L);
        var transaction = ("", 0);
        await foreach (var change in org.Changes<Account>(options, Cancel))
        {
            Assert.Equal(expected, change.Record.NumberOfEmployees);
            Assert.True(change.TransactionKey != transaction.Item1 || change.SequenceNumber > transaction.Item2);
            transaction = (change.TransactionKey, change.SequenceNumber);
            if (++expected % 1000 == 0)
                local.EndSessions();
            if (expected % 1500 == 0)
                local.Events.Fail(EventFaultKind.Unavailable, times: 2);
            if (expected == count / 2)
                early = GC.GetTotalMemory(forceFullCollection: true);
            if (expected == count)
                break;
        }
        return (GC.GetTotalMemory(forceFullCollection: true) - early) / 1_000_000.0;
    }

    private static async Task WriteAsync(LocalOrg local, SalesforceClient org, int count)
    {
        for (var i = 0; i < count; i += Lot)
        {
            var outcomes = await org.Account.CreateManyAsync(Enumerable.Range(i, Math.Min(Lot, count - i)).Select(
                n => new Account { Name = $"Account {n}", NumberOfEmployees = n }), cancellationToken: Cancel);
            Assert.All(outcomes, o => Assert.Equal(OutcomeStatus.Succeeded, o.Status));
            if (i % 10_000 == 0)
                await local.Events.ChangeSchemaAsync("Account");
        }
    }
}
