using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>
/// 409: the request does not fit the state of the resource, as when the version of the API has no such resource. A locked row is no
/// conflict: that is a 400, <c>UNABLE_TO_LOCK_ROW</c>.
/// </summary>
public sealed class SalesforceConflictException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="errors">The errors of the org.</param>
    public SalesforceConflictException(string message, params IReadOnlyList<SalesforceError> errors)
        : base(message, HttpStatusCode.Conflict, errors)
    {
    }

    internal SalesforceConflictException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
