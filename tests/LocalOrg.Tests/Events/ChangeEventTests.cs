using Salesforce.Typed.Testing.Events.Wire;

namespace Salesforce.Typed.Tests;

public sealed class ChangeEventTests
{
    private const long Now = 1795421730000; // the fixed clock's second

    [Fact]
    public async Task A_record_that_is_created_is_an_event_with_all_of_its_fields()
    {
        await using var org = await OrgClient.StartAsync(o => o.Clock(new FixedClock()));
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync("/data/AccountChangeEvent", preset: ReplayPreset.Earliest);
        var id = await org.CreateAsync(
            "Account",
            """{"Name":"Acme","Phone":"1","AnnualRevenue":1234,"NumberOfEmployees":7,"BillingCity":"Paris","BillingLatitude":48.85}""");
        var created = await stream.NextAsync();
        Assert.Equal(("Account", "CREATE", id, 1), (created.Entity, created.Type, created.Id, created.Sequence));
        Assert.Equal("com/salesforce/api/rest/67.0", created.Header["changeOrigin"]);
        Assert.Equal(org.Org.UserId, created.Header["commitUser"]);
        Assert.Equal(Now, created.Header["commitTimestamp"]);
        Assert.Empty(created.Changed);
        Assert.Empty(created.Nulled);
        Assert.Equal(
            ("Acme", "1", 1234.0, 7),
            ((string)created["Name"]!, (string)created["Phone"]!, (double)created["AnnualRevenue"]!, (int)created["NumberOfEmployees"]!));
        Assert.Equal(
            ("Paris", 48.85), ((string)created.Part("BillingAddress", "City")!, (double)created.Part("BillingAddress", "Latitude")!));
        Assert.Null(created.Part("BillingAddress", "Street"));
        Assert.Null(created["ShippingAddress"]);
        Assert.Equal(Now, created["CreatedDate"]);
        Assert.Equal(org.Org.UserId, created["OwnerId"]);
        Assert.Equal(10, created.Raw.ReplayId.Length);
        Assert.True(Guid.TryParse(created.Raw.Event.Id, out _));
    }

    [Fact]
    public async Task An_update_has_what_changed_and_tells_null_from_unchanged()
    {
        await using var org = await OrgClient.StartAsync();
        var id = await org.CreateAsync(
            "Account", """{"Name":"Acme","Phone":"1","Fax":"2","BillingCity":"Paris","BillingStreet":"Rue 1"}""");
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync("/data/AccountChangeEvent", preset: ReplayPreset.Earliest);
        await stream.NextAsync();
        await org.SendAsync(
            "PATCH", $"sobjects/Account/{id}", """{"Phone":null,"Fax":"3","BillingCity":"Nice","Name":"Acme"}""",
            ("Sforce-Call-Options", "client=tests"));
        var updated = await stream.NextAsync();
        Assert.Equal(("UPDATE", id), (updated.Type, updated.Id));
        Assert.Equal("com/salesforce/api/rest/67.0;client=tests", updated.Header["changeOrigin"]);
        Assert.Equal(["BillingAddress.City", "Fax", "LastModifiedDate", "Phone"], updated.Changed.Order(StringComparer.Ordinal));
        Assert.Equal(["Phone"], updated.Nulled);
        Assert.Equal(["BillingAddress", "Fax", "LastModifiedDate"], updated.Filled.Order(StringComparer.Ordinal));
        Assert.Equal(("Nice", null), (updated.Part("BillingAddress", "City"), updated.Part("BillingAddress", "Street")));
    }

    [Fact]
    public async Task A_change_has_the_origin_of_its_own_call_and_none_where_no_call_made_it()
    {
        await using var org = await OrgClient.StartAsync();
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync("/data/AccountChangeEvent", preset: ReplayPreset.Earliest);
        (string, string) mine = ("Sforce-Call-Options", "client=mine, defaultNamespace=x");
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await org.SendAsync("POST", "composite", $$"""
            {"compositeRequest":[{"method":"PATCH","url":"/services/data/v60.0/sobjects/Account/{{id}}","referenceId":"a","body":{"Phone":"1"} } ] }
            """, mine);
        await org.SendAsync("DELETE", $"composite/sobjects?ids={id}", null, mine);
        await org.Org.UndeleteAsync([id], BusClient.Cancelled);
        Assert.Equal(
            [("CREATE", "com/salesforce/api/rest/67.0"), ("UPDATE", "com/salesforce/api/rest/67.0;client=mine"), ("DELETE", "com/salesforce/api/rest/67.0;client=mine"), ("UNDELETE", "")],
            (await stream.NextAsync(4)).Select(e => (e.Type, (string)e.Header["changeOrigin"]!)));
    }

    [Fact]
    public async Task Deleting_takes_children_along_and_undeleting_brings_all_fields_back()
    {
        await using var org = await OrgClient.StartAsync();
        var account = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        var contact = await org.CreateAsync("Contact", $$"""{"LastName":"Ray","FirstName":"Man","AccountId":"{{account}}"}""");
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync("/data/ChangeEvents", preset: ReplayPreset.Earliest);
        var created = await stream.NextAsync(2);
        Assert.Equal(("Man", "Ray"), (created[1].Part("Name", "FirstName"), created[1].Part("Name", "LastName")));
        await org.SendAsync("DELETE", $"sobjects/Account/{account}");
        await org.Org.UndeleteAsync([account], BusClient.Cancelled);
        var events = await stream.NextAsync(4);
        Assert.Equal([
            ("DELETE", account, 1), ("DELETE", contact, 2), ("UNDELETE", account, 1), ("UNDELETE", contact, 2)
        ], events.Select(e => (e.Type, e.Id, e.Sequence)));
        Assert.Empty(events[0].Filled);
        Assert.Equal("Acme", events[2]["Name"]);
        Assert.Equal("Ray", events[3].Part("Name", "LastName"));
        Assert.Equal(events[0].Transaction, events[1].Transaction);
        Assert.NotEqual(events[0].Transaction, events[2].Transaction);
    }

    [Fact]
    public async Task A_topic_has_a_schema_and_a_client_without_a_good_token_is_told_in_the_trailers()
    {
        await using var org = await OrgClient.StartAsync();
        using var bus = new BusClient(org.Org);
        var topic = await bus.Stub.GetTopicAsync(
            new TopicRequest { TopicName = "/data/AccountChangeEvent" }, bus.Metadata, cancellationToken: BusClient.Cancelled);
        Assert.Equal(
            ("/data/AccountChangeEvent", org.Org.OrganizationId, false, true),
            (topic.TopicName, topic.TenantGuid, topic.CanPublish, topic.CanSubscribe));
        Assert.Equal("com.sforce.eventbus.AccountChangeEvent", (await bus.SchemaAsync(topic.SchemaId)).Fullname);
        using var stranger = new BusClient(org.Org, token: "nobody's");
        var refused = await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () => await stranger.Stub.GetTopicAsync(
            new TopicRequest { TopicName = "/data/AccountChangeEvent" }, stranger.Metadata, cancellationToken: BusClient.Cancelled));
        Assert.Equal(
            (Grpc.Core.StatusCode.Unauthenticated, "sfdc.platform.eventbus.grpc.service.auth.error"),
            (refused.StatusCode, BusClient.ErrorCode(refused)));
        Assert.EndsWith("rpcId: " + refused.Trailers.GetValue("rpc-id"), refused.Status.Detail, StringComparison.Ordinal);
    }
}
