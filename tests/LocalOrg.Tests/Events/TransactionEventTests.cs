using Salesforce.Typed.Testing.Events.Wire;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>What a transaction publishes: all of it or nothing, each record once.</summary>
public sealed class TransactionEventTests
{
    [Fact]
    public async Task A_collection_is_one_transaction_with_numbers_in_order_and_a_record_that_was_refused_has_no_event()
    {
        await using var org = await OrgClient.StartAsync();
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync("/data/ChangeEvents", preset: ReplayPreset.Earliest);
        await org.SendAsync(
            "POST", "composite/sobjects",
            """{"records":[{"attributes":{"type":"Account"},"Name":"A"},{"attributes":{"type":"Account"}},{"attributes":{"type":"Contact"},"LastName":"B"}]}""");
        var events = await stream.NextAsync(2);
        Assert.Equal([("Account", 1), ("Contact", 2)], events.Select(e => (e.Entity, e.Sequence)));
        Assert.Equal(events[0].Transaction, events[1].Transaction);
        Assert.Equal(events[0].Header["commitNumber"], events[1].Header["commitNumber"]);
    }

    [Fact]
    public async Task What_is_rolled_back_was_never_published()
    {
        await using var org = await OrgClient.StartAsync();
        await org.SendAsync(
            "POST", "composite/sobjects",
            """{"allOrNone":true,"records":[{"attributes":{"type":"Account"},"Name":"A"},{"attributes":{"type":"Account"}}]}""");
        await org.SendAsync(
            "POST", "composite/tree/Account",
            """{"records":[{"attributes":{"type":"Account","referenceId":"a"},"Name":"A"},{"attributes":{"type":"Account","referenceId":"b"}}]}""");
        Assert.Equal(0, org.Org.Events.Count);
    }

    [Fact]
    public async Task Several_changes_of_a_record_in_a_transaction_are_one_event()
    {
        await using var org = await OrgClient.StartAsync();
        var id = await org.CreateAsync("Account", """{"Name":"A","Phone":"1"}""");
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync("/data/ChangeEvents", preset: ReplayPreset.Earliest);
        await stream.NextAsync();
        await org.SendAsync("POST", "composite", $$$"""
            {"allOrNone":true,"collateSubrequests":false,"compositeRequest":[
            {"method":"PATCH","url":"/services/data/v67.0/sobjects/Account/{{{id}}}","referenceId":"r1","body":{"Phone":"2","Fax":"7"}},
            {"method":"POST","url":"/services/data/v67.0/sobjects/Contact","referenceId":"r2","body":{"LastName":"Ray"}},
            {"method":"PATCH","url":"/services/data/v67.0/sobjects/Contact/@{r2.id}","referenceId":"r3","body":{"FirstName":"Man"}},
            {"method":"PATCH","url":"/services/data/v67.0/sobjects/Account/{{{id}}}","referenceId":"r4","body":{"Phone":"1","Site":"x"}}]}
            """);
        var events = await stream.NextAsync(2);
        Assert.Equal([("UPDATE", "Account", 1), ("CREATE", "Contact", 2)], events.Select(e => (e.Type, e.Entity, e.Sequence)));
        Assert.Equal(["Fax", "LastModifiedDate", "Site"], events[0].Changed.Order(StringComparer.Ordinal));
        Assert.Equal("Man", events[1].Part("Name", "FirstName"));
    }

    [Fact]
    public async Task The_same_change_of_several_records_is_one_event_with_their_ids()
    {
        await using var org = await OrgClient.StartAsync();
        var (a, b, c) = (await org.CreateAsync("Account", """{"Name":"A"}"""), await org.CreateAsync(
            "Account", """{"Name":"B"}"""), await org.CreateAsync("Account", """{"Name":"C"}"""));
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync("/data/AccountChangeEvent", preset: ReplayPreset.Earliest);
        await stream.NextAsync(3);
        await org.SendAsync("PATCH", "composite/sobjects", $$"""
            {"records":[{"attributes":{"type":"Account"},"Id":"{{a}}","Phone":"1"},{"attributes":{"type":"Account"},"Id":"{{b}}","Phone":"1"},{"attributes":{"type":"Account"},"Id":"{{c}}","Phone":"2"}]}
            """);
        var events = await stream.NextAsync(2);
        Assert.Equal([a, b], events[0].RecordIds);
        Assert.Equal([c], events[1].RecordIds);
        Assert.Equal([1, 2], events.Select(e => e.Sequence));
        await org.SendAsync("DELETE", $"composite/sobjects?ids={a},{b}");
        Assert.Equal([a, b], (await stream.NextAsync()).RecordIds);
    }

