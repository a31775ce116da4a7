using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>
/// 400: the request itself is wrong. The error code says how: a query that does not parse, a missing required field, a value that a
/// picklist does not take.
/// </summary>
public sealed class SalesforceInvalidRequestException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="errors">The errors of the org.</param>
    public SalesforceInvalidRequestException(string message, params IReadOnlyList<SalesforceError> errors)
        : base(message, HttpStatusCode.BadRequest, errors)
    {
    }

    internal SalesforceInvalidRequestException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
