using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>415: the body has a format that the resource does not take.</summary>
public sealed class SalesforceUnsupportedMediaTypeException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="errors">The errors of the org.</param>
    public SalesforceUnsupportedMediaTypeException(string message, params IReadOnlyList<SalesforceError> errors)
        : base(message, HttpStatusCode.UnsupportedMediaType, errors)
    {
    }

    internal SalesforceUnsupportedMediaTypeException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
