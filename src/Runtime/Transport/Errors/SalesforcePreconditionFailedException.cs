using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>
/// 412: the record or resource is not in the state that a conditional header required, so nothing was done. Read it again and
/// decide again.
/// </summary>
public sealed class SalesforcePreconditionFailedException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="errors">The errors of the org.</param>
    public SalesforcePreconditionFailedException(string message, params IReadOnlyList<SalesforceError> errors)
        : base(message, HttpStatusCode.PreconditionFailed, errors)
    {
    }

    internal SalesforcePreconditionFailedException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
