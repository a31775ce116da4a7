using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>401: the token is missing, expired or revoked, and renewing it did not help.</summary>
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
