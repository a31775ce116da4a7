using System.Net;
using System.Text.Json;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

public sealed class CompositeTests : IAsyncLifetime
{
    private OrgClient _org = null!;

    public async ValueTask InitializeAsync() => _org = await OrgClient.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Theory]
    [InlineData(false, "DUPLICATE_VALUE")]
    [InlineData(true, null)]
    public async Task Keys_of_an_upsert_are_compared_with_their_case_where_the_field_has_it(bool isCaseSensitive, string? error)
    {
        var objects = SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots")).Objects;
        FieldDescribe Changed(FieldDescribe field) =>
            isCaseSensitive && field.Name == "ErpId__c" ? field with { Traits = field.Traits | FieldTraits.CaseSensitive } : field;
        await using var org = await OrgClient.StartAsync(o => o.Schema(new OrgSchema(
            objects.Select(d => d with { Fields = new EquatableArray<FieldDescribe>([.. d.Fields.Select(Changed)]) }))));
        var answer = await org.SendAsync("PATCH", "composite/sobjects/Account/ErpId__c", """
            {"records":[{"attributes":{"type":"Account"},"ErpId__c":"K-1","Name":"1"},{"attributes":{"type":"Account"},"ErpId__c":"k-1","Name":"2"}]}
            """);
        var second = answer.Body[1];
        Assert.Equal(error, second.GetProperty("success").GetBoolean()
            ? null
            : second.GetProperty("errors")[0].GetProperty("statusCode").GetString());
    }

    [Fact]
    public async Task A_collection_answers_for_each_record_in_order()
    {
        var answer = await _org.SendAsync("POST", "composite/sobjects", """
            {"records":[{"attributes":{"type":"Account"},"Name":"One"},{"attributes":{"type":"Account"},"Name":null},{"attributes":{"type":"Contact"},"LastName":"Ray"}]}
            """);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            """{"success":false,"errors":[{"statusCode":"REQUIRED_FIELD_MISSING","message":"Required fields are missing: [Name]","fields":["Name"]}]}""",
            answer.Body[1].GetRawText());
        Assert.Equal(["One"], await _org.RowsAsync("SELECT Name FROM Account"));
        Assert.Equal(answer.Body[2].GetProperty("id").GetString(), (await _org.RowsAsync("SELECT Id FROM Contact"))[0]);
    }

    [Fact]
    public async Task All_or_none_takes_back_the_records_that_were_right()
    {
        var answer = await _org.SendAsync("POST", "composite/sobjects", """
            {"allOrNone":true,"records":[{"attributes":{"type":"Account"},"Name":"One"},{"attributes":{"type":"Account"}}]}
            """);
        Assert.Equal(
            """{"success":false,"errors":[{"statusCode":"ALL_OR_NONE_OPERATION_ROLLED_BACK","message":"Record rolled back because not all records were valid and the request was using AllOrNone header","fields":[]}]}""",
            answer.Body[0].GetRawText());
        Assert.Equal("REQUIRED_FIELD_MISSING", answer.Body[1].GetProperty("errors")[0].GetProperty("statusCode").GetString());
        Assert.Empty(await _org.RowsAsync("SELECT Id FROM Account"));
    }

    [Fact]
    public async Task Collections_update_upsert_retrieve_and_delete()
    {
        var id = await _org.CreateAsync("Project__c", """{"Name":"One","ErpId__c":"K-1"}""");
        var updated = await _org.SendAsync("PATCH", "composite/sobjects", $$"""
            {"records":[{"attributes":{"type":"Project__c"},"id":"{{id}}","Name":"Two"},{"attributes":{"type":"Project__c"},"Id":"a01000000000001AAA","Name":"x"}]}
            """);
        Assert.Equal($$"""{"id":"{{id}}","success":true,"errors":[]}""", updated.Body[0].GetRawText());
        Assert.Equal("INVALID_CROSS_REFERENCE_KEY", updated.Body[1].GetProperty("errors")[0].GetProperty("statusCode").GetString());

        var upserted = await _org.SendAsync("PATCH", "composite/sobjects/Project__c/ErpId__c", """
            {"records":[{"attributes":{"type":"Project__c"},"ErpId__c":"K-1","Name":"Three"},{"attributes":{"type":"Project__c"},"ErpId__c":"K-2"}]}
            """);
        Assert.Equal($$"""{"id":"{{id}}","success":true,"errors":[],"created":false}""", upserted.Body[0].GetRawText());
        Assert.True(upserted.Body[1].GetProperty("created").GetBoolean());
        var second = upserted.Body[1].GetProperty("id").GetString();

        var read = await _org.GetAsync($"composite/sobjects/Project__c?ids={second},a01000000000001AAA,{id}&fields=Name,ErpId__c");
        Assert.Equal([
            "K-2", null, "K-1"
        ], read.Body.EnumerateArray().Select(r => r.ValueKind == JsonValueKind.Null ? null : r.GetProperty("ErpId__c").GetString()));
        var posted = await _org.SendAsync("POST", "composite/sobjects/Project__c", $$"""{"ids":["{{id}}"],"fields":["Name"]}""");
        Assert.Equal("Three", posted.Body[0].GetProperty("Name").GetString());

        var deleted = await _org.SendAsync("DELETE", $"composite/sobjects?ids={id},{second}&allOrNone=true");
        Assert.Equal($$"""[{"id":"{{id}}","success":true,"errors":[]},{"id":"{{second}}","success":true,"errors":[]}]""", deleted.Text);
        Assert.Empty(await _org.RowsAsync("SELECT Id FROM Project__c"));
    }

    [Fact]
    public async Task Refused_items_of_an_upsert_say_that_they_were_not_created_and_those_of_other_collections_do_not_say()
    {
        const string Records =
            """{"attributes":{"type":"Project__c"},"ErpId__c":"K-1"},{"attributes":{"type":"Project__c"},"ErpId__c":"K-2","Name":5},{"attributes":{"type":"Account"},"ErpId__c":"K-3"},{"attributes":{"type":"Project__c"}},null""";
        foreach (var allOrNone in (string[])["false", "true"])
        {
            var upserted = await _org.SendAsync(
                "PATCH", "composite/sobjects/Project__c/ErpId__c", $$"""{"allOrNone":{{allOrNone}},"records":[{{Records}}]}""");
            Assert.Equal([
                allOrNone == "false", false, false, false, false
            ], upserted.Body.EnumerateArray().Select(r => r.GetProperty("success").GetBoolean()));
            Assert.Equal([
                allOrNone == "false", false, false, false, false
            ], upserted.Body.EnumerateArray().Select(r => r.GetProperty("created").GetBoolean()));
        }
        var created = await _org.SendAsync("POST", "composite/sobjects", """{"records":[{"attributes":{"type":"Account"},"Name":null}]}""");
        Assert.Equal(["success", "errors"], created.Body[0].EnumerateObject().Select(m => m.Name));
    }

    [Fact]
    public async Task Types_that_alternate_are_too_many_chunks()
    {
        var records = string.Join(",", Enumerable.Range(0, 11).Select(
            i => i % 2 == 0 ? """{"attributes":{"type":"Account"},"Name":"x"}""" : """{"attributes":{"type":"Contact"},"LastName":"x"}"""));
        var answer = await _org.SendAsync("POST", "composite/sobjects", $$"""{"records":[{{records}}]}""");
        Assert.Equal((HttpStatusCode.BadRequest, "LIMIT_EXCEEDED"), (answer.Status, answer.Body[0].GetProperty("errorCode").GetString()));
    }

    [Fact]
    public async Task Steps_of_a_composite_feed_each_other()
    {
        var answer = await _org.SendAsync("POST", "composite", """
            {"compositeRequest":[
              {"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"acme","body":{"Name":"Acme"}},
              {"method":"POST","url":"/services/data/v67.0/sobjects/Contact","referenceId":"ray","body":{"LastName":"Ray","AccountId":"@{acme.id}"}},
              {"method":"GET","url":"/services/data/v67.0/query?q=SELECT Name, AccountId FROM Contact WHERE AccountId = '@{acme.id}'","referenceId":"rows"},
              {"method":"PATCH","url":"/services/data/v67.0/sobjects/Account/@{rows.records[0].AccountId}","referenceId":"rename","body":{"Name":"@{rows.records[0].Name} & Co"}},
              {"method":"GET","url":"/services/data/v67.0/sobjects/Account/@{acme.Id}","referenceId":"wrongCase"}]}
            """);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var steps = answer.Body.GetProperty("compositeResponse");
        var acme = steps[0].GetProperty("body").GetProperty("id").GetString();
        Assert.Equal(
            $$$"""{"body":{"id":"{{{acme}}}","success":true,"errors":[]},"httpHeaders":{"Location":"/services/data/v67.0/sobjects/Account/{{{acme}}}"},"httpStatusCode":201,"referenceId":"acme"}""",
            steps[0].GetRawText());
        Assert.Matches(
            """^\{"body":null,"httpHeaders":\{"ETag":"[^}]+"\},"httpStatusCode":204,"referenceId":"rename"\}$""", steps[3].GetRawText());
        Assert.Equal(
            """{"body":[{"message":"Invalid reference specified. No value for acme.Id found in acme","errorCode":"PROCESSING_HALTED"}],"httpHeaders":{},"httpStatusCode":400,"referenceId":"wrongCase"}""",
            steps[4].GetRawText());
        Assert.Equal(["Ray & Co"], await _org.RowsAsync("SELECT Name FROM Account"));
    }

    [Fact]
    public async Task A_composite_of_all_or_none_is_taken_back_whole()
    {
        var answer = await _org.SendAsync("POST", "composite", """
            {"allOrNone":true,"compositeRequest":[
              {"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"a","body":{"Name":"Acme"}},
              {"method":"POST","url":"/services/data/v67.0/sobjects/Contact","referenceId":"b","body":{"AccountId":"@{a.id}"}},
              {"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"c","body":{"Name":"Never"}}]}
            """);
        const string Halted =
            """{"body":[{"message":"The transaction was rolled back since another operation in the same transaction failed.","errorCode":"PROCESSING_HALTED"}],"httpHeaders":{},"httpStatusCode":400,"referenceId":"a"}""";
        var steps = answer.Body.GetProperty("compositeResponse");
        Assert.Equal((HttpStatusCode.OK, Halted, Halted.Replace(
            "\"a\"", "\"c\"", StringComparison.Ordinal)), (answer.Status, steps[0].GetRawText(), steps[2].GetRawText()));
        Assert.Equal("REQUIRED_FIELD_MISSING", steps[1].GetProperty("body")[0].GetProperty("errorCode").GetString());
        Assert.Empty(await _org.RowsAsync("SELECT Id FROM Account"));
    }

    // REST API, allOrNone Parameters in Composite and Collections Requests: what the collection says of its own records is overridden.
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 2)]
    public async Task All_or_none_of_a_composite_goes_over_a_collection_in_it(bool allOrNone, int kept)
    {
        var answer = await _org.SendAsync("POST", "composite", $$"""
            {"allOrNone":{{(allOrNone ? "true" : "false")}},"compositeRequest":[
              {"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"a","body":{"Name":"Acme"} },
              {"method":"POST","url":"/services/data/v67.0/composite/sobjects","referenceId":"b","body":{"allOrNone":false,"records":[
                {"attributes":{"type":"Account"},"Name":"Right"},{"attributes":{"type":"Account"} }]} }]}
            """);
        var steps = answer.Body.GetProperty("compositeResponse");
        Assert.Equal([allOrNone ? 400 : 201, 200], steps.EnumerateArray().Select(s => s.GetProperty("httpStatusCode").GetInt32()));
        Assert.False(steps[1].GetProperty("body")[1].GetProperty("success").GetBoolean());
        Assert.Equal(kept, (await _org.RowsAsync("SELECT Id FROM Account")).Length);
    }

    [Fact]
    public async Task Without_all_or_none_the_independent_steps_stand()
    {
        var answer = await _org.SendAsync("POST", "composite", """
            {"compositeRequest":[
              {"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"bad","body":{}},
              {"method":"POST","url":"/services/data/v67.0/sobjects/Contact","referenceId":"child","body":{"LastName":"x","AccountId":"@{bad.id}"}},
              {"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"good","body":{"Name":"Good"}}]}
            """);
        Assert.Equal([
            400, 400, 201
        ], answer.Body.GetProperty("compositeResponse").EnumerateArray().Select(s => s.GetProperty("httpStatusCode").GetInt32()));
        Assert.Equal(["Good"], await _org.RowsAsync("SELECT Name FROM Account"));
        Assert.Empty(await _org.RowsAsync("SELECT Id FROM Contact"));
    }

    // A query between two creations sees one record in the order written, and both where they are collated.
    [Theory]
    [InlineData("67.0", "", "", 2)]
    [InlineData("67.0", "\"collateSubrequests\":true,", "", 2)]
    [InlineData("67.0", "\"collateSubrequests\":false,", "", 1)]
    [InlineData("48.0", "", "", 1)]
    [InlineData("48.0", "\"collateSubrequests\":true,", "", 2)]
    [InlineData("47.0", "\"collateSubrequests\":true,", "", 1)]
    [InlineData("67.0", "", "\"httpHeaders\":{\"Sforce-Mru\":\"updateMru=false\"},", 1)]
    public async Task Steps_are_collated_unless_the_request_says_otherwise(string version, string option, string headers, int seen)
    {
        var answer = await _org.SendAsync("POST", $"/services/data/v{version}/composite", $$"""
            { {{option}} "compositeRequest":[
              {"method":"POST","url":"/services/data/v{{version}}/sobjects/Account","referenceId":"a","body":{"Name":"One"} },
              {"method":"GET","url":"/services/data/v{{version}}/query?q=SELECT+COUNT()+FROM+Account","referenceId":"q"},
              {"method":"POST",{{headers}}"url":"/services/data/v{{version}}/sobjects/Account","referenceId":"b","body":{"Name":"Two"} }]}
            """);
        var steps = answer.Body.GetProperty("compositeResponse");
        Assert.Equal(["a", "q", "b"], steps.EnumerateArray().Select(s => s.GetProperty("referenceId").GetString()));
        Assert.Equal(seen, steps[1].GetProperty("body").GetProperty("totalSize").GetInt32());
    }

    [Fact]
    public async Task A_step_that_refers_to_another_is_never_collated_before_it()
    {
        var answer = await _org.SendAsync("POST", "composite", """
            {"compositeRequest":[
              {"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"a","body":{"Name":"One"}},
              {"method":"GET","url":"/services/data/v67.0/sobjects/Account/@{a.id}","referenceId":"r"},
              {"method":"POST","url":"/services/data/v67.0/sobjects/Contact","referenceId":"c","body":{"LastName":"Ray","AccountId":"@{r.Id}"}},
              {"method":"POST","url":"/services/data/v67.0/sobjects/Contact","referenceId":"d","body":{"LastName":"Kim","AccountId":"@{a.id}"}}]}
            """);
        Assert.All(answer.Body.GetProperty("compositeResponse").EnumerateArray(), s => Assert.True(
            s.GetProperty("httpStatusCode").GetInt32() < 300, s.GetRawText()));
        Assert.Equal(["Kim|One", "Ray|One"], await _org.RowsAsync("SELECT LastName, Account.Name FROM Contact ORDER BY LastName"));
    }

    [Fact]
    public async Task A_batch_runs_its_steps_apart_and_can_halt()
    {
        var answer = await _org.SendAsync("POST", "composite/batch", """
            {"haltOnError":true,"batchRequests":[
              {"method":"POST","url":"v67.0/sobjects/Account","richInput":{"Name":"Acme"}},
              {"method":"GET","url":"v67.0/query?q=SELECT+Name+FROM+Account"},
              {"method":"GET","url":"v67.0/sobjects/Account/001000000000009AAA"},
              {"method":"GET","url":"v67.0/sobjects"}]}
            """);
        Assert.True(answer.Body.GetProperty("hasErrors").GetBoolean());
        var results = answer.Body.GetProperty("results");
        Assert.Equal([201, 200, 404, 412], results.EnumerateArray().Select(r => r.GetProperty("statusCode").GetInt32()));
        Assert.Equal("BATCH_PROCESSING_HALTED", results[3].GetProperty("result")[0].GetProperty("errorCode").GetString());
        Assert.Equal(["Acme"], await _org.RowsAsync("SELECT Name FROM Account"));
    }

    [Fact]
    public async Task Each_graph_is_a_transaction_of_its_own()
    {
        var answer = await _org.SendAsync("POST", "composite/graph", """
            {"graphs":[
              {"graphId":"g1","compositeRequest":[
                {"method":"POST","url":"/services/data/v67.0/sobjects/Contact","referenceId":"child","body":{"LastName":"Ray","AccountId":"@{parent.id}"}},
                {"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"parent","body":{"Name":"Acme"}}]},
              {"graphId":"g2","compositeRequest":[
                {"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"a","body":{"Name":"Bolt"}},
                {"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"b","body":{}}]}]}
            """);
        var graphs = answer.Body.GetProperty("graphs");
        Assert.Equal([true, false], graphs.EnumerateArray().Select(g => g.GetProperty("isSuccessful").GetBoolean()));
        Assert.Equal(
            "child", graphs[0].GetProperty("graphResponse").GetProperty("compositeResponse")[0].GetProperty("referenceId").GetString());
        Assert.Equal(["Acme"], await _org.RowsAsync("SELECT Account.Name FROM Contact"));
        Assert.Equal(["Acme"], await _org.RowsAsync("SELECT Name FROM Account"));
        (await _org.SendAsync(
            "POST", "composite/graph",
            """{"graphs":[{"graphId":"g","compositeRequest":[{"method":"GET","url":"/services/data/v67.0/query?q=x","referenceId":"q"}]}]}"""))
            .IsError(400, "INVALID_INPUT", "A graph can hold calls to sobjects/X, sobjects/X/id and sobjects/X/field/value only: "
                + "/services/data/v67.0/query?q=x", null);
    }

    [Fact]
    public async Task A_tree_is_created_whole_level_by_level()
    {
        var answer = await _org.SendAsync("POST", "composite/tree/Account", """
            {"records":[
              {"attributes":{"type":"Account","referenceId":"a1"},"Name":"Acme","Contacts":{"records":[{"attributes":{"type":"Contact","referenceId":"c1"},"LastName":"Ray"}]}},
              {"attributes":{"type":"Account","referenceId":"a2"},"Name":"Bolt"}]}
            """);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.False(answer.Body.GetProperty("hasErrors").GetBoolean());
        Assert.Equal(
            ["a1", "a2", "c1"], answer.Body.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("referenceId").GetString()));
        Assert.Equal(["Ray|Acme"], await _org.RowsAsync("SELECT LastName, Account.Name FROM Contact"));
    }

    [Fact]
    public async Task A_tree_with_a_mistake_names_the_guilty_and_leaves_nothing()
    {
        var answer = await _org.SendAsync("POST", "composite/tree/Account", """
            {"records":[
              {"attributes":{"type":"Account","referenceId":"a1"},"Name":"Acme","Contacts":{"records":[{"attributes":{"type":"Contact","referenceId":"c1"},"LastName":"Ray","Email":"123"}]}},
              {"attributes":{"type":"Account","referenceId":"a2"}}]}
            """);
        Assert.Equal(
            """{"hasErrors":true,"results":[{"referenceId":"a2","errors":[{"statusCode":"REQUIRED_FIELD_MISSING","message":"Required fields are missing: [Name]","fields":["Name"]}]},{"referenceId":"c1","errors":[{"statusCode":"INVALID_EMAIL_ADDRESS","message":"Email: invalid email address: 123","fields":["Email"]}]}]}""",
            answer.Text);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Empty(await _org.RowsAsync("SELECT Id FROM Account"));
    }

    [Fact]
    public async Task A_childs_required_parent_is_left_out_in_a_tree()
    {
        var contact = await _org.CreateAsync("Contact", """{"LastName":"Ray"}""");
        var answer = await _org.SendAsync("POST", "composite/tree/Project__c", $$"""
            {"records":[{"attributes":{"type":"Project__c","referenceId":"p"},"Name":"P","Milestones__r":{"records":[
              {"attributes":{"type":"Milestone__c","referenceId":"m"},"Title__c":"First","Responsible__c":"{{contact}}"} ] } }]}
            """);
        Assert.True(answer.Status == HttpStatusCode.Created, answer.Text);
        Assert.Equal(["First|P|Planned"], await _org.RowsAsync("SELECT Title__c, Project__r.Name, Status__c FROM Milestone__c"));
    }

    [Theory]
    [InlineData("composite", """{"compositeRequest":[{"method":"GET","url":"/services/data/v67.0/sobjects","referenceId":"a b"}]}""")]
    [InlineData(
        "composite",
        """{"compositeRequest":[{"method":"GET","url":"/services/data/v67.0/sobjects","referenceId":"a"},{"method":"GET","url":"/services/data/v67.0/sobjects","referenceId":"a"}]}""")]
    [InlineData("composite", """{"compositeRequest":5}""")]
    [InlineData("composite", "[]")]
    [InlineData("composite/graph", "{}")]
    [InlineData("composite/batch", "{}")]
    [InlineData("composite/tree/Account", "{}")]
    [InlineData("composite/sobjects", "{}")]
    [InlineData("composite/sobjects", "")]
    public async Task A_request_of_the_wrong_shape_is_refused_whole(string path, string json)
    {
        var answer = await _org.SendAsync("POST", path, json);
        Assert.Equal(
            (HttpStatusCode.BadRequest, "JSON_PARSER_ERROR"), (answer.Status, answer.Body[0].GetProperty("errorCode").GetString()));
    }
}
