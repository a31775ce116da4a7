using System.Text.Json;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Transport.Errors;

/// <summary>What the readers of .NET throw of an answer that is not what it should be.</summary>
internal static class MalformedResponse
{
    /// <summary>Whether the failure is one of the answer: a <see cref="SalesforceFormatException"/> takes its place.</summary>
    public static bool Causes(Exception failure) => failure switch
    {
        SalesforceFormatException or UnknownKindException or ObjectDisposedException => false,
        JsonException or KeyNotFoundException or InvalidOperationException or FormatException => true,
        ArgumentException or IndexOutOfRangeException or OverflowException or InvalidCastException => true,
        _ => false,
    };
}
