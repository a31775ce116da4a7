using System.Net;
using System.Text.Json;
using Acme.Crm;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>Units of work: what they send, and what they make of the answer.</summary>
public class CompositeUnitTests
{
    private const string Data = "/services/data/v67.0";
    private static readonly Id<Account> One = Id<Account>.Parse("001000000000001AAA");
    private static readonly Id<Contact> Ray = Id<Contact>.Parse("003000000000001AAA");

    [Fact]
    public async Task A_record_takes_the_id_of_one_that_is_created_before_it()
    {
        var stub = Answering(Created("ref0", One), Created("ref1", Ray));
        await using var org = stub.Client();
        var unit = org.Composite(allOrNone: true);
        var acme = unit.Create(new Account { Name = "Acme" });
        var ray = unit.Create(new Contact { LastName = "Ray", AccountId = acme.Id });
        await unit.SendAsync(Cancel);

        Assert.Equal((One, Ray, true), (acme.Id, ray.Id, ray.Created));
        AssertSent(stub, """
            {"allOrNone":true,"collateSubrequests":false,"compositeRequest":[
              {"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"ref0","body":{"Name":"Acme"}},
              {"method":"POST","url":"/services/data/v67.0/sobjects/Contact","referenceId":"ref1","body":{"LastName":"Ray","AccountId":"@{ref0.id}"}}]}
            """);
    }

    [Fact]
    public async Task Every_kind_of_step_is_the_call_that_it_is_outside()
    {
        var stub = Answering(
            Step("ref0", 204, "null"),
            Step("ref1", 200, """{"id":"001000000000001AAA","success":true,"errors":[],"created":false}"""),
            Step("ref2", 204, "null"),
            Step("ref3", 200, """{"attributes":{"type":"Account"},"Id":"001000000000001AAA","Name":"Acme","AnnualRevenue":12.5}"""),
            Step(
                "ref4", 200,
                """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Contact"},"Id":"003000000000001AAA","LastName":"Ray"}]}"""));
        await using var org = stub.Client();
        var unit = org.Composite();
        var update = unit.Update(Account.WithId(One) with { Phone = null });
        var upsert = unit.Upsert(org.Account, a => a.ErpId__c, "K/1", Account.Empty with { Name = "Acme", ErpId__c = "K/1" });
        var delete = unit.Delete(Ray);
        var get = unit.Get(One);
        var query = unit.Query(org.Contact.Where(c => c.LastName == "Ray & Co").Only(c => [c.LastName]));
        await unit.SendAsync(Cancel);

        Assert.Equal((One, false), (update.Id, update.Created));
        Assert.Equal((One, false), (upsert.Id, upsert.Created));
        Assert.True(delete.Succeeded);
        Assert.Equal(("Acme", 12.5m), (get.Record.Name, get.Record.AnnualRevenue));
        Assert.Equal(("Ray", 1), (Assert.Single(query.Records).LastName, query.TotalSize));
        using var body = JsonDocument.Parse(Assert.Single(stub.Calls).Body);
        Assert.Equal(
            [
                $"PATCH {Data}/sobjects/Account/{One} {{\"Phone\":null}}",
                $"PATCH {Data}/sobjects/Account/ErpId__c/K%2F1 {{\"Name\":\"Acme\"}}",
                $"DELETE {Data}/sobjects/Contact/{Ray} ",
                $"GET {Data}/sobjects/Account/{One} ",
                $"GET {Data}/query?q=SELECT%20Id%2C%20LastName%20FROM%20Contact%20WHERE%20LastName%20%3D%20%27Ray%20%26%20Co%27 ",
            ],
            Steps(body).Select(s => $"{s.GetProperty("method")} {s.GetProperty("url").GetString()!.Split("?fields=")[0]} "
                + $"{(s.TryGetProperty("body", out var b) ? b.GetRawText() : "")}"));
    }

