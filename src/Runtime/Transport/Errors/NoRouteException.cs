using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>420 or 502: Salesforce Edge has no route to the org (420), or could not reach its instance (502). Check the address; status.salesforce.com tells about outages.</summary>
public sealed class NoRouteException : SalesforceException
{
    internal NoRouteException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
