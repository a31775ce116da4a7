using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>404: there is no such record or resource, or the user does not see it. <c>ENTITY_IS_DELETED</c> says that the record was deleted.</summary>
public sealed class NotFoundException : SalesforceException
{
    internal NotFoundException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
