using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>401, or 400 and 403 with <c>INVALID_SESSION_ID</c> or <c>Bad_OAuth_Token</c>: the token is missing, expired or revoked, and renewing it did not help.</summary>
public sealed class NotAuthenticatedException : SalesforceException
{
    internal NotAuthenticatedException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
