using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>401: the token is missing, expired or revoked, and renewing it did not help.</summary>
public sealed class NotAuthenticatedException : SalesforceException
{
    internal NotAuthenticatedException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