    [Fact]
    public async Task A_row_that_a_query_is_yet_to_find_hands_on_its_ids_texts_and_picklist_values()
    {
        var stub = Answering();
        await using var org = stub.Client();
        var unit = org.Composite();
        var query = unit.Query(org.Contact.Where(c => c.Email == "ray@acme.example").Take(1));
        var row = query.Records[0];
        unit.Create(new Contact
        {
            LastName = row.LastName!, AccountId = row.AccountId, LeadSource = row.LeadSource, ReportsToId = query.Records[1].Id
        });
        unit.Update(row with { Title = "CTO" });
        unit.Delete(query.Records[0].AccountId!.Value);
        var projected = unit.Query(org.Contact.Where(c => c.AccountId == row.AccountId && c.Title == row.LastName
            && c.LastName != "@{ref0.records[0].Id}" && c.FirstName.StartsWith("@{ref0")));
        unit.Upsert(org.Account, a => a.ErpId__c, projected.Records[0].LastName, Account.Empty with { Site = "S" });
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => unit.SendAsync(Cancel));

        using var body = JsonDocument.Parse(Assert.Single(stub.Calls).Body);
        var steps = Steps(body);
        Assert.Equal(
            """{"LastName":"@{ref0.records[0].LastName}","AccountId":"@{ref0.records[0].AccountId}","LeadSource":"@{ref0.records[0].LeadSource}","ReportsToId":"@{ref0.records[1].Id}"}""",
            steps[1].GetProperty("body").GetRawText());
        Assert.Equal(Data + "/sobjects/Contact/@{ref0.records[0].Id}", steps[2].GetProperty("url").GetString());
        Assert.Equal("""{"Title":"CTO"}""", steps[2].GetProperty("body").GetRawText());
        Assert.Equal(Data + "/sobjects/Account/@{ref0.records[0].AccountId}", steps[3].GetProperty("url").GetString());
        Assert.EndsWith(
            "WHERE AccountId = '@{ref0.records[0].AccountId}' AND Title = '@{ref0.records[0].LastName}' AND LastName != "
                + "'\\u0040{ref0.records[0].Id}' AND FirstName LIKE '\\u0040{ref0%'",
            Uri.UnescapeDataString(steps[4].GetProperty("url").GetString()!),
            StringComparison.Ordinal);
        Assert.Equal(2, steps[4].GetProperty("url").GetString()!.Split("@{").Length - 1);
        Assert.Equal(Data + "/sobjects/Account/ErpId__c/@{ref4.records[0].LastName}", steps[5].GetProperty("url").GetString());
    }

    [Fact]
    public async Task References_go_where_a_reference_to_several_objects_goes_and_where_a_key_goes()
    {
        var stub = Answering();
        await using var org = stub.Client();
        var unit = org.Composite();
        var acme = unit.Create(new Account { Name = "Acme" });
        var ray = unit.Create(new Contact { LastName = "Ray", AccountId = acme.Id });
        unit.Create(new SfTask { Subject = "Call", WhoId = ray.Id, WhatId = acme.Id });
        unit.Query(org.Task.Where(t => t.WhoId == ray.Id && t.WhatId.In(acme.Id, One)));
        unit.Upsert(org.Account, a => a.Id, acme.Id, Account.Empty with { Phone = "1" });
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => unit.SendAsync(Cancel));

        using var body = JsonDocument.Parse(Assert.Single(stub.Calls).Body);
        var steps = Steps(body);
        Assert.Equal("""{"Subject":"Call","WhoId":"@{ref1.id}","WhatId":"@{ref0.id}"}""", steps[2].GetProperty("body").GetRawText());
        Assert.EndsWith(
            $"WHERE WhoId = '@{{ref1.id}}' AND WhatId IN ('@{{ref0.id}}','{One}')", Uri.UnescapeDataString(
                steps[3].GetProperty("url").GetString()!).Replace("', '", "','", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(Data + "/sobjects/Account/Id/@{ref0.id}", steps[4].GetProperty("url").GetString());
    }

    [Fact]
    public async Task What_a_row_cannot_hand_on_throws_when_it_is_read()
    {
        await using var org = Answering().Client();
        var unit = org.Composite();
        var query = unit.Query(org.Account.Only(a => [a.Name, a.AnnualRevenue, a.Owner.Name]));
        Assert.Contains("cannot be passed on", Assert.Throws<FieldNotLoadedException>(
            () => query.Records[0].AnnualRevenue).Message, StringComparison.Ordinal);
        Assert.Throws<FieldNotLoadedException>(() => query.Records[0].Phone);
        Assert.Throws<FieldNotLoadedException>(() => unit.Get(One).Record.CreatedDate);
        Assert.Equal("@{ref0.records[3].Owner.Name}", query.Records[3].Owner!.Name);
        var groups = unit.Query(org.Account.GroupBy(a => a.Industry).Select(g => new { g.Key, Count = g.Count() }));
        Assert.Contains("Groups cannot be passed on", Assert.Throws<InvalidOperationException>(
            () => groups.Records[0]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collections_are_steps_and_hand_on_the_ids_of_their_records()
    {
        var stub = Answering(
            Step(
                "ref0", 200,
                """[{"id":"001000000000001AAA","success":true,"errors":[]},{"id":"001000000000002AAA","success":true,"errors":[]}]"""),
            Step("ref1", 200, """[{"id":"003000000000001AAA","success":true,"errors":[],"created":true}]"""),
            Step("ref2", 200, """[{"id":"001000000000001AAA","success":true,"errors":[]}]"""),
            Step("ref3", 200, """[null,{"attributes":{"type":"Account"},"Id":"001000000000002AAA","Name":"B"}]"""),
            Step(
                "ref4", 200,
                """[{"id":"001000000000001AAA","success":true,"errors":[]},{"id":"001000000000002AAA","success":true,"errors":[]}]"""));
        await using var org = stub.Client();
        var unit = org.Composite();
        var accounts = unit.Create([new Account { Name = "A" }, new Account { Name = "B" }]);
        var upsert = unit.Upsert(org.Account, a => a.ErpId__c, [Account.Empty with { ErpId__c = "K", ParentId = accounts.Ids[1] }]);
        var updated = unit.Update(
            [await Pages.RowAsync<Account>("""{"Id":"001000000000002AAA"}"""), Account.WithId(accounts.Ids[0]) with { Phone = "1" }]);
        var read = unit.Get([accounts.Ids[0], accounts.Ids[1]]);
        var deleted = unit.Delete([accounts.Ids[0], accounts.Ids[1]]);
        await unit.SendAsync(Cancel);

        Assert.Equal([One, Id<Account>.Parse("001000000000002AAA")], accounts.Ids);
        Assert.True(upsert.Outcomes[0].Created);
        Assert.All(updated.Outcomes, o => Assert.True(o.Succeeded));
        Assert.Equal([null, "B"], read.Records.Select(r => r?.Name));
        Assert.All(deleted.Outcomes, o => Assert.True(o.Succeeded));
        using var body = JsonDocument.Parse(Assert.Single(stub.Calls).Body);
        var steps = Steps(body);
        Assert.Equal(
            """{"allOrNone":true,"records":[{"attributes":{"type":"Account"},"Name":"A"},{"attributes":{"type":"Account"},"Name":"B"}]}""",
            steps[0].GetProperty("body").GetRawText());
        Assert.Equal(Data + "/composite/sobjects/Account/ErpId__c", steps[1].GetProperty("url").GetString());
        Assert.Contains("\"ParentId\":\"@{ref0[1].id}\"", steps[1].GetProperty("body").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("""{"allOrNone":true,"records":[{"attributes":{"type":"Account"},"id":"@{ref0[0].id}","Phone":"1"}]}""", steps[2]
            .GetProperty("body").GetRawText());
        Assert.Equal([
            "@{ref0[0].id}", "@{ref0[1].id}"
        ], steps[3].GetProperty("body").GetProperty("ids").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal(Data + "/composite/sobjects?ids=@{ref0[0].id},@{ref0[1].id}&allOrNone=true", steps[4].GetProperty("url").GetString());
    }

    [Fact]
    public async Task All_or_none_tells_the_step_to_blame_from_those_that_went_with_it()
    {
        await using var org = Answering(Halted("ref0"), Step("ref1", 400, Refusal("STRING_TOO_LONG", "LastName")), Halted("ref2")).Client();
        var unit = org.Composite();
        var acme = unit.Create(new Account { Name = "Acme" });
        var ray = unit.Create(new Contact { LastName = "Ray", AccountId = acme.Id });
        var read = unit.Query(org.Contact.Where(c => c.AccountId == acme.Id));
        var failure = await Assert.ThrowsAsync<CompositeException>(() => unit.SendAsync(Cancel));

        Assert.Equal([OutcomeStatus.RolledBack, OutcomeStatus.Failed, OutcomeStatus.RolledBack], unit.Steps.Select(s => s.Status));
        Assert.Same(ray, Assert.Single(failure.Failed));
        Assert.Equal("STRING_TOO_LONG", Assert.IsType<SalesforceInvalidRequestException>(failure.InnerException).ErrorCode);
        Assert.Contains("Of 3 steps that are all or none, 1 failed, and nothing is written. POST Contact (step 1 of a composite): Failed: "
            + "STRING_TOO_LONG", failure.Message, StringComparison.Ordinal);
        Assert.Throws<SalesforceInvalidRequestException>(() => ray.Id);
        Assert.Contains("RolledBack", Assert.Throws<InvalidOperationException>(() => acme.Id).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => read.Records[0]);
    }

    [Fact]
    public async Task A_reference_to_a_row_that_is_not_there_is_what_failed()
    {
        const string NoValue =
            """[{"errorCode":"PROCESSING_HALTED","message":"Invalid reference specified. No value for ref0.records[0].Id found in ref0"}]""";
        var answers = new[]
        {
            Step("ref0", 200, """{"totalSize":0,"done":true,"records":[]}"""), Step("ref1", 400, NoValue),
            Step(
                "ref2", 400,
                """[{"errorCode":"PROCESSING_HALTED","message":"Invalid reference specified. No value for ref1.id found in ref1"}]""")
        };
        await using var each = Answering(answers).Client();
        var unit = Build(each, allOrNone: false);
        await unit.SendAsync(Cancel);
        Assert.Equal([OutcomeStatus.Succeeded, OutcomeStatus.Failed, OutcomeStatus.Halted], unit.Steps.Select(s => s.Status));

        await using var all = Answering(Halted("ref0"), Step("ref1", 400, NoValue), Halted("ref2")).Client();
        unit = Build(all, allOrNone: true);
        await Assert.ThrowsAsync<CompositeException>(() => unit.SendAsync(Cancel));
        Assert.Equal([OutcomeStatus.RolledBack, OutcomeStatus.Failed, OutcomeStatus.RolledBack], unit.Steps.Select(s => s.Status));

        static CompositeUnit Build(SalesforceClient org, bool allOrNone)
        {
            var unit = org.Composite(allOrNone);
            var query = unit.Query(org.Account.Where(a => a.Name == "Acme"));
            var child = unit.Create(new Account { Name = "Child", ParentId = query.Records[0].Id });
            unit.Create(new Contact { LastName = "Ray", AccountId = child.Id });
            return unit;
        }
    }

    [Fact]
    public async Task A_collection_that_says_success_in_a_unit_that_was_taken_back_is_taken_back()
    {
        var one = """{"id":"001000000000001AAA","success":true,"errors":[]}""";
        await using var org =
            Answering(
                Step("ref0", 200, $"[{one}]"),
                Step(
                    "ref1", 200,
                    $$"""[{{one}},{"success":false,"errors":[{"statusCode":"DUPLICATE_VALUE","message":"no","fields":[]}]}]"""), Halted(
                        "ref2")).Client();
        var unit = org.Composite();
        var first = unit.Create([new Account { Name = "A" }]);
        var second = unit.Create([new Account { Name = "B" }, new Account { Name = "C" }]);
        unit.Create(new Account { Name = "D" });
        await Assert.ThrowsAsync<CompositeException>(() => unit.SendAsync(Cancel));
        Assert.Equal([OutcomeStatus.RolledBack, OutcomeStatus.Failed, OutcomeStatus.RolledBack], unit.Steps.Select(s => s.Status));
        Assert.Equal(OutcomeStatus.RolledBack, Assert.Single(first.Outcomes).Status);
        Assert.Equal([OutcomeStatus.RolledBack, OutcomeStatus.Failed], second.Outcomes.Select(o => o.Status));
        Assert.Throws<SalesforceInvalidRequestException>(() => second.Ids[0]);
    }

    [Fact]
    public async Task Steps_that_stand_for_themselves_are_told_each_and_nothing_is_thrown()
    {
        await using var org = Answering(
            Created("ref0", One), Step("ref1", 404, Refusal("NOT_FOUND")), Step("ref2", 400, Refusal("STRING_TOO_LONG"))).Client();
        var unit = org.Composite(allOrNone: false);
        var acme = unit.Create(new Account { Name = "Acme" });
        var gone = unit.Get(Ray);
        unit.Update(Account.WithId(One) with { Phone = "1" });
        await unit.SendAsync(Cancel);
        Assert.Equal(One, acme.Id);
        Assert.Equal(2, unit.Failed.Count());
        Assert.Throws<SalesforceNotFoundException>(() => gone.Record);
        Assert.IsType<SalesforceNotFoundException>(gone.Cause);
    }

    [Fact]
    public async Task A_request_that_fails_as_a_whole_is_thrown_as_it_is_where_it_is_all_or_none()
    {
        await using var org = StubOrg.Always(Refusal("INVALID_SESSION_ID"), HttpStatusCode.Unauthorized).Client();
        var unit = org.Composite();
        var acme = unit.Create(new Account { Name = "Acme" });
        await Assert.ThrowsAsync<SalesforceNotAuthenticatedException>(() => unit.SendAsync(Cancel));
        Assert.Equal(OutcomeStatus.Failed, acme.Status);

        var each = org.Composite(allOrNone: false);
        acme = each.Create(new Account { Name = "Acme" });
        await each.SendAsync(Cancel);
        Assert.Throws<SalesforceNotAuthenticatedException>(() => acme.Id);
    }

    [Fact]
    public async Task More_steps_than_a_request_takes_are_cut_where_no_step_refers_across()
    {
        var stub = new StubOrg(call => StubOrg.Json(Reply(call)));
        await using var org = stub.Client();
        var unit = org.Composite(allOrNone: false);
        for (var i = 0; i < 20; i++)
            unit.Create(new Account { Name = $"A{i}" });
        var parent = unit.Create(new Account { Name = "Parent" });
        for (var i = 0; i < 10; i++)
            unit.Create(new Contact { LastName = $"C{i}", AccountId = parent.Id });
        await unit.SendAsync(Cancel);
        Assert.Equal([20, 11], stub.Calls.Select(c => c.Body.Split("\"method\"").Length - 1));
        Assert.All(unit.Steps, s => Assert.True(s.Succeeded));

        static string Reply(Call call)
        {
            using var body = JsonDocument.Parse(call.Body);
            return Composite([.. Steps(body).Select(s => Created(s.GetProperty("referenceId").GetString()!, One))]);
        }
    }

    [Fact]
    public async Task What_cannot_be_cut_is_refused_before_anything_is_sent()
    {
        var stub = Answering();
        await using var org = stub.Client();
        var many = org.Composite();
        for (var i = 0; i < 26; i++)
            many.Create(new Account { Name = $"A{i}" });
        await Refused("these are 26 steps, 0 of them such", many);

        var queries = org.Composite();
        for (var i = 0; i < 6; i++)
            queries.Query(org.Account.Take(1));
        await Refused("these are 6 steps, 6 of them such", queries);

        var chained = org.Composite(allOrNone: false);
        var parent = chained.Create(new Account { Name = "Parent" });
        for (var i = 0; i < 25; i++)
            chained.Create(new Contact { LastName = $"C{i}", AccountId = parent.Id });
        await Refused("From POST Account (step 0 of a composite) to POST Contact (step 25 of a composite) there are 26", chained);
        Assert.Empty(stub.Calls);

        static async Task Refused(string why, CompositeUnit unit) =>
            Assert.Contains(
                why, (await Assert.ThrowsAsync<InvalidOperationException>(() => unit.SendAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_that_goes_astray_is_found_where_it_is_used()
    {
        var stub = Answering(Created("ref0", One));
        await using var org = stub.Client();
        var unit = org.Composite();
        var acme = unit.Create(new Account { Name = "Acme" });
        var stray = acme.Id;
        var row = unit.Get(One).Record;
        var other = org.Composite();

        Assert.Contains("step of another unit", Assert.Throws<ArgumentException>(
            () => other.Create(new Contact { LastName = "Ray", AccountId = stray })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => other.Create(new Contact { LastName = row.Name! }));
        Assert.Throws<ArgumentException>(() => other.Delete(stray));
        Assert.Throws<ArgumentException>(() => other.Query(org.Contact.Where(c => c.AccountId == stray)));
        Assert.Contains("has '@{' in it", Assert.Throws<ArgumentException>(
            () => other.Create(new Contact { LastName = "@{ref0.id}" })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => other.Create(new Contact { LastName = "Ray", Title = "x" + row.Name }));

        await Assert.ThrowsAsync<ArgumentException>(
            () => org.Contact.CreateAsync(new Contact { LastName = "Ray", AccountId = stray }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => org.Contact.CreateAsync(new Contact { LastName = row.Name! }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(
            () => org.Contact.CreateManyAsync([new Contact { LastName = "Ray", AccountId = stray }], Cancel));
        await Assert.ThrowsAsync<ArgumentException>(
            () => org.CreateTreeAsync([new Contact { LastName = "Ray", AccountId = stray }], Cancel));
        Assert.Contains("means something in the steps of that unit alone", Assert.Throws<ArgumentException>(
            () => org.Contact.Where(c => c.AccountId == stray).ToSoql()).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => org.Account.DeleteAsync(stray, Cancel));
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task Text_that_only_looks_like_a_reference_goes_out_as_it_is_elsewhere()
    {
        var stub = StubOrg.Always($$"""{"id":"{{Ray}}","success":true,"errors":[]}""", HttpStatusCode.Created);
        await using var org = stub.Client();
        await org.Contact.CreateAsync(new Contact { LastName = "@{ref0.id}" }, Cancel);
        Assert.Equal("""{"LastName":"@{ref0.id}"}""", Assert.Single(stub.Calls).Body);
    }

    [Fact]
    public async Task Results_are_there_once_the_unit_was_sent_and_it_is_sent_once()
    {
        await using var org = Answering(Created("ref0", One)).Client();
        var unit = org.Composite();
        var acme = unit.Create(new Account { Name = "Acme" });
        var query = org.Composite().Query(org.Account.Take(1));
        var many = org.Composite().Create([new Account { Name = "A" }]);
        Assert.Equal(OutcomeStatus.NotSent, acme.Status);
        Assert.Contains("was not sent", Assert.Throws<InvalidOperationException>(() => acme.Created).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => query.Records.Count);
        Assert.Throws<InvalidOperationException>(() => query.Records.ToList());
        Assert.Throws<InvalidOperationException>(() => query.TotalSize);
        Assert.Throws<InvalidOperationException>(() => many.Outcomes);
        Assert.Throws<ArgumentOutOfRangeException>(() => many.Ids[1]);
        Assert.True(acme.Id.Raw.IsReference);
        await unit.SendAsync(Cancel);
        Assert.False(acme.Id.Raw.IsReference);
        Assert.Contains("was sent already", (await Assert.ThrowsAsync<InvalidOperationException>(
            () => unit.SendAsync(Cancel))).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => unit.Create(new Account { Name = "B" }));
    }

    [Fact]
    public async Task What_needs_no_request_sends_none()
    {
        var stub = Answering();
        await using var org = stub.Client();
        await org.Composite().SendAsync(Cancel);
        var unit = org.Composite();
        var loaded = await Pages.RowAsync<Account>("""{"Id":"001000000000001AAA","Name":"Acme"}""");
        var same = unit.Update(loaded);
        var all = unit.Update([loaded]);
        await unit.SendAsync(Cancel);
        Assert.Equal((OutcomeStatus.Unchanged, true, One), (same.Status, same.Succeeded, same.Id));
        Assert.Equal(OutcomeStatus.Unchanged, Assert.Single(all.Outcomes).Status);
        Assert.Equal(One, Assert.Single(all.Ids));
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task Steps_that_cannot_be_sent_are_refused_when_they_are_added()
    {
        await using var org = Answering().Client();
        await using var another = Answering().Client();
        var unit = org.Composite();
        Refused("The id of a Account is needed", () => unit.Update(Account.Empty with { Phone = "1" }));
        Refused("The id of a Account is needed", () => unit.Delete(default(Id<Account>)));
        Refused("Milestone__c.Project__c is missing", () => unit.Create(new Milestone__c { Title__c = "M" }));
        Refused("child records", () => unit.Create(new Account { Name = "A", Contacts = [new Contact { LastName = "Ray" }] }));
        Refused("1 to 200 records; these are 201", () => unit.Create(Enumerable.Range(0, 201).Select(i => new Account { Name = $"{i}" })));
        Refused("1 to 200 records; these are 0", () => unit.Create(Array.Empty<Account>()));
        Refused("ErpId__c of the record at place 0 is not set", () => unit.Upsert(
            org.Account, a => a.ErpId__c, [Account.Empty with { Name = "A" }]));
        Refused("of another client", () => unit.Query(another.Account.Take(1)));
        Assert.Empty(unit.Steps);

        static void Refused(string why, Action add) =>
            Assert.Contains(why, Assert.Throws<ArgumentException>(add).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"compositeResponse":[]}""")]
    [InlineData("""{"compositeResponse":[{"body":{},"httpStatusCode":"x","referenceId":"ref0"}]}""")]
    [InlineData("""{"compositeResponse":[{"httpStatusCode":201,"referenceId":"ref0"}]}""")]
    [InlineData("""{"compositeResponse":[{"body":{},"httpStatusCode":99999999999,"referenceId":"ref0"}]}""")]
    [InlineData("""{"compositeResponse":[{"body":{},"httpStatusCode":201,"referenceId":null}]}""")]
    [InlineData(
        """{"compositeResponse":[{"body":{},"httpStatusCode":201,"referenceId":"ref0"},{"body":{},"httpStatusCode":201,"referenceId":"ref0"}]}""")]
    public async Task An_answer_that_is_none_leaves_unknown_what_became_of_the_steps(string answer)
    {
        await using var org = StubOrg.Always(answer).Client();
        var unit = org.Composite();
        var acme = unit.Create(new Account { Name = "Acme" });
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => unit.SendAsync(Cancel));
        Assert.Equal(OutcomeStatus.Unknown, acme.Status);
    }

    [Fact]
    public async Task An_answer_that_ends_anywhere_or_has_another_value_anywhere_is_told_and_leaves_no_result()
    {
        var whole = Composite(
            Created("ref0", One),
            Step("ref1", 200, """[{"id":"001000000000001AAA","success":true,"errors":[]}]"""),
            Step(
                "ref2", 200,
                """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Account"},"Id":"001000000000001AAA","Name":"A"}]}"""));
        for (var length = 0; length < whole.Length; length++)
            await TellsAsync(whole[..length]);
        // Each value, small and large, becomes one of another kind.
        foreach (var other in (string[])["null", "7", "\"x\"", "{}", "[]", "[null]"])
        {
            for (var at = whole.IndexOf(':', StringComparison.Ordinal); at >= 0; at = whole.IndexOf(':', at + 1))
            {
                var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(whole[(at + 1)..]), isFinalBlock: false, default);
                reader.Read();
                Assert.True(reader.TrySkip());
                await TellsAsync(whole[..(at + 1)] + other + whole[(at + 1 + (int)reader.BytesConsumed)..]);
            }
        }

        static async Task TellsAsync(string answer)
        {
            foreach (var allOrNone in (bool[])[true, false])
            {
                await using var org = StubOrg.Always(answer).Client();
                var unit = org.Composite(allOrNone);
                var one = unit.Create(new Account { Name = "A" });
                unit.Create([new Account { Name = "B" }]);
                var query = unit.Query(org.Account.Only(a => [a.Name]));
                try
                {
                    await unit.SendAsync(Cancel);
                }
                catch (Exception e) when (e is SalesforceFormatException or CompositeException or SalesforceApiException)
                {
                }
                Assert.All(unit.Steps, s => Assert.True(
                    s.Succeeded || s.Cause is not null || s.Status == OutcomeStatus.RolledBack, $"{s} after {answer}"));
                if (!query.Succeeded)
                    Assert.ThrowsAny<Exception>(() => query.Records.Count);
                if (one.Succeeded)
                    Assert.True(one.Id.Raw.IsId);
            }
        }
    }

    [Fact]
    public async Task Rows_behind_the_first_page_are_fetched()
    {
        var first =
            """{"totalSize":2,"done":false,"nextRecordsUrl":"/services/data/v67.0/query/01g-1","records":[{"attributes":{"type":"Account"},"Id":"001000000000001AAA"}]}""";
        var stub = new StubOrg(call => StubOrg.Json(call.Method == "POST"
            ? Composite(Step("ref0", 200, first))
            : """{"totalSize":2,"done":true,"records":[{"attributes":{"type":"Account"},"Id":"001000000000002AAA"}]}"""));
        await using var org = stub.Client();
        var unit = org.Composite();
        var query = unit.Query(org.Account.Only(a => [a.Id]).BatchSize(200));
        await unit.SendAsync(Cancel);
        Assert.Equal((2, 2), (query.Records.Count, query.TotalSize));
        Assert.Contains("\"httpHeaders\":{\"Sforce-Query-Options\":\"batchSize=200\"}", stub.Calls[0].Body, StringComparison.Ordinal);
    }

    private static StubOrg Answering(params string[] steps) => StubOrg.Always(Composite(steps));

    private static string Composite(params string[] steps) => $$"""{"compositeResponse":[{{string.Join(',', steps)}}]}""";

    private static string Step(string name, int status, string body) =>
        $$"""{"body":{{body}},"httpHeaders":{},"httpStatusCode":{{status}},"referenceId":"{{name}}"}""";

    private static string Created<T>(string name, Id<T> id)
        where T : ISObjectType => Step(name, 201, $$"""{"id":"{{id}}","success":true,"errors":[]}""");

    private static string Halted(string name) =>
        Step(
            name, 400,
            """[{"errorCode":"PROCESSING_HALTED","message":"The transaction was rolled back since another operation in the same transaction failed."}]""");

    private static string Refusal(string code, string? field = null) =>
        $$"""[{"errorCode":"{{code}}","message":"no","fields":[{{(field is null ? "" : $"\"{field}\"")}}]}]""";

    private static List<JsonElement> Steps(JsonDocument body) => [.. body.RootElement.GetProperty("compositeRequest").EnumerateArray()];

    private static void AssertSent(StubOrg stub, string body)
    {
        var call = Assert.Single(stub.Calls);
        Assert.Equal(("POST", Data + "/composite", "application/json; charset=utf-8"), (call.Method, call.Path, call.ContentType));
        Assert.Equal(JsonSerializer.Serialize(JsonDocument.Parse(body).RootElement), call.Body);
    }
}
