using Salesforce.Typed.Errors;
using Salesforce.Typed.Events.Streams;

namespace Salesforce.Typed.Tests;

/// <summary>Reads the one byte of an event as its number; 66 is not a number.</summary>
internal sealed class NumberDecoder : IEventDecoder<string>
{
    public const byte Poison = 66;

    public bool IsReady(in WireEvent wire) => true;

    public ValueTask PrepareAsync(WireEvent wire, CancellationToken cancellationToken) => default;

    public string? Decode(in WireEvent wire) => wire.Payload.Span[0] == Poison
        ? throw new SalesforceFormatException("poison", "Account", "Name")
        : wire.Payload.Span[0].ToString(System.Globalization.CultureInfo.InvariantCulture);

    public DateTimeOffset? TimeOf(string read) => null;
}
