using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>
/// 500 and other answers of its kind: the platform failed. Its message may hold an error id that Salesforce support can look up.
/// </summary>
public sealed class SalesforceServerErrorException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="errors">The errors of the org.</param>
    public SalesforceServerErrorException(string message, params IReadOnlyList<SalesforceError> errors)
        : base(message, HttpStatusCode.InternalServerError, errors)
    {
    }

    internal SalesforceServerErrorException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
