using System.Net;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Features.Composite;

/// <summary>What a request that failed as a whole did to the records in it.</summary>
internal static class RequestFailure
{
    /// <summary>What is known of the records. Where it is not certain that nothing was done, that is said.</summary>
    public static OutcomeStatus Of(Exception cause) => WriteOutcomeClassifier.Classify(cause) switch
    {
        WriteOutcome.NotSent => OutcomeStatus.NotSent,
        WriteOutcome.Refused => OutcomeStatus.Failed,
        _ => OutcomeStatus.Unknown,
    };

    /// <summary>Whether the next request would fail for the same reason, so that it is not worth one of the day's calls.</summary>
    public static bool HoldsForAll(Exception cause) => (cause is OutcomeUnknownException { InnerException: { } last } ? last : cause)
        is SignInException or SalesforceNotAuthenticatedException or SalesforceAccessDeniedException or RequestLimitException
            or SalesforceApiException { StatusCode: HttpStatusCode.Gone };
}
