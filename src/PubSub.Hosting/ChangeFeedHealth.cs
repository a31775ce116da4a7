using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Salesforce.Typed.Events.Hosting;

/// <summary>Unhealthy while the stream is not read or a change cannot be handled, degraded while the last one came late.</summary>
internal sealed class ChangeFeedHealth(ChangeFeedState state, TimeSpan mostLag) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (isRunning, failure, failures, handledAt, lag) = state.Read();
        var data = new Dictionary<string, object> { ["lagSeconds"] = lag.TotalSeconds, ["failures"] = failures };
        if (handledAt is { } at)
            data["handledAt"] = at;
        return Task.FromResult(
            !isRunning ? new HealthCheckResult(context.Registration.FailureStatus, "The stream is not read.", failure, data)
            : failure is not null ? new HealthCheckResult(context.Registration.FailureStatus, $"A change could not be handled, {failures} "
                + $"times so far; it is tried again.", failure, data)
            : lag > mostLag
            ? HealthCheckResult.Degraded($"The last change was handled {lag.TotalSeconds:0} s after it was made.", data: data)
            : HealthCheckResult.Healthy(data: data));
    }
}
