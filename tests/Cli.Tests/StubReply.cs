using System.Text;

namespace Salesforce.Typed.Tests;

/// <summary>What a <see cref="StubOrg"/> answers.</summary>
/// <param name="Body">The bytes of the body.</param>
internal sealed record StubReply(byte[] Body)
{
    public int Status { get; init; } = 200;

    public string ContentType { get; init; } = "application/json;charset=UTF-8";

    /// <summary>The length that is promised; null for that of the body.</summary>
    public int? PromisedLength { get; init; }

    /// <summary>Keeps the connection open after the body until it is set; null ends the connection.</summary>
    public ManualResetEventSlim? HoldsOpen { get; init; }

    /// <summary>A body of text.</summary>
    public static StubReply Of(string text) => new(Encoding.UTF8.GetBytes(text));
}
