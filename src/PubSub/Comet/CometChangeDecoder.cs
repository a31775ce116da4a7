using System.Text.Json;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Events.Changes;
using Salesforce.Typed.Events.Streams;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Events.Comet;

/// <summary>Reads change events of CometD.</summary>
internal sealed class CometChangeDecoder<TEvent>(Func<string, SObjectInfo?> find) : IEventDecoder<TEvent>
    where TEvent : ChangeEvent
{
    private readonly Dictionary<string, ChangeFactory> _factories = new(StringComparer.Ordinal);

    public bool IsReady(in WireEvent wire) => true;

    public ValueTask PrepareAsync(WireEvent wire, CancellationToken cancellationToken) => default;

    public TEvent? Decode(in WireEvent wire)
    {
        try
        {
            using var payload = JsonDocument.Parse(wire.Payload);
            if (payload.RootElement.ValueKind != JsonValueKind.Object
                || !payload.RootElement.TryGetProperty("ChangeEventHeader", out var json) || json.ValueKind != JsonValueKind.Object)
                throw new SalesforceFormatException("The event has no ChangeEventHeader, so it is not a change event");
            var (header, changed) = CometHeader.Read(json);
            if (find(header.EntityName) is not { } info)
                return new ChangeEvent(header, new UnknownObjectFields(header.EntityName), wire.Id, wire.ReplayId) as TEvent;
            var record = new CometRecord(info);
            var read = record.Read(wire.Payload.Span, header.RecordIds is [var only] ? only : default);
            return FactoryOf(info).Make(
                header, new CometChangedFields(info, changed, record.Differences), read, wire.Id, wire.ReplayId) as TEvent;
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            throw new SalesforceFormatException("The event is not JSON", inner: e);
        }
    }

    public DateTimeOffset? TimeOf(TEvent read) => read.CommitTimestamp;

    private ChangeFactory FactoryOf(SObjectInfo info) =>
        _factories.TryGetValue(info.Name, out var factory) ? factory : _factories[info.Name] = ChangeFactory.Of(info);
}
