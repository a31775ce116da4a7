using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>428: the org does this under a condition only: send a conditional header, as <c>If-Match</c>.</summary>
public sealed class PreconditionRequiredException : SalesforceException
{
    internal PreconditionRequiredException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
