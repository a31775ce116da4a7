using System.Net;

namespace Salesforce.Typed;

/// <summary>403 <c>REQUEST_LIMIT_EXCEEDED</c>: the org's daily requests are used up, or too many long requests run at once; the message tells which.</summary>
public sealed class RequestLimitException : SalesforceException
{
    internal RequestLimitException(string call, HttpStatusCode status, IReadOnlyList<SalesforceError> errors)
        : base(call, status, errors)
    {
    }
}
