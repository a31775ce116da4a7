using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>428: the org does this under a condition only: send a conditional header, as <c>If-Match</c>.</summary>
public sealed class SalesforcePreconditionRequiredException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="errors">The errors of the org.</param>
    public SalesforcePreconditionRequiredException(string message, params IReadOnlyList<SalesforceError> errors)
        : base(message, HttpStatusCode.PreconditionRequired, errors)
    {
    }

    internal SalesforcePreconditionRequiredException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
