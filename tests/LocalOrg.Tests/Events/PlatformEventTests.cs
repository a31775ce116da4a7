using Avro.Generic;
using Avro.IO;
using Google.Protobuf;
using Grpc.Core;
using Salesforce.Typed.Testing.Events.Wire;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

public sealed class PlatformEventTests
{
    private const string Topic = "/event/Order_Shipped__e";

    [Fact]
    public async Task An_event_that_rest_creates_is_enqueued_and_comes_with_that_uuid()
    {
        await using var org = await StartAsync();
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync(Topic, preset: ReplayPreset.Earliest);
        var answer = await org.SendAsync("POST", "sobjects/Order_Shipped__e", """{"Number__c":"7","Weight__c":1.5,"IsExpress__c":true}""");
        Assert.Equal(201, (int)answer.Status);
        var error = answer.Body.GetProperty("errors")[0];
        Assert.Equal("OPERATION_ENQUEUED", error.GetProperty("statusCode").GetString());
        var received = await stream.NextAsync();
        Assert.Equal(error.GetProperty("message").GetString(), received.Raw.Event.Id);
        Assert.Equal(
            ("7", 1.5, true, org.Org.UserId),
            (received["Number__c"], received["Weight__c"], received["IsExpress__c"], received["CreatedById"]));
        Assert.Equal("Order_Shipped__e", received.Schema.Name);
        Assert.Empty(await org.RowsAsync("SELECT Id FROM Account"));
        var several = await org.SendAsync(
            "POST", "composite/sobjects",
            """{"records":[{"attributes":{"type":"Order_Shipped__e"},"Number__c":"8"},{"attributes":{"type":"Order_Shipped__e"},"Number__c":"9"}]}""");
        Assert.Equal((await stream.NextAsync(2)).Select(
            e => e.Raw.Event.Id), several.Body.EnumerateArray().Select(r => r.GetProperty("errors")[0].GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Events_are_published_one_by_one_in_requests_and_streams()
    {
        await using var org = await StartAsync();
        using var bus = new BusClient(org.Org);
        var topic = await bus.Stub.GetTopicAsync(
            new TopicRequest { TopicName = Topic }, bus.Metadata, cancellationToken: BusClient.Cancelled);
        Assert.True(topic is { CanPublish: true, CanSubscribe: true });
        var schema = await bus.SchemaAsync(topic.SchemaId);
        var response = await bus.Stub.PublishAsync(
            new PublishRequest { TopicName = Topic, Events = { Event(schema, topic.SchemaId, "one", "1"), new ProducerEvent
            {
                Id = "broken", SchemaId = topic.SchemaId, Payload = ByteString.CopyFrom(1, 2)
            } } },
            bus.Metadata, cancellationToken: BusClient.Cancelled);
        Assert.Equal(["one", "broken"], response.Results.Select(r => r.CorrelationKey));
        Assert.Null(response.Results[0].Error);
        Assert.Equal(ErrorCode.Publish, response.Results[1].Error.Code);
        using var publishing = bus.Stub.PublishStream(bus.Metadata, cancellationToken: BusClient.Cancelled);
        await publishing.RequestStream.WriteAsync(
            new PublishRequest { TopicName = Topic, Events = { Event(schema, topic.SchemaId, "two", "2") } }, BusClient.Cancelled);
        await publishing.RequestStream.WriteAsync(
            new PublishRequest { Events = { Event(schema, topic.SchemaId, "three", "3") } }, BusClient.Cancelled);
        for (var i = 0; i < 2; i++)
        {
            Assert.True(await publishing.ResponseStream.MoveNext(BusClient.Cancelled));
            Assert.Equal(10, Assert.Single(publishing.ResponseStream.Current.Results).ReplayId.Length);
        }
        using var stream = await bus.SubscribeAsync(Topic, preset: ReplayPreset.Earliest);
        var events = await stream.NextAsync(3);
        Assert.Equal([("one", "1"), ("two", "2"), ("three", "3")], events.Select(e => (e.Raw.Event.Id, (string)e["Number__c"]!)));
        Assert.Equal(response.Results[0].ReplayId, events[0].Raw.ReplayId);
    }

    [Fact]
    public async Task Change_events_cannot_be_published_and_requests_without_events_are_refused()
    {
        await using var org = await StartAsync();
        using var bus = new BusClient(org.Org);
        var denied = await Assert.ThrowsAsync<RpcException>(async () =>
            await bus.Stub.PublishAsync(
                new PublishRequest { TopicName = "/data/AccountChangeEvent" }, bus.Metadata, cancellationToken: BusClient.Cancelled));
        Assert.Equal(StatusCode.PermissionDenied, denied.StatusCode);
        var empty = await Assert.ThrowsAsync<RpcException>(async () =>
            await bus.Stub.PublishAsync(new PublishRequest { TopicName = Topic }, bus.Metadata, cancellationToken: BusClient.Cancelled));
        Assert.EndsWith("publish.event.count.invalid", BusClient.ErrorCode(empty), StringComparison.Ordinal);
    }

    private static Task<OrgClient> StartAsync() => OrgClient.StartAsync(o =>
        o.Schema(new OrgSchema([.. SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots")).Objects, OrderShipped])));

    private static ProducerEvent Event(Avro.RecordSchema schema, string schemaId, string id, string number)
    {
        var record = new GenericRecord(schema);
        record.Add("CreatedDate", 1_795_421_730_000);
        record.Add("CreatedById", "005Lc0000000001AAA");
        record.Add("Number__c", number);
        using var stream = new MemoryStream();
        new GenericDatumWriter<GenericRecord>(schema).Write(record, new BinaryEncoder(stream));
        return new ProducerEvent { Id = id, SchemaId = schemaId, Payload = ByteString.CopyFrom(stream.ToArray()) };
    }

    private static SObjectDescribe OrderShipped { get; } = new()
    {
        Name = "Order_Shipped__e", Label = "Order Shipped", LabelPlural = "Orders Shipped", KeyPrefix = "e00",
        Traits = SObjectTraits.Createable,
        Fields = new EquatableArray<FieldDescribe>([
            new() { Name = "ReplayId", Label = "Replay ID", Type = FieldType.String, TypeName = "string", Traits = FieldTraits.Nillable },
            new() { Name = "CreatedDate", Label =
                "Created Date", Type = FieldType.DateTime, TypeName = "datetime", Traits = FieldTraits.DefaultedOnCreate },
            new() { Name = "CreatedById", Label = "Created By ID", Type = FieldType.Reference, TypeName =
                "reference", Traits = FieldTraits.DefaultedOnCreate, ReferenceTo = new EquatableArray<string>(["User"]) },
            new() { Name = "Number__c", Label = "Number", Type = FieldType.String, TypeName = "string", Length = 20, Traits = Written },
            new() { Name =
                "Weight__c", Label = "Weight", Type = FieldType.Double, TypeName = "double", Precision = 10, Scale = 2, Traits = Written },
            new() { Name = "IsExpress__c", Label =
                "Express", Type = FieldType.Boolean, TypeName = "boolean", Traits = Written | FieldTraits.DefaultedOnCreate },
        ]),
    };

    private const FieldTraits Written = FieldTraits.Createable | FieldTraits.Nillable | FieldTraits.Custom;
}
