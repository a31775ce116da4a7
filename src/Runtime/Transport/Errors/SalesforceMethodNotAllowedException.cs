using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>405: the resource does not know this method. The message lists those that it knows.</summary>
public sealed class SalesforceMethodNotAllowedException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="errors">The errors of the org.</param>
    public SalesforceMethodNotAllowedException(string message, params IReadOnlyList<SalesforceError> errors)
        : base(message, HttpStatusCode.MethodNotAllowed, errors)
    {
    }

    internal SalesforceMethodNotAllowedException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
