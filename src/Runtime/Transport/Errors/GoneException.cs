using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>410: this version of the API is retired, or the resource is gone from it. Set <see cref="SalesforceOptions.ApiVersion"/> to a version that lives.</summary>
public sealed class GoneException : SalesforceException
{
    internal GoneException(ErrorAnswer answer)
        : base(answer) => LiveVersions = answer.LiveVersions;

    /// <summary>The versions that the org serves, oldest first, as <c>67.0</c>; empty where it did not say.</summary>
    public IReadOnlyList<string> LiveVersions { get; }
}
