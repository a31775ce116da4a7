using System.Net;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>
/// 410: this version of the API is retired, or the resource is gone from it. Set <see cref="SalesforceOptions.ApiVersion"/> to a
/// version that lives.
/// </summary>
public sealed class ApiVersionRetiredException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="errors">The errors of the org.</param>
    public ApiVersionRetiredException(string message, params IReadOnlyList<SalesforceError> errors)
        : base(message, HttpStatusCode.Gone, errors) => SupportedVersions = [];

    internal ApiVersionRetiredException(ErrorAnswer answer)
        : base(answer) => SupportedVersions = answer.LiveVersions;

    /// <summary>The versions that the org serves, oldest first, as <c>67.0</c>; empty where it did not say.</summary>
    public IReadOnlyList<string> SupportedVersions { get; }
}
