using System.Diagnostics.Metrics;
using Acme.Crm;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Salesforce.Typed.Events;
using Salesforce.Typed.Events.Hosting;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Changes in a host: handed to a handler of a scope of its own, again when it fails, with a health check and a measure of the lag.
/// </summary>
public class ChangeFeedTests
{
    [Fact]
    public async Task A_handler_gets_each_change_and_one_that_it_could_not_handle_again()
    {
        var lags = 0;
        using var meter = new MeterListener { InstrumentPublished =
            (instrument, l) => { if (instrument.Name == "salesforce.events.lag") l.EnableMeasurementEvents(instrument); } };
        meter.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref lags));
        meter.Start();
        await using var org = await BusOrg.StartAsync();
        var log = new Log();
        var store = new MemoryReplayStore();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(log)
            .AddSingleton(org.Client)
            .AddSalesforceChanges<Account, Mirror>(_ => org.Options with { Store = store, SaveInterval = TimeSpan.Zero })
            .BuildServiceProvider();
        // The checks of health bring a service of their own.
        var feed = services.GetServices<IHostedService>().OfType<BackgroundService>().Single();
        await feed.StartAsync(Cancel);
        await org.Client.Account.CreateAsync(new Account { Name = "Acme" }, Cancel);
        await org.Client.Account.CreateAsync(new Account { Name = "fails once" }, Cancel);

        await log.Handled.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.Equal(["Acme", "fails once", "fails once"], log.Names);
        Assert.Equal(3, log.Scopes.Distinct().Count());
        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancel);
        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Contains("salesforce-changes-Account-Mirror", report.Entries.Keys);
        Assert.True(lags >= 2);

        await feed.StopAsync(Cancel);
        Assert.False((await store.LoadAsync("/data/AccountChangeEvent " + typeof(Mirror).FullName, Cancel)).IsNone);
        Assert.Equal(HealthStatus.Unhealthy, (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancel)).Status);
    }

    private sealed class Log
    {
        private readonly TaskCompletionSource _handled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Handled => _handled.Task;

        public List<string> Names { get; } = [];

        public List<Mirror> Scopes { get; } = [];

        public void Add(string name, Mirror scope)
        {
            Names.Add(name);
            Scopes.Add(scope);
            if (Names.Count == 2)
                throw new InvalidOperationException("not now");
            // The service notes it after this.
            if (Names.Count == 3)
                _ = Task.Delay(200).ContinueWith(_ => _handled.TrySetResult(), TaskScheduler.Default);
        }
    }

    private sealed class Mirror(Log log) : IChangeHandler<Account>
    {
        public ValueTask HandleAsync(ChangeEvent<Account> change, CancellationToken cancellationToken)
        {
            log.Add(change.Record.Name, this);
            return default;
        }
    }
}
