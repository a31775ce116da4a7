using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>503: the org is down for maintenance, or overloaded.</summary>
public sealed class ServiceUnavailableException : SalesforceException
{
    internal ServiceUnavailableException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