    [Fact]
    public async Task Changes_of_objects_that_are_not_enabled_leave_holes_in_the_numbers()
    {
        await using var org = await OrgClient.StartAsync(o => o.ChangeEvents("Contact"));
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync("/data/ChangeEvents", preset: ReplayPreset.Earliest);
        const string Both =
            """{"records":[{"attributes":{"type":"Account"},"Name":"A"},{"attributes":{"type":"Contact"},"LastName":"B"}]}""";
        await org.SendAsync("POST", "composite/sobjects", Both);
        Assert.Equal(("Contact", 2), await EntityAndNumberAsync());
        await org.Org.Events.EnableAsync("Account");
        await org.Org.Events.DisableAsync("Contact");
        await org.SendAsync("POST", "composite/sobjects", Both);
        Assert.Equal(("Account", 1), await EntityAndNumberAsync());
        Assert.Equal(2, org.Org.Events.Count);
        await Assert.ThrowsAsync<InvalidOperationException>(() => org.Org.Events.EnableAsync("Nothing__c"));

        async Task<(string, int)> EntityAndNumberAsync() => await stream.NextAsync() is var e ? (e.Entity, e.Sequence) : default;
    }

    [Fact]
    public async Task Children_that_lose_their_parent_are_updated_by_the_org_and_not_modified()
    {
        await using var org = await OrgClient.StartAsync();
        var parent = await org.CreateAsync("Project__c", """{"Name":"Parent"}""");
        var child = await org.CreateAsync("Project__c", $$"""{"Name":"Child","Parent__c":"{{parent}}"}""");
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync("/data/Project__ChangeEvent", preset: ReplayPreset.Earliest);
        await stream.NextAsync(2);
        await org.SendAsync("DELETE", $"sobjects/Project__c/{parent}");
        var events = await stream.NextAsync(2);
        Assert.Equal([("DELETE", parent), ("UPDATE", child)], events.Select(e => (e.Type, e.Id)));
        Assert.Equal(["Parent__c"], events[1].Changed);
        Assert.Equal(["Parent__c"], events[1].Nulled);
    }

    [Fact]
    public async Task A_small_change_of_a_long_text_is_a_diff_with_the_hash_of_the_whole()
    {
        await using var org = await OrgClient.StartAsync();
        var lines = Enumerable.Range(0, 40).Select(i => $"Line {i} of a text that is long enough for that").ToList();
        var id = await org.CreateAsync("Account", $$"""{"Name":"A","Description":{{Json()}}}""");
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync("/data/AccountChangeEvent", preset: ReplayPreset.Earliest);
        await stream.NextAsync();
        lines[3] = "Another line";
        lines.Insert(20, "A new line");
        lines.RemoveAt(30);
        await org.SendAsync("PATCH", $"sobjects/Account/{id}", $$"""{"Description":{{Json()}}}""");
        var updated = await stream.NextAsync();
        Assert.Equal(["Description"], updated.Diffs);
        var hash = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines))));
        Assert.Equal(
            $"--- \n+++ {hash}\n@@ -4,1 +4,1 @@\n-Line 3 of a text that is long enough for that\n+Another line\n@@ -20,0 +21,1 @@\n+A new "
                + $"line\n@@ -30,1 +30,0 @@\n-Line 29 of a text that is long enough for that",
            updated["Description"]);
        await org.SendAsync("PATCH", $"sobjects/Account/{id}", """{"Description":"short"}""");
        var whole = await stream.NextAsync();
        Assert.Empty(whole.Diffs);
        Assert.Equal("short", whole["Description"]);

        string Json() => System.Text.Json.JsonSerializer.Serialize(string.Join('\n', lines));
    }

    [Fact]
    public async Task More_changes_than_a_transaction_may_publish_are_an_overflow_for_each_object()
    {
        await using var org = await OrgClient.StartAsync(o => o.ChangesBeforeOverflow(20));
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync("/data/ChangeEvents", preset: ReplayPreset.Earliest);
        await org.SendAsync("POST", "composite/sobjects", """
            {"records":[{"attributes":{"type":"Account"},"Name":"A"},{"attributes":{"type":"Account"},"Name":"B"},{"attributes":{"type":"Account"},"Name":"C"},
            {"attributes":{"type":"Contact"},"LastName":"D"}]}
            """);
        var events = await stream.NextAsync(3);
        Assert.Equal(
            [("CREATE", "Account"), ("GAP_OVERFLOW", "Account"), ("GAP_OVERFLOW", "Contact")], events.Select(e => (e.Type, e.Entity)));
        Assert.Equal("000000000000000AAA", events[1].Id);
        Assert.Empty(events[1].Filled);
    }

    [Fact]
    public async Task Seeds_and_first_users_are_no_changes()
    {
        await using var org = await OrgClient.StartAsync();
        Assert.Equal(0, org.Org.Events.Count);
        await org.Org.AddUserAsync(new LocalUser("kim@acme.example"), BusClient.Cancelled);
        Assert.Equal(1, org.Org.Events.Count);
    }
}
