using System.Collections.Concurrent;
using Acme.Crm;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Salesforce.Typed.Events;
using Salesforce.Typed.Events.Hosting;

namespace Salesforce.Typed.Tests;

/// <summary>Hosted feeds of one object that share a store.</summary>
public class StoreKeyTests
{
    [Fact]
    public async Task Two_handlers_of_one_object_have_places_of_their_own()
    {
        await using var org = await BusOrg.StartAsync();
        var store = new Keys();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(org.Client)
            .AddSalesforceChanges<Account, One>(_ => org.Options with { Store = store, SaveInterval = TimeSpan.Zero })
            .AddSalesforceChanges<Account, Other>(_ => org.Options with { Store = store, SaveInterval = TimeSpan.Zero })
            .BuildServiceProvider();
        BackgroundService[] feeds = [.. services.GetServices<IHostedService>().OfType<BackgroundService>()];
        foreach (var feed in feeds)
            await feed.StartAsync(Cancel);
        await org.Client.Account.CreateAsync(new Account { Name = "Acme" }, Cancel);
        await One.Handled.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        await Other.Handled.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        foreach (var feed in feeds)
            await feed.StopAsync(Cancel);

        Assert.Equal(2, store.Places.Count);
        Assert.Contains(store.Places.Keys, k => k.Contains("/data/AccountChangeEvent", StringComparison.Ordinal)
            && k.EndsWith(nameof(One), StringComparison.Ordinal));
        Assert.Contains(store.Places.Keys, k => k.Contains("/data/AccountChangeEvent", StringComparison.Ordinal)
            && k.EndsWith(nameof(Other), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_feeds_with_one_store_and_key_are_refused()
    {
        await using var org = await BusOrg.StartAsync();
        var store = new Keys();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(org.Client)
            .AddSalesforceChanges<Account, One>(_ => org.Options with { Store = store, StoreKey = "mirror" })
            .AddSalesforceChanges<Account, Other>(_ => org.Options with { Store = store, StoreKey = "mirror" })
            .BuildServiceProvider();
        BackgroundService[] feeds = [.. services.GetServices<IHostedService>().OfType<BackgroundService>()];
        foreach (var feed in feeds)
            await feed.StartAsync(Cancel);

        var failed = await (await Task.WhenAny(feeds.Select(f => f.ExecuteTask!))).ContinueWith(
            t => t.Exception?.InnerException, Cancel, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        Assert.Contains("mirror", Assert.IsType<InvalidOperationException>(failed).Message, StringComparison.Ordinal);
        foreach (var feed in feeds)
            await Record.ExceptionAsync(() => feed.StopAsync(Cancel));
    }

    private sealed class One : IChangeHandler<Account>
    {
        public static readonly TaskCompletionSource Handled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask HandleAsync(ChangeEvent<Account> change, CancellationToken cancellationToken)
        {
            Handled.TrySetResult();
            return default;
        }
    }

    private sealed class Other : IChangeHandler<Account>
    {
        public static readonly TaskCompletionSource Handled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask HandleAsync(ChangeEvent<Account> change, CancellationToken cancellationToken)
        {
            Handled.TrySetResult();
            return default;
        }
    }

    private sealed class Keys : IReplayStore
    {
        public ConcurrentDictionary<string, ReplayId> Places { get; } = new();

        public ValueTask<ReplayId> LoadAsync(string key, CancellationToken cancellationToken) => new(Places.GetValueOrDefault(key));

        public ValueTask SaveAsync(string key, ReplayId id, CancellationToken cancellationToken)
        {
            Places[key] = id;
            return default;
        }
    }
}
