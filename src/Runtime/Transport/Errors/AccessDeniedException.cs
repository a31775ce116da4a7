using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>403: the user may not do this. A profile or permission set must allow it.</summary>
public sealed class AccessDeniedException : SalesforceException
{
    internal AccessDeniedException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
