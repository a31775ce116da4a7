using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>405: the resource does not know this method. The message lists those that it knows.</summary>
public sealed class MethodNotAllowedException : SalesforceException
{
    internal MethodNotAllowedException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
