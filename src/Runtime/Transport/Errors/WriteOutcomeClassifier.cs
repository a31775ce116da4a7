using System.Net;
using System.Security.Authentication;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Transport.Errors;

/// <summary>What a call that failed has left behind in the org, and whether making it once more may help.</summary>
internal static class WriteOutcomeClassifier
{
    private const string RowLocked = "UNABLE_TO_LOCK_ROW";

    /// <summary>Whether the org may have done what it was asked; where that is not certain, it is unknown.</summary>
    public static WriteOutcome Classify(Exception failure) => failure switch
    {
        SignInException or SalesforceFormatException { IsBeforeSending: true } or RequestTooLongException { WasSent: false }
            or RequestLimitException { Limit: RequestLimit.Reserve } or NoResponseException { WasSent: false } => WriteOutcome.NotSent,
        OutcomeUnknownException or NoResponseException => WriteOutcome.Unknown,
        // The platform, or a proxy before it, gave up in the middle.
        SalesforceApiException { StatusCode: >= HttpStatusCode.InternalServerError } => WriteOutcome.Unknown,
        // Another address has the answer, which nobody has read.
        SalesforceApiException { StatusCode: HttpStatusCode.SeeOther } => WriteOutcome.Unknown,
        SalesforceApiException => WriteOutcome.Refused,
        HttpRequestException e when !MayHaveBeenSent(e) => WriteOutcome.NotSent,
        _ => WriteOutcome.Unknown,
    };

    /// <summary>Whether the cause may pass by itself.</summary>
    public static bool IsTransient(Exception failure) => failure switch
    {
        NoResponseException e => !e.IsFinal && e.InnerException is not HttpRequestException { InnerException: AuthenticationException },
        SalesforceInvalidRequestException e => e.Errors.Any(error => error.ErrorCode == RowLocked),
        SalesforceApiException e => (int)e.StatusCode is 429 or 500 or 502 or 503 or 504,
        SalesforceFormatException e => e.IsCutOff,
        SignInException e => e.IsTransient,
        _ => false,
    };

    /// <summary>How long a failure asks to wait before the next attempt; null where it does not.</summary>
    public static TimeSpan? RetryAfterOf(Exception? failure) => failure switch
    {
        SalesforceApiException e => e.RetryAfter,
        SignInException e => e.RetryAfter,
        _ => null,
    };

    /// <summary>Whether a failure of a connection came after something may have been sent over it.</summary>
    public static bool MayHaveBeenSent(Exception failure) => failure is not HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };
}
