using System.Text.Json;
using Acme.Crm;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>Batches: what they send, and what they make of the answer.</summary>
public class BatchUnitTests
{
    private static readonly Id<Account> One = Id<Account>.Parse("001000000000001AAA");

    [Fact]
    public async Task Steps_are_sent_with_addresses_from_the_version_on_and_bodies_as_rich_input()
    {
        var stub = Answering(
            """{"statusCode":204,"result":null}""",
            """{"statusCode":200,"result":{"attributes":{"type":"Account"},"Id":"001000000000001AAA","Name":"NewName"}}""",
            """{"statusCode":200,"result":{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Account"},"Id":"001000000000001AAA","Name":"A"}]}}""",
            """{"statusCode":404,"result":[{"errorCode":"NOT_FOUND","message":"no"}]}""");
        await using var org = stub.Client();
        var batch = org.Batch();
        var update = batch.Update(Account.WithId(One) with { Name = "NewName" });
        var get = batch.Get(One);
        var query = batch.Query(org.Account.Where(a => a.Name == "@{ref0.id}").Only(a => [a.Name]).BatchSize(200));
        var gone = batch.Delete(One);
        await batch.SendAsync(Cancel);

        Assert.Equal(("NewName", "A", One), (get.Record.Name, query.Records[0].Name, update.Id));
        Assert.IsType<SalesforceNotFoundException>(gone.Cause);
        Assert.Same(gone, Assert.Single(batch.Failed));
        var call = Assert.Single(stub.Calls);
        Assert.Equal("/services/data/v67.0/composite/batch", call.Path);
        using var body = JsonDocument.Parse(call.Body);
        Assert.False(body.RootElement.GetProperty("haltOnError").GetBoolean());
        var steps = body.RootElement.GetProperty("batchRequests").EnumerateArray().ToList();
        Assert.Equal("""{"method":"PATCH","url":"v67.0/sobjects/Account/001000000000001AAA","richInput":{"Name":"NewName"}}""", steps[0]
            .GetRawText());
        Assert.Equal("v67.0/query?q=SELECT%20Id%2C%20Name%20FROM%20Account%20WHERE%20Name%20%3D%20%27%40%7Bref0.id%7D%27", steps[2]
            .GetProperty("url").GetString());
    }

    [Fact]
    public async Task Steps_of_a_batch_do_not_know_each_other()
    {
        await using var org = Answering().Client();
        var batch = org.Batch();
        var acme = batch.Create(new Account { Name = "@{ref0.id}" });
        Assert.Contains(
            "do not know each other", Assert.Throws<InvalidOperationException>(() => acme.Id).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => batch.Get(One).Record);
        Assert.Throws<InvalidOperationException>(() => batch.Query(org.Account.Take(1)).Records[0]);
        var elsewhere = org.Composite().Create(new Account { Name = "Acme" });
        Assert.Throws<ArgumentException>(() => batch.Create(new Contact { LastName = "Ray", AccountId = elsewhere.Id }));
        Assert.Throws<ArgumentException>(() => batch.Delete(elsewhere.Id));
        Assert.Throws<ArgumentException>(() => batch.Query(org.Contact.Where(c => c.AccountId == elsewhere.Id)));
    }

    [Fact]
    public async Task A_batch_that_halts_tells_what_was_not_tried_and_what_was_not_sent()
    {
        var stub = new StubOrg(call =>
        {
            using var body = JsonDocument.Parse(call.Body);
            var count = body.RootElement.GetProperty("batchRequests").GetArrayLength();
            return StubOrg.Json(Results([.. Enumerable.Range(0, count).Select(i => i switch
            {
                < 3 => """{"statusCode":201,"result":{"id":"001000000000001AAA","success":true,"errors":[]}}""",
                3 => """{"statusCode":400,"result":[{"errorCode":"STRING_TOO_LONG","message":"no"}]}""",
                _ =>
                    """{"statusCode":412,"result":[{"errorCode":"BATCH_PROCESSING_HALTED","message":"Batch processing halted per request"}]}""",
            })]));
        });
        await using var org = stub.Client();
        var batch = org.Batch(haltOnError: true);
        for (var i = 0; i < 30; i++)
            batch.Create(new Account { Name = $"A{i}" });
        await batch.SendAsync(Cancel);

        Assert.Single(stub.Calls);
        Assert.StartsWith("""{"haltOnError":true,""", stub.Calls[0].Body, StringComparison.Ordinal);
        Assert.Equal(
            [(OutcomeStatus.Succeeded, 3), (OutcomeStatus.Failed, 1), (OutcomeStatus.Halted, 21), (OutcomeStatus.NotSent, 5)],
            batch.Steps.CountBy(s => s.Status).Select(c => (c.Key, c.Value)));
    }

    [Fact]
    public async Task More_steps_than_a_request_takes_become_several_and_one_that_fails_leaves_the_others()
    {
        var requests = 0;
        var stub = new StubOrg(call =>
        {
            using var body = JsonDocument.Parse(call.Body);
            var count = body.RootElement.GetProperty("batchRequests").GetArrayLength();
            return ++requests == 2
                ? StubOrg.Json("""[{"errorCode":"INVALID_INPUT","message":"no"}]""", System.Net.HttpStatusCode.BadRequest)
                : StubOrg.Json(Results([.. Enumerable.Repeat("""{"statusCode":204,"result":null}""", count)]));
        });
        await using var org = stub.Client();
        var batch = org.Batch();
        for (var i = 0; i < 60; i++)
            batch.Delete(One);
        await batch.SendAsync(Cancel);
        Assert.Equal(3, stub.Calls.Count);
        Assert.Equal([
            OutcomeStatus.Succeeded, OutcomeStatus.Failed, OutcomeStatus.Succeeded
        ], batch.Steps.Chunk(25).Select(c => c.Select(s => s.Status).Distinct().Single()));
        Assert.Equal("INVALID_INPUT", Assert.IsType<SalesforceInvalidRequestException>(batch.Steps[25].Cause).ErrorCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"hasErrors":false,"results":[]}""")]
    [InlineData("""{"hasErrors":false,"results":[{"statusCode":204}]}""")]
    public async Task An_answer_that_is_none_leaves_unknown_what_became_of_the_steps(string answer)
    {
        await using var org = StubOrg.Always(answer).Client();
        var batch = org.Batch();
        var step = batch.Delete(One);
        await batch.SendAsync(Cancel);
        Assert.Equal(OutcomeStatus.Unknown, step.Status);
        Assert.IsType<SalesforceFormatException>(Assert.IsType<OutcomeUnknownException>(step.Cause).InnerException);
    }

    private static StubOrg Answering(params string[] results) => StubOrg.Always(Results(results));

    private static string Results(params string[] results) => $$"""{"hasErrors":false,"results":[{{string.Join(',', results)}}]}""";
}
