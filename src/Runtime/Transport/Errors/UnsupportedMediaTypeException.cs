using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>415: the body has a format that the resource does not take.</summary>
public sealed class UnsupportedMediaTypeException : SalesforceException
{
    internal UnsupportedMediaTypeException(ErrorAnswer answer)
        : base(answer)
    {
    }
}
