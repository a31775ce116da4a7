using System.Net;
using System.Security.Authentication;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Transport.Errors;

/// <summary>What a call that failed has left behind in the org, and whether making it once more may help.</summary>
internal static class Aftermath
{
    private const string RowLocked = "UNABLE_TO_LOCK_ROW";

    /// <summary>Whether the org may have done what it was asked; where that is not certain, it is unknown.</summary>
    public static CallFate Of(Exception failure) => failure switch
    {
        SignInException or RequestTooLongException { WasSent: false } or RequestLimitException { Limit: RequestLimit.Reserve } or NoResponseException { WasSent: false } => CallFate.NotSent,
        OutcomeUnknownException or NoResponseException => CallFate.Unknown,
        // The platform, or a proxy before it, gave up in the middle.
        SalesforceApiException { StatusCode: >= HttpStatusCode.InternalServerError } => CallFate.Unknown,
        SalesforceApiException => CallFate.Refused,
        HttpRequestException e when !MayHaveBeenSent(e) => CallFate.NotSent,
        _ => CallFate.Unknown,
    };

    /// <summary>Whether the cause may pass by itself.</summary>
    public static bool IsTransient(Exception failure) => failure switch
    {
        NoResponseException e => !e.IsFinal && e.InnerException is not HttpRequestException { InnerException: AuthenticationException },
        SalesforceInvalidRequestException e => e.Errors.Any(error => error.ErrorCode == RowLocked),
        SalesforceApiException e => (int)e.StatusCode is 429 or 500 or 502 or 503 or 504,
        SalesforceFormatException e => e.IsCutOff,
        _ => false,
    };

    /// <summary>Whether a failure of a connection came after something may have been sent over it.</summary>
    public static bool MayHaveBeenSent(Exception failure) => failure is not HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };
}
