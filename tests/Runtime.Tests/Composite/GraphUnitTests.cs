using System.Text.Json;
using Acme.Crm;
using Salesforce.Typed.Composite;

namespace Salesforce.Typed.Tests;

/// <summary>Graphs: what they send, and what they make of the answer.</summary>
public class GraphUnitTests
{
    private static readonly Id<Account> One = Id<Account>.Parse("001000000000001AAA");

    [Fact]
    public async Task What_refers_to_each_other_is_one_graph_and_comes_in_an_order_that_works()
    {
        var stub = new StubOrg(call => StubOrg.Json(Reply(call)));
        await using var org = stub.Client();
        var graph = org.Graph();
        var head = graph.Reserve<Account>();
        var ray = graph.Create(new Contact { LastName = "Ray", AccountId = head.Id });
        var lone = graph.Create(new Account { Name = "Lone" });
        graph.Create(head, new Account { Name = "Head" });
        graph.Update(Account.WithId(head.Id) with { Phone = "1" });
        graph.Upsert(org.Account, a => a.ErpId__c, "K", Account.Empty with { ParentId = lone.Id });
        graph.Delete(One);
        await graph.SendAsync(Cancel);

        Assert.All(graph.Steps, s => Assert.True(s.Succeeded));
        Assert.True(ray.Id.Raw.IsId);
        var call = Assert.Single(stub.Calls);
        Assert.Equal("/services/data/v67.0/composite/graph", call.Path);
        using var body = JsonDocument.Parse(call.Body);
        Assert.Equal(
            ["graph0: ref0 ref1 ref3", "graph1: ref2 ref4", "graph2: ref5"],
            body.RootElement.GetProperty("graphs").EnumerateArray().Select(g =>
                $"{g.GetProperty("graphId")}: "
                    + $"{string.Join(' ', g.GetProperty("compositeRequest").EnumerateArray().Select(s => s.GetProperty("referenceId").GetString()))}"));
        Assert.Equal(
            """{"method":"POST","url":"/services/data/v67.0/sobjects/Contact","referenceId":"ref1","body":{"LastName":"Ray","AccountId":"@{ref0.id}"}}""",
            body.RootElement.GetProperty("graphs")[0].GetProperty("compositeRequest")[1].GetRawText());
    }

    [Fact]
    public async Task Many_related_records_fill_the_requests_and_one_that_fails_leaves_the_others()
    {
        var stub = new StubOrg(call => call.Body.Contains("\"A0\"", StringComparison.Ordinal)
            ? StubOrg.Json("""[{"errorCode":"LIMIT_EXCEEDED","message":"no"}]""", System.Net.HttpStatusCode.BadRequest)
            : StubOrg.Json(Reply(call)));
        await using var org = stub.Client();
        var graph = org.Graph(parallelism: 1);
        for (var i = 0; i < 300; i++)
        {
            var account = graph.Create(new Account { Name = $"A{i}" });
            for (var c = 0; c < 4; c++)
                graph.Create(new Contact { LastName = $"C{i}.{c}", AccountId = account.Id });
        }
        await graph.SendAsync(Cancel);

        // 75 graphs of five steps each.
        Assert.Equal([375, 375, 375, 375], stub.Calls.Select(c => c.Body.Split("\"referenceId\"").Length - 1));
        Assert.Equal(375, graph.Failed.Count());
        Assert.All(graph.Steps.Skip(375), s => Assert.True(s.Succeeded));
    }

