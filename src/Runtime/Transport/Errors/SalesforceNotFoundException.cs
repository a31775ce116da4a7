using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>
/// 404: there is no such record or resource, or the user does not see it. <c>ENTITY_IS_DELETED</c> says that the record was
/// deleted.
/// </summary>
public sealed class SalesforceNotFoundException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="errors">The errors of the org.</param>
    public SalesforceNotFoundException(string message, params IReadOnlyList<SalesforceError> errors)
        : base(message, HttpStatusCode.NotFound, errors)
    {
    }

    internal SalesforceNotFoundException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
