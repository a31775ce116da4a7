using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>403: the user may not do this. A profile or permission set must allow it.</summary>
public sealed class SalesforceAccessDeniedException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="errors">The errors of the org.</param>
    public SalesforceAccessDeniedException(string message, params IReadOnlyList<SalesforceError> errors)
        : base(message, HttpStatusCode.Forbidden, errors)
    {
    }

    internal SalesforceAccessDeniedException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
