using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Salesforce.Typed.Events.Hosting;

/// <summary>Reads a stream as long as the host runs, and hands each change to a handler of a scope of its own.</summary>
internal sealed partial class ChangeFeed<T, THandler>(
    SalesforceClient org, EventOptions options, ChangeFeedState state, IServiceScopeFactory scopes, TimeProvider clock,
    ILogger<ChangeFeed<T, THandler>> logger) : BackgroundService
    where T : SObject, ISObject<T>
    where THandler : class, IChangeHandler<T>
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        state.Started();
        try
        {
            await foreach (var change in org.Changes<T>(options, stoppingToken).ConfigureAwait(false))
                await HandleAsync(change, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            state.Ended(null);
        }
        catch (Exception e)
        {
            // The host ends with it, unless it is reported to ignore what ends its services: a feed that is silently gone is worse.
            state.Ended(e);
            throw;
        }
    }

    private async Task HandleAsync(ChangeEvent<T> change, CancellationToken stoppingToken)
    {
        while (true)
        {
            TimeSpan wait;
            try
            {
                var scope = scopes.CreateAsyncScope();
                await using var disposal = scope.ConfigureAwait(false);
                await scope.ServiceProvider.GetRequiredService<THandler>().HandleAsync(change, stoppingToken).ConfigureAwait(false);
                state.Handled(clock.GetUtcNow(), change.CommitTimestamp);
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                var failures = state.Failed(e);
                wait = TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, failures - 1)));
                LogFailed(e, typeof(THandler).Name, change.Type, change.EntityName, failures, wait);
            }
            await Task.Delay(wait, clock, stoppingToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(201, LogLevel.Error, "{Handler} could not handle a {Type} of {Entity}, {Failures} times so far. It comes again after "
        + "{Wait}.", EventName = "ChangeNotHandled")]
    private partial void LogFailed(Exception failure, string handler, ChangeType type, string entity, int failures, TimeSpan wait);
}
