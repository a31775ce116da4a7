using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>409: the request does not fit the state of the resource, as when the version of the API has no such resource. A locked row is no conflict: that is a 400, <c>UNABLE_TO_LOCK_ROW</c>.</summary>
public sealed class ConflictException : SalesforceException
{
    internal ConflictException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
