using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Salesforce.Typed;
using Salesforce.Typed.Events;
using Salesforce.Typed.Events.Changes;
using Salesforce.Typed.Events.Hosting;

// Where the methods that add services are looked for.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds feeds of changes to the services of a host.</summary>
public static class ChangeFeedServiceCollectionExtensions
{
    private static readonly TimeSpan MostLag = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Reads the changes of an object's records as long as the host runs, and hands each to a handler:
    /// <c>services.AddSalesforceChanges&lt;Account, Mirror&gt;(s =&gt; new EventOptions { Store = ... })</c>. The client is the
    /// container's. A health check is added under the name
    /// <c>salesforce-changes-Account-Mirror</c>, with the tag <c>salesforce</c>.
    /// </summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <typeparam name="THandler">The handler: created again for each change, in a scope of its own.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="options">Makes the options of the stream. Without a store, a feed that is started again begins with what happens from
    /// then on. The key in the store is the topic and the handler, unless
    /// <see cref="EventOptions.StoreKey"/> is set.</param>
    /// <param name="org">The name of the client, where several were added; null for the one without.</param>
    /// <param name="mostLag">From which lag on the feed is degraded; five minutes unless given.</param>
    public static IServiceCollection AddSalesforceChanges<T, [DynamicallyAccessedMembers(
        DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this IServiceCollection services, Func<IServiceProvider, EventOptions>? options = null, string? org = null,
        TimeSpan? mostLag = null)
        where T : SObject, ISObject<T>
        where THandler : class, IChangeHandler<T>
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddScoped<THandler>();
        var state = new ChangeFeedState();
        services.AddSingleton<IHostedService>(s => new ChangeFeed<T, THandler>(
            org is null ? s.GetRequiredService<SalesforceClient>() : s.GetRequiredKeyedService<SalesforceClient>(org),
            WithKey<T, THandler>(options?.Invoke(s) ?? new EventOptions(), org),
            state,
            s.GetRequiredService<IServiceScopeFactory>(),
            s.GetService<TimeProvider>() ?? TimeProvider.System,
            s.GetRequiredService<ILogger<ChangeFeed<T, THandler>>>()));
        var name = $"salesforce-changes-{(org is null ? "" : org + "-")}{T.Info.Name}-{typeof(THandler).Name}";
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            name, _ => new ChangeFeedHealth(state, mostLag ?? MostLag), failureStatus: null, tags: ["salesforce"]));
        return services;
    }

    // Handlers of one object handle its events at their own pace: each has a place of its own in a store that they share.
    private static EventOptions WithKey<T, THandler>(EventOptions options, string? org)
        where T : SObject, ISObject<T> =>
        options.Store is null || options.StoreKey is not null
            ? options
            : options with { StoreKey = string.Join(
                ' ', new[] { org, options.Channel ?? EntityNames.ChangeTopic(T.Info.Name), typeof(THandler).FullName }.OfType<string>()) };
}