    [Fact]
    public async Task A_graph_that_failed_tells_who_is_to_blame_and_what_was_not_tried_is_told_apart()
    {
        // The first graph of two fails at its second step; of the last the org says that it was halted.
        const string Halted = """[{"errorCode":"PROCESSING_HALTED","message":"Processing was halted."}]""";
        const string Back =
            """[{"errorCode":"PROCESSING_HALTED","message":"The transaction was rolled back since another operation in the same transaction failed."}]""";
        await using var org = StubOrg.Always($$"""
            {"graphs":[
              {"graphId":"graph0","graphResponse":{"compositeResponse":[
                {"body":{{Back}},"httpHeaders":{},"httpStatusCode":400,"referenceId":"ref0"},
                {"body":[{"errorCode":"STRING_TOO_LONG","message":"no","fields":["LastName"]}],"httpHeaders":{},"httpStatusCode":400,"referenceId":"ref1"}]},"isSuccessful":false},
              {"graphId":"graph1","graphResponse":{"compositeResponse":[
                {"body":{"id":"001000000000001AAA","success":true,"errors":[]},"httpHeaders":{},"httpStatusCode":201,"referenceId":"ref2"}]},"isSuccessful":true},
              {"graphId":"graph2","graphResponse":{"compositeResponse":[
                {"body":{{Halted}},"httpHeaders":{},"httpStatusCode":400,"referenceId":"ref3"},
                {"body":{{Halted}},"httpHeaders":{},"httpStatusCode":400,"referenceId":"ref4"}]},"isSuccessful":false}]}
            """).Client();
        var graph = org.Graph();
        var acme = graph.Create(new Account { Name = "Acme" });
        graph.Create(new Contact { LastName = "Ray", AccountId = acme.Id });
        graph.Create(new Account { Name = "Lone" });
        var last = graph.Create(new Account { Name = "Last" });
        graph.Create(new Contact { LastName = "Otto", AccountId = last.Id });
        await graph.SendAsync(Cancel);

        Assert.Equal(
            [OutcomeStatus.RolledBack, OutcomeStatus.Failed, OutcomeStatus.Succeeded, OutcomeStatus.Halted, OutcomeStatus.Halted],
            graph.Steps.Select(s => s.Status));
        Assert.Equal("LastName", graph.Failed.Single().Errors[0].Fields.Single());
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused_before_anything_is_sent()
    {
        var stub = StubOrg.Always("{}");
        await using var org = stub.Client();

        var circle = org.Graph();
        var a = circle.Reserve<Account>();
        var b = circle.Create(new Account { Name = "B", ParentId = a.Id });
        circle.Create(a, new Account { Name = "A", ParentId = b.Id });
        await Refused("in a circle, so none can be the first: POST Account (step 0 of a graph) needs POST Account (step 1 of a graph) "
            + "needs POST Account (step 0", circle);

        var empty = org.Graph();
        empty.Create(new Account { Name = "A", ParentId = empty.Reserve<Account>().Id });
        await Refused("as step 0, and the record was not given", empty);

        var deep = org.Graph();
        var above = deep.Create(new Account { Name = "0" });
        for (var i = 1; i < 16; i++)
            above = deep.Create(new Account { Name = $"{i}", ParentId = above.Id });
        await Refused("POST Account (step 15 of a graph) is at level 16 of its graph", deep);

        Assert.Throws<ArgumentException>(() => org.Graph().Create(a, new Account { Name = "A" }));
        Assert.Throws<ArgumentException>(() => circle.Create(a, new Account { Name = "A" }));
        Assert.Throws<ArgumentException>(() => org.Graph().Create(new Contact { LastName = "Ray", AccountId = a.Id }));
        Assert.Throws<ArgumentOutOfRangeException>(() => org.Graph(0));
        Assert.Empty(stub.Calls);

        static async Task Refused(string why, GraphUnit graph) =>
            Assert.Contains(why, (await Assert.ThrowsAsync<InvalidOperationException>(
                () => graph.SendAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    private static string Reply(Call call)
    {
        using var body = JsonDocument.Parse(call.Body);
        return $$"""{"graphs":[{{string.Join(',', body.RootElement.GetProperty("graphs").EnumerateArray().Select(Graph))}}]}""";

        string Graph(JsonElement graph) =>
            $$"""{"graphId":"{{graph.GetProperty("graphId")}}","graphResponse":{"compositeResponse":[{{string.Join(',', graph.GetProperty("compositeRequest").EnumerateArray().Select(Step))}}]},"isSuccessful":true}""";

        string Step(JsonElement step) => step.GetProperty("url").GetString()!.Contains("/ErpId__c/", StringComparison.Ordinal)
            ? $$"""{"body":{"id":"001000000000001AAA","success":true,"errors":[],"created":false},"httpHeaders":{},"httpStatusCode":200,"referenceId":"{{step.GetProperty("referenceId")}}"}"""
            : step.GetProperty("method").GetString() == "POST"
            ? $$"""{"body":{"id":"001000000000001AAA","success":true,"errors":[]},"httpHeaders":{},"httpStatusCode":201,"referenceId":"{{step.GetProperty("referenceId")}}"}"""
            : $$"""{"body":null,"httpHeaders":{},"httpStatusCode":204,"referenceId":"{{step.GetProperty("referenceId")}}"}""";
    }
}
