using System.Text;
using System.Text.Json;
using Salesforce.Typed.Core.Values;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Events.Streams;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Events.Comet;

/// <summary>Reads platform events of CometD.</summary>
internal sealed class CometEventDecoder<T> : IEventDecoder<PlatformEvent<T>>
    where T : SObject, ISObject<T>
{
    public bool IsReady(in WireEvent wire) => true;

    public ValueTask PrepareAsync(WireEvent wire, CancellationToken cancellationToken) => default;

    public PlatformEvent<T> Decode(in WireEvent wire)
    {
        try
        {
            using var payload = JsonDocument.Parse(wire.Payload);
            var (date, user) = (Bytes(payload.RootElement, "CreatedDate"), Bytes(payload.RootElement, "CreatedById"));
            var record = (T)new CometRecord(T.Info).Read(wire.Payload.Span, default);
            return new PlatformEvent<T>(record, WireDates.TryReadDateTime(date, out var created)
                ? created
                : default, RawId.TryRead(user, out var id) ? id : default, wire.Id, wire.ReplayId);
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            throw new SalesforceFormatException("The event is not JSON", T.Info.Name, inner: e);
        }
    }

    public DateTimeOffset? TimeOf(PlatformEvent<T> read) => read.CreatedDate == default ? null : read.CreatedDate;

    private static byte[] Bytes(JsonElement payload, string name) =>
        payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? Encoding.UTF8.GetBytes(value.GetString()!)
            : [];
}
