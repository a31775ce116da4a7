using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>412: the record or resource is not in the state that a conditional header demanded, so nothing was done. Read it again and decide anew.</summary>
public sealed class PreconditionFailedException : SalesforceException
{
    internal PreconditionFailedException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
