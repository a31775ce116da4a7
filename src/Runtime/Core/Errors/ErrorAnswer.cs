using System.Net;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Core.Errors;

/// <summary>What is known of a call that failed: exceptions are made from it.</summary>
/// <param name="Call">The call: method and path.</param>
/// <param name="Status">The status.</param>
/// <param name="Errors">The org's errors.</param>
internal sealed record ErrorAnswer(string Call, HttpStatusCode Status, IReadOnlyList<SalesforceError> Errors)
{
    /// <summary>Salesforce's name for the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the answer asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What was known of the org's calls.</summary>
    public ApiUsage? Usage { get; init; }

    /// <summary>The records that a 300 names.</summary>
    public IReadOnlyList<string> Matches { get; init; } = [];

    /// <summary>The versions that the org serves; empty where they were not asked for.</summary>
    public IReadOnlyList<string> LiveVersions { get; init; } = [];

    /// <summary>What to do about it; empty where the status says it all.</summary>
    public string Advice { get; init; } = "";
}
