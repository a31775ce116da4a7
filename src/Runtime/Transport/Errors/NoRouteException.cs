using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>
/// 420 or 502: Salesforce Edge has no route to the org (420), or could not reach its instance (502). Check the address;
/// status.salesforce.com reports about outages.
/// </summary>
public sealed class NoRouteException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="errors">The errors of the org.</param>
    public NoRouteException(string message, params IReadOnlyList<SalesforceError> errors)
        : base(message, HttpStatusCode.BadGateway, errors)
    {
    }

    internal NoRouteException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
