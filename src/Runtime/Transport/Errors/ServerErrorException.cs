using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>500 and other answers of its kind: the platform failed. Its message may hold an error id that Salesforce support can look up.</summary>
public sealed class ServerErrorException : SalesforceException
{
    internal ServerErrorException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
