using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>503: the org is down for maintenance, or overloaded.</summary>
public sealed class SalesforceUnavailableException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="errors">The errors of the org.</param>
    public SalesforceUnavailableException(string message, params IReadOnlyList<SalesforceError> errors)
        : base(message, HttpStatusCode.ServiceUnavailable, errors)
    {
    }

    internal SalesforceUnavailableException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
