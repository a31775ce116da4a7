using Polly;
using Polly.Retry;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;
using Salesforce.Typed.Transport.Limits;
using Salesforce.Typed.Transport.Telemetry;

namespace Salesforce.Typed.Transport.Http;

/// <summary>
/// Makes a call again that has failed, where that is safe and may help: waits longer each time, with a random part, or as long as the
/// answer asks for. It is handed the first failure and not the first try, so that a call that succeeds immediately, as nearly all do, pays
/// nothing for it.
/// </summary>
internal sealed class RetryPolicy
{
    private static readonly ResiliencePropertyKey<RestCall> CallKey = new("call");

    private readonly RetryOptions _options;
    private readonly RequestThrottle _gate;
    private readonly CallLog _log;
    private readonly ResiliencePipeline _pipeline;

    public RetryPolicy(RetryOptions options, TimeProvider clock, RequestThrottle gate, CallLog log)
    {
        _options = options;
        _gate = gate;
        _log = log;
        _pipeline = options.MaxAttempts == 1 ? ResiliencePipeline.Empty : Build(options, clock);
    }

    /// <summary>Whether a call that failed so is retried.</summary>
    public bool ShouldRetry(in RestCall call, Exception failure) =>
        _options.MaxAttempts > 1
        && WriteOutcomeClassifier.IsTransient(failure)
        // Who has used up its tries inside of another's does not begin again.
        && failure is not SalesforceApiException { Attempts: > 1 }
        && (call.IsRepeatable || (_options.RetryWrites && !call.IsNeverRepeated)
            || WriteOutcomeClassifier.Classify(failure) != WriteOutcome.Unknown)
        && (WriteOutcomeClassifier.RetryAfterOf(failure) is not { } wait || wait <= _options.MaxDelay)
        && !_gate.IsAtReserve(call);

    /// <summary>Makes a call again until it succeeds, fails in a way that is not worth it, or the tries are used up.</summary>
    /// <param name="call">The call.</param>
    /// <param name="failure">How its first try failed.</param>
    /// <param name="again">Makes it.</param>
    /// <param name="state">What that needs.</param>
    /// <param name="cancellationToken">Stops it, and the waiting too.</param>
    public async Task<T> RunAsync<T, TState>(
        RestCall call, Exception failure, Func<TState, CancellationToken, ValueTask<T>> again, TState state,
        CancellationToken cancellationToken)
    {
        var run = new Run<T, TState>(again, state) { First = failure };
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CallKey, call);
        try
        {
            var outcome = await _pipeline.ExecuteOutcomeAsync(
                static (context, run) => run.NextAsync(context.CancellationToken), context, run).ConfigureAwait(false);
            // Whatever the last attempt says, an earlier one may have been carried out.
            if (run.Unknown is not null && call.History is { } history)
                history.HasUnknownAttempt = true;
            if (outcome.Exception is { } last && run.Unknown is { } earlier && !call.IsRead
                && WriteOutcomeClassifier.Classify(last) != WriteOutcome.Unknown)
                throw new OutcomeUnknownException(call.Name, earlier, last) { Attempts = run.Tries };
            if (outcome.Exception is SalesforceApiException problem)
                problem.Attempts = run.Tries;
            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline Build(RetryOptions options, TimeProvider clock) => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = options.MaxAttempts - 1,
            Delay = options.Delay,
            MaxDelay = options.MaxDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            DelayGenerator = static args => new(WriteOutcomeClassifier.RetryAfterOf(args.Outcome.Exception)),
            ShouldHandle = args => new(args.Outcome.Exception is { } failure && ShouldRetry(Call(args.Context), failure)),
            OnRetry = args =>
            {
                _log.Repeats(Call(args.Context), args.Outcome.Exception!, args.AttemptNumber + 2, options.MaxAttempts, args.RetryDelay);
                return default;
            },
        })
        .Build();

    private static RestCall Call(ResilienceContext context) => context.Properties.GetValue(CallKey, default);

    private sealed class Run<T, TState>(Func<TState, CancellationToken, ValueTask<T>> again, TState state)
    {
        public Exception? First { get; set; }

        public int Tries { get; private set; }

        /// <summary>The last failure after which the call may have been carried out.</summary>
        public Exception? Unknown { get; private set; }

        public async ValueTask<Outcome<T>> NextAsync(CancellationToken cancellationToken)
        {
            Tries++;
            if (First is { } first)
            {
                First = null;
                Note(first);
                return Outcome.FromException<T>(first);
            }
            try
            {
                return Outcome.FromResult(await again(state, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception e)
            {
                Note(e);
                return Outcome.FromException<T>(e);
            }
        }

        private void Note(Exception failure)
        {
            if (WriteOutcomeClassifier.Classify(failure) == WriteOutcome.Unknown)
                Unknown = failure;
        }
    }
}
