using Polly;
using Polly.Retry;
using Salesforce.Typed.Events.Telemetry;

namespace Salesforce.Typed.Events.Streams;

/// <summary>
/// Tries a step of a stream again, with longer and longer waits: at first a few times, and without end once the stream was open.
/// </summary>
internal sealed class ReconnectPolicy
{
    private readonly ResiliencePipeline _pipeline;
    private int _sessionsOver;
    private volatile bool _wasOpen;

    public ReconnectPolicy(
        EventOptions options, string topic, TimeProvider clock,
        EventLog log) => _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue,
            Delay = options.ReconnectDelay,
            MaxDelay = options.MaxReconnectDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            // A new token is asked for at the same time.
            DelayGenerator =
                static args => new(args.Outcome.Exception is EventStreamException { IsSessionOver: true } ? TimeSpan.Zero : null),
            ShouldHandle = args => new(args.Outcome.Exception is EventStreamException failure && IsWorthTrying(failure)
                && (WasOpen || args.AttemptNumber < options.MaxInitialAttempts - 1)),
            OnRetry = args =>
            {
                log.Broke(topic, (EventStreamException)args.Outcome.Exception!, args.AttemptNumber + 2, args.RetryDelay);
                return default;
            },
        })
        .Build();

    /// <summary>Whether the stream was open already.</summary>
    public bool WasOpen => _wasOpen;

    /// <summary>The server has accepted the stream.</summary>
    public void Opened() => _wasOpen = true;

    /// <summary>The stream brought something.</summary>
    public void Succeeded()
    {
        _wasOpen = true;
        _sessionsOver = 0;
    }

    /// <summary>Runs a step.</summary>
    public ValueTask<T> RunAsync<T, TState>(
        Func<TState, CancellationToken, ValueTask<T>> step, TState state, CancellationToken cancellationToken) =>
        _pipeline.ExecuteAsync(step, state, cancellationToken);

    // When the new token is refused too, it is not a matter of time.
    private bool IsWorthTrying(EventStreamException failure)
    {
        if (failure.IsSessionOver)
            return ++_sessionsOver < 2;
        _sessionsOver = 0;
        return failure.IsTransient;
    }
}
