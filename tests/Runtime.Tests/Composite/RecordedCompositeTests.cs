using System.Text.Json;
using System.Text.Json.Nodes;
using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>What real clients sent to real orgs, and what those answered: ours sends the same, and reads it.</summary>
public class RecordedCompositeTests
{
    [Fact]
    public Task A_graph_of_one_record_is_the_recorded_one() =>
        IsRecorded("composite_graph_create.json", g =>
            g.Create(new Movie__c { Name = "Star Wars Episode IV - A New Hope", Rating__c = "Excellent" }), OutcomeStatus.Succeeded);

    [Fact]
    public async Task A_graph_that_was_refused_is_the_recorded_one()
    {
        var graph = await IsRecorded("composite_graph_error.json", g =>
            g.Create(new Movie__c { Name = "Star Wars Episode IV - A New Hope", Rating__c = "Amazing" }), OutcomeStatus.Failed);
        var error = Assert.Single(graph.Steps[0].Errors);
        Assert.Equal(("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "Rating__c"), (error.ErrorCode, error.Fields.Single()));
    }

    [Fact]
    public async Task A_graph_of_related_records_is_the_recorded_one()
    {
        var graph = await IsRecorded(
            "composite_graph_tree.json",
            g =>
            {
                var saga = g.Create(new Franchise__c { Name = "Star Wars" });
                foreach (var name in (string[])["I - A Phantom Menace", "II - Attack Of The Clones", "III - Revenge Of The Sith"])
                    g.Create(new Movie__c { Name = "Star Wars Episode " + name, Franchise__c = saga.Id });
            },
            OutcomeStatus.Succeeded);
        Assert.Equal("a03B0000007BhQQIA0", ((SaveStep<Franchise__c>)graph.Steps[0]).Id.ToString());
        Assert.Equal("a00B000000FSkiqIAD", ((SaveStep<Movie__c>)graph.Steps[3]).Id.ToString());
    }

    [Theory]
    [InlineData("composite-graph-single-update.json")]
    [InlineData("composite-graph-single-delete.json")]
    public async Task A_graph_that_changes_one_record_is_the_recorded_one(string file)
    {
        using var recording = JsonDocument.Parse(await File.ReadAllTextAsync(TestPaths.SharedData("rest", "sf_fx_wiremock", file), Cancel));
        var request = recording.RootElement.GetProperty("request").GetProperty("bodyPatterns")[0].GetProperty("equalToJson").GetString()!;
        var answer = recording.RootElement.GetProperty("response").GetProperty("body").GetString()!;
        await IsRecorded(
            request,
            answer,
            g =>
            {
                if (file.Contains("update", StringComparison.Ordinal))
                    g.Update(Movie__c.WithId(Id<Movie__c>.Parse("a01B0000009gSrFIAU")) with { ReleaseDate__c = new DateOnly(1980, 5, 21) });
                else
                    g.Delete(Id<Movie__c>.Parse("a01B0000009gSr9IAE"));
            },
            OutcomeStatus.Succeeded);
    }

    [Fact]
    public async Task A_composite_of_queries_reads_the_recorded_answer()
    {
        using var recording = Read("by_kind", "composite_ok.json");
        await using var org =
            StubOrg.Always(Named(recording.RootElement.GetProperty("responseBody").GetRawText(), "CCI__RefId__", "__")).Client();
        var unit = org.Composite(allOrNone: false);
        var first = unit.Query(org.Account.Only(a => [a.Id]).Take(1));
        var names = unit.Query(org.Account.Only(a => [a.Name]));
        unit.Query(org.Account.Only(a => [a.Id]).Take(1));
        unit.Query(org.Account.Only(a => [a.Name]));
        await unit.SendAsync(Cancel);
        Assert.All(unit.Steps, s => Assert.True(s.Succeeded, s.ToString()));
        Assert.Equal(("0010xACCOUNTID0000", "Smith Corp."), (first.Records[0].Id.ToString(), names.Records[0].Name));
    }

    [Fact]
    public async Task A_composite_whose_step_names_an_unknown_object_reads_the_recorded_answer()
    {
        using var recording = Read("by_kind", "composite_with_INVALID_TYPE.json");
        var answer = recording.RootElement.GetProperty("responseBody").GetRawText().Replace("refAccount", "ref0", StringComparison.Ordinal)
            .Replace("refXYZZY", "ref1", StringComparison.Ordinal);
        await using var org = StubOrg.Always(answer).Client();
        var unit = org.Composite(allOrNone: false);
        var found = unit.Query(org.Account.Take(1));
        var unknown = unit.Query(org.Account.Take(1));
        await unit.SendAsync(Cancel);
        Assert.Equal((17, OutcomeStatus.Failed), (found.TotalSize, unknown.Status));
        Assert.Equal("INVALID_TYPE", Assert.IsType<SalesforceInvalidRequestException>(unknown.Cause).ErrorCode);
    }

    [Fact]
    public async Task A_composite_that_was_taken_back_reads_the_documented_answer()
    {
        using var recording = Read("docs_and_misc", "composite_failure_external_id.json");
        await using var org = StubOrg.Always(recording.RootElement.GetRawText().Replace("NewPayment1", "ref0", StringComparison.Ordinal)
            .Replace("NewPayment2", "ref1", StringComparison.Ordinal)).Client();
        var unit = org.Composite();
        unit.Create(new Account { Name = "A" });
        var guilty = unit.Create(new Account { Name = "B" });
        var refused = await Assert.ThrowsAsync<CompositeException>(() => unit.SendAsync(Cancel));
        Assert.Same(guilty, Assert.Single(refused.Failed));
        Assert.Equal(OutcomeStatus.RolledBack, unit.Steps[0].Status);
        Assert.StartsWith("Foreign key external ID: 0116", guilty.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_reads_the_documented_answer()
    {
        using var recording = Read("docs_and_misc", "composite_batch_response.json");
        await using var org = StubOrg.Always(recording.RootElement.GetRawText()).Client();
        var id = Id<Account>.Parse("001D000000K0fXOIAZ");
        var batch = org.Batch();
        batch.Update(Account.WithId(id) with { Name = "NewName" });
        var read = batch.Get(id);
        await batch.SendAsync(Cancel);
        Assert.All(batch.Steps, s => Assert.True(s.Succeeded));
        Assert.Equal(("NewName", "94105"), (read.Record.Name, read.Record.BillingPostalCode));
    }

    // The records of the recorded requests, as far as the snapshots know their fields, written and answered once more.
    [Fact]
    public async Task Collections_are_the_recorded_ones_both_ways()
    {
        var compared = 0;
        foreach (var line in await File.ReadAllLinesAsync(TestPaths.SharedData("rest", "recorded_exchanges.jsonl"), Cancel))
        {
            // Clients write the id's name either way.
            var exchange = JsonNode.Parse(line.Replace("\"Id\":", "\"id\":", StringComparison.Ordinal))!;
            var path = exchange["path"]!.GetValue<string>();
            var method = exchange["method"]!.GetValue<string>();
            if (!path.EndsWith("/composite/sobjects", StringComparison.Ordinal)
                || exchange["requestBody"]?["records"] is not JsonArray records || Records(records) is not { } given)
                continue;
            var answer = exchange["responseBody"]!;
            var stub = StubOrg.Always(answer.ToJsonString());
            await using var org = stub.Client();
            var options = new CollectionOptions
            {
                AllOrNone = exchange["requestBody"]!["allOrNone"]!.GetValue<bool>() ? AllOrNone.Yes : AllOrNone.No
            };
            var outcomes = method == "POST"
                ? await org.CreateManyAsync(given, options, Cancel)
                : await org.UpdateManyAsync(given, options, Cancel);

            var call = Assert.Single(stub.Calls);
            Assert.Equal(method, call.Method);
            Assert.True(JsonNode.DeepEquals(
                exchange["requestBody"], JsonNode.Parse(call.Body)), $"{exchange["requestBody"]!.ToJsonString()} <> {call.Body}");
            Assert.Equal(answer.AsArray().Select(r => r!["success"]!.GetValue<bool>()), outcomes.Select(o => o.Succeeded));
            Assert.Equal(
                answer.AsArray().SelectMany(r => r!["errors"]!.AsArray()).Select(e => e!["statusCode"]!.GetValue<string>()),
                outcomes.SelectMany(o => o.Errors).Select(e => e.ErrorCode));
            compared++;
        }
        Assert.True(compared >= 20, $"{compared} exchanges were compared");
    }

    // Null where a record is of an object, or has a field or a value, that the models do not know.
    private static SObject[]? Records(JsonArray records)
    {
        var list = new List<SObject>();
        foreach (var record in records)
        {
            var fields = record!.DeepClone().AsObject();
            var type = fields["attributes"]!["type"]!.GetValue<string>();
            fields.Remove("attributes");
            SObject? read;
            try
            {
                read = type switch
                {
                    "Account" => fields.Deserialize<Account>(),
                    "Contact" => fields.Deserialize<Contact>(),
                    "Lead" => fields.Deserialize<Lead>(),
                    "Opportunity" => fields.Deserialize<Opportunity>(),
                    "CampaignMember" => fields.Deserialize<CampaignMember>(),
                    _ => null,
                };
            }
            catch (JsonException)
            {
                return null;
            }
            if (read is null || fields.Any(f => read.Layout.Info.Find(f.Key) is null))
                return null;
            list.Add(read);
        }
        return [.. list];
    }

    private static async Task<GraphUnit> IsRecorded(string file, Action<GraphUnit> build, OutcomeStatus status)
    {
        using var recording = Read("by_kind", file);
        return await IsRecorded(recording.RootElement.GetProperty("requestBody")
            .GetRawText(), recording.RootElement.GetProperty("responseBody").GetRawText(), build, status);
    }

    private static async Task<GraphUnit> IsRecorded(string request, string answer, Action<GraphUnit> build, OutcomeStatus status)
    {
        var stub = StubOrg.Always(Named(answer));
        await using var org = new SalesforceClient(new SalesforceOptions
        {
            Instance = new("https://acme.my.salesforce.com"), ApiVersion = "53.0", Auth = new ExternalTokenFlow("TOKEN"), HttpHandler = stub
        });
        var graph = org.Graph();
        build(graph);
        await graph.SendAsync(Cancel);
        var sent = Assert.Single(stub.Calls).Body;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Named(request)), JsonNode.Parse(sent)), sent);
        Assert.All(graph.Steps, s => Assert.Equal(status, s.Status));
        return graph;
    }

    // Names of steps are their client's own: here as ours go.
    private static string Named(string text) => Named(text.Replace("insert-anh", "ref0", StringComparison.Ordinal), "referenceId", "");

    private static string Named(string text, string before, string behind)
    {
        for (var i = 0; i < 4; i++)
            text = text.Replace($"{before}{i}{behind}", $"ref{i}", StringComparison.Ordinal);
        return text;
    }

    private static JsonDocument Read(string folder, string file) =>
        JsonDocument.Parse(File.ReadAllText(TestPaths.SharedData("rest", folder, file)));
}
