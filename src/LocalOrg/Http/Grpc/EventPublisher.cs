using Google.Protobuf;
using Grpc.Core;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Users;
using Salesforce.Typed.Testing.Events.Bus;
using Salesforce.Typed.Testing.Events.Changes;
using Salesforce.Typed.Testing.Events.Schemas;
using Salesforce.Typed.Testing.Events.Wire;

namespace Salesforce.Typed.Testing.Http.Grpc;

/// <summary>Puts platform events of clients on the bus.</summary>
internal sealed class EventPublisher(EventBus bus, ChangeJournal journal, Database database, DatabaseLock databaseLock)
{
    private const int MostEventBytes = 1_048_576;

    /// <summary>Publishes the events of a request; each is taken or refused by itself.</summary>
    /// <exception cref="RpcException">There are none.</exception>
    public async Task<PublishResponse> PublishAsync(
        Topic topic, PublishRequest request, PubSubCall call, CancellationToken cancellationToken)
    {
        if (request.Events.Count == 0)
            throw PubSubErrors.Of(
                StatusCode.InvalidArgument, "publish.event.count.invalid", "A publish request must hold at least one event.", call.RpcId);
        var schema = bus.Schemas.Of(topic.Object!);
        var refusals = request.Events.Select(e => Refusal(e, schema, call.User)).ToList();
        var drafts = request.Events.Where((_, i) => refusals[i] is null).Select(e => Draft(e, schema)).ToList();
        var positions = drafts.Count == 0
            ? []
            : await databaseLock.RunAsync(() => Publish(drafts), cancellationToken).ConfigureAwait(false);
        var response = new PublishResponse { SchemaId = schema.Schema.Id, RpcId = call.RpcId };
        var taken = 0;
        for (var i = 0; i < request.Events.Count; i++)
        {
            var result = new PublishResult { CorrelationKey = request.Events[i].Id };
            if (refusals[i] is { } refusal)
                result.Error = new Error { Code = ErrorCode.Publish, Msg = refusal };
            else
                result.ReplayId = ByteString.CopyFrom(ReplayIds.Of(positions[taken++]));
            response.Results.Add(result);
        }
        return response;
    }

    private List<long> Publish(List<DraftEvent> drafts)
    {
        database.Atomically(() =>
        {
            foreach (var draft in drafts)
                journal.Add(draft);
            return true;
        });
        return [.. journal.Published.Select(e => e.Position)];
    }

    private string? Refusal(ProducerEvent produced, ChangeSchema schema, OrgUser user)
    {
        if (produced.Payload.Length > MostEventBytes)
            return $"The event message is larger than {MostEventBytes} bytes.";
        if (bus.Schemas.Find(produced.SchemaId, user.View) is not { } writer || writer.Name != schema.Schema.Name)
            return $"The schema ID '{produced.SchemaId}' is not one of {schema.Object.Name}.";
        try
        {
            var decoded = DecodedEvent.Read(writer, produced.Payload.Span);
            return ReadOnlyField(decoded, schema.Object.Name, user) is { } field ? $"You can't write the field {field}." : null;
        }
        catch (InvalidDataException e)
        {
            return "The payload is not of its schema: " + e.Message;
        }
    }

    // A field with a value that the user may read and not write.
    private string? ReadOnlyField(DecodedEvent decoded, string entity, OrgUser user)
    {
        if (user.View.IsWhole)
            return null;
        var (seen, whole) = (user.View.Model.Find(entity), user.View.Whole.Find(entity));
        return decoded.Schema.Fields.Where((_, i) => decoded.Values[i] is not null).Select(f => f.Name)
            .FirstOrDefault(n => whole?.Find(n)?.Describe.Is(Schema.FieldTraits.Createable) == true
                && seen?.Find(n)?.Describe.Is(Schema.FieldTraits.Createable) != true);
    }

    private DraftEvent Draft(ProducerEvent produced, ChangeSchema schema) => new()
    {
        Object = schema.Object,
        Schema = schema,
        Id = produced.Id.Length > 0 ? produced.Id : Guid.NewGuid().ToString(),
        Change = new EncodedChange(Payload(produced, schema.Schema), [], [], []),
    };

    // Users without some fields write with a schema of their own.
    private byte[] Payload(ProducerEvent produced, EventSchema schema) => produced.SchemaId == schema.Id
        ? produced.Payload.ToByteArray()
        : DecodedEvent.Read(bus.Schemas.Find(produced.SchemaId)!, produced.Payload.Span).In(schema).Write();
}
