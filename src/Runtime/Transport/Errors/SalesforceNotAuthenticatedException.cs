using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>
/// 401, or 400 and 403 with <c>INVALID_SESSION_ID</c> or <c>Bad_OAuth_Token</c>: the token is missing, expired or revoked, and renewing it
/// did not help.
/// </summary>
public sealed class SalesforceNotAuthenticatedException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="errors">The errors of the org.</param>
    public SalesforceNotAuthenticatedException(string message, params IReadOnlyList<SalesforceError> errors)
        : base(message, HttpStatusCode.Unauthorized, errors)
    {
    }

    internal SalesforceNotAuthenticatedException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
