using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>400: the request itself is wrong. The error code says how: a query that does not parse, a missing required field, a value that a picklist does not take.</summary>
public sealed class InvalidRequestException : SalesforceException
{
    internal InvalidRequestException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
