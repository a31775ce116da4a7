using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Auth;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Transport.Http;

/// <summary>How long to wait for the org, and what it means when the waiting ends.</summary>
/// <param name="timeout">How long one try may take.</param>
/// <param name="clock">The clock.</param>
internal sealed class RequestTimeout(TimeSpan timeout, TimeProvider clock)
{
    /// <summary>Begins to wait.</summary>
    public Limit Begin(CancellationToken caller) => new(timeout, clock, caller);

    /// <summary>What a failure means that came from the connection or from waiting; null for every other.</summary>
    public Exception? Explain(in RestCall call, Exception failure, CancellationToken caller) => failure switch
    {
        OperationCanceledException when caller.IsCancellationRequested => null,
        SignInCanceledException => new SignInException(
            SignInFailure.Unreachable,
            $"{call.Name} was not sent: no token came within {timeout}",
            "Check SalesforceOptions.Instance and the network, or set a longer SalesforceOptions.Retry.Timeout.",
            new TimeoutException($"SalesforceOptions.Retry.Timeout ({timeout}) ran out.", failure)) { IsTransient = true },
        OperationCanceledException => new NoResponseException(call.Name, $"no answer came within {timeout}", new TimeoutException(
            $"SalesforceOptions.Retry.Timeout ({timeout}) ran out.", failure), wasSent: true),
        HttpRequestException when !WriteOutcomeClassifier.MayHaveBeenSent(failure) => new NoResponseException(
            call.Name, "the org could not be reached: " + ServerText.Line(failure.Message), ServerText.Clean(failure), wasSent: false),
        HttpRequestException or IOException or InvalidDataException => new NoResponseException(call.Name, "the connection broke before "
            + "the answer was whole: " + ServerText.Line(failure.Message), ServerText.Clean(failure), wasSent: true),
        _ => null,
    };

    /// <summary>A token that ends with the caller's, or when the time is over.</summary>
    internal readonly struct Limit : IDisposable
    {
        private readonly CancellationTokenSource _late;
        private readonly CancellationTokenRegistration _caller;

        public Limit(TimeSpan timeout, TimeProvider clock, CancellationToken caller)
        {
            _late = new CancellationTokenSource(timeout, clock);
            _caller = caller.UnsafeRegister(static late => ((CancellationTokenSource)late!).Cancel(), _late);
        }

        public CancellationToken Token => _late.Token;

        public void Dispose()
        {
            _caller.Dispose();
            _late.Dispose();
        }
    }
}
