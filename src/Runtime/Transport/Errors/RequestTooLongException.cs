using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>
/// 414 or 431: the address, or the address and the headers together, are over 16,384 bytes. It is found before the request is sent, unless
/// something in flight takes less than Salesforce does.
/// </summary>
public sealed class RequestTooLongException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="errors">The errors of the org.</param>
    public RequestTooLongException(string message, params IReadOnlyList<SalesforceError> errors)
        : base(message, HttpStatusCode.RequestUriTooLong, errors)
    {
    }

    internal RequestTooLongException(ErrorAnswer answer)
        : base(answer) => WasSent = true;

    private RequestTooLongException(ErrorAnswer answer, string message)
        : base(answer, message, null)
    {
    }

    /// <summary>Whether the request was sent; nothing was done in either case.</summary>
    public bool WasSent { get; }

    /// <summary>One that was not sent.</summary>
    internal static RequestTooLongException BeforeSending(ErrorAnswer answer, string message) => new(answer, message);
}
