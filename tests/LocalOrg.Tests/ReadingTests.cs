using System.Net;
using System.Text.Json;

namespace Salesforce.Typed.Tests;

public sealed class ReadingTests : IAsyncLifetime
{
    private readonly FixedClock _clock = new();
    private OrgClient _org = null!;

    public async ValueTask InitializeAsync() => _org = await OrgClient.StartAsync(o => o.Clock(_clock));

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_record_is_read_and_changed_under_conditions()
    {
        var id = await _org.CreateAsync("Account", """{"Name":"Acme"}""");
        var path = $"sobjects/Account/{id}";
        var first = await _org.GetAsync(path);
        var etag = first.Headers["ETag"];
        Assert.Equal(HttpStatusCode.NotModified, (await _org.GetAsync(path, ("If-None-Match", etag))).Status);
        Assert.Equal(
            HttpStatusCode.NotModified, (await _org.GetAsync(path, ("If-None-Match", etag.Insert(etag.Length - 1, "--gzip")))).Status);
        Assert.Equal(
            HttpStatusCode.NotModified, (await _org.GetAsync(path, ("If-Modified-Since", "Mon, 23 Nov 2026 08:15:30 GMT"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await _org.GetAsync(path, ("If-Modified-Since", "Mon, 23 Nov 2026 08:15:29 GMT"))).Status);

        _clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(HttpStatusCode.NoContent, (await _org.SendAsync("PATCH", path, """{"Phone":"1"}""", ("If-Match", etag))).Status);
        Assert.Equal(
            HttpStatusCode.PreconditionFailed, (await _org.SendAsync("PATCH", path, """{"Phone":"2"}""", ("If-Match", etag))).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await _org.SendAsync(
            "PATCH", path, """{"Phone":"2"}""", ("If-Unmodified-Since", "Mon, 23 Nov 2026 08:15:30 GMT"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _org.SendAsync(
            "PATCH", path, """{"Phone":"2"}""", ("If-Unmodified-Since", "yesterday"))).Status);
        Assert.Equal(["1"], await _org.RowsAsync("SELECT Phone FROM Account"));
    }

    [Fact]
    public async Task A_change_tells_the_new_state_and_meets_what_a_reading_would_call_unmodified_as_a_failed_condition()
    {
        var id = await _org.CreateAsync("Account", """{"Name":"Acme"}""");
        var path = $"sobjects/Account/{id}";
        var changed = await _org.SendAsync("PATCH", path, """{"Phone":"1"}""");
        var etag = changed.Headers["ETag"];
        Assert.Equal(etag, (await _org.GetAsync(path)).Headers["ETag"]);
        Assert.Equal(
            HttpStatusCode.PreconditionFailed, (await _org.SendAsync("PATCH", path, """{"Phone":"2"}""", ("If-None-Match", etag))).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await _org.SendAsync(
            "PATCH", path, """{"Phone":"2"}""", ("If-Modified-Since", "Mon, 23 Nov 2026 08:15:30 GMT"))).Status);
        Assert.Equal(
            HttpStatusCode.BadRequest, (await _org.SendAsync("PATCH", path, """{"Phone":"2"}""", ("If-Match", "no quotes"))).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await _org.SendAsync(
            "PATCH", path, """{"Phone":"2"}""", ("If-Match", etag + ", \"other\""))).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await _org.SendAsync("PATCH", path, """{"Phone":"3"}""", ("If-Match", "*"))).Status);
    }

    [Fact]
    public async Task The_etag_of_a_compressed_answer_says_so_and_is_good_for_either()
    {
        var id = await _org.CreateAsync("Account", $$"""{"Name":"Acme","Description":"{{new string('x', 3000)}}"}""");
        var plain = (await _org.GetAsync($"sobjects/Account/{id}")).Headers["ETag"];
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/services/data/v67.0/sobjects/Account/{id}")
        {
            Headers = { { "Accept-Encoding", "gzip" } }
        };
        using var answer = await _org.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var compressed = answer.Headers.ETag!.Tag;
        Assert.Equal(plain.Insert(plain.Length - 1, "--gzip"), compressed);
        Assert.Equal(HttpStatusCode.NotModified, (await _org.GetAsync($"sobjects/Account/{id}", ("If-None-Match", compressed))).Status);
    }

    [Fact]
    public async Task ETags_are_for_accounts_alone()
    {
        var id = await _org.CreateAsync("Contact", """{"LastName":"Ray"}""");
        var read = await _org.GetAsync($"sobjects/Contact/{id}", ("If-None-Match", "*"));
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.False(read.Headers.ContainsKey("ETag"));
    }

    [Fact]
    public async Task Describes_are_the_snapshots_with_every_key_of_the_platform()
    {
        var describe = (await _org.GetAsync("sobjects/project__c/describe")).Body;
        Assert.Equal("Project__c", describe.GetProperty("name").GetString());
        var fields = describe.GetProperty("fields").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!);
        Assert.Equal((30, true, true), (fields["ErpId__c"].GetProperty("length")
            .GetInt32(), fields["ErpId__c"].GetProperty("unique").GetBoolean(), fields["ErpId__c"].GetProperty("idLookup").GetBoolean()));
        Assert.Equal("Parent__r", fields["Parent__c"].GetProperty("relationshipName").GetString());
        Assert.Equal([
            "Low", "Medium", "High"
        ], fields["Priority__c"].GetProperty("picklistValues").EnumerateArray().Select(v => v.GetProperty("value").GetString()));
        var global = (await _org.GetAsync("sobjects")).Body.GetProperty("sobjects").EnumerateArray().ToList();
        Assert.Equal(_org.Org.ObjectCount, global.Count);
        Assert.All(global, o => Assert.Equal(3, o.GetProperty("keyPrefix").GetString()!.Length));
        foreach (var path in (string[])["sobjects", "sobjects/Account/describe"])
        {
            Assert.Equal(
                HttpStatusCode.NotModified, (await _org.GetAsync(path, ("If-Modified-Since", "Mon, 23 Nov 2026 08:15:30 GMT"))).Status);
            Assert.Equal(HttpStatusCode.PreconditionFailed, (await _org.GetAsync(
                path, ("If-Unmodified-Since", "Mon, 23 Nov 2026 08:15:29 GMT"))).Status);
        }
    }

    [Fact]
    public async Task A_describe_has_the_keys_of_a_recorded_one()
    {
        var recorded = JsonDocument.Parse(await File.ReadAllTextAsync(
            TestPaths.SharedData("describe", "full", "cumulusci", "Contact.json"), TestContext.Current.CancellationToken)).RootElement;
        var ours = (await _org.GetAsync("sobjects/Contact/describe")).Body;
        // What depends on the org's own pages is left out.
        string[] others = [
            "listviewable", "lookupLayoutable", "networkScopeFieldName", "namedLayoutInfos", "sobjectDescribeOption",
            "defaultImplementation", "extendedBy", "extendsInterfaces", "implementedBy", "implementsInterfaces", "isInterface",
            "associateEntityType", "associateParentEntity", "hasSubtypes", "recordTypesSupported"
        ];
        Assert.Empty(Names(recorded).Except(Names(ours)).Except(others));
        Assert.Empty(
            Names(recorded.GetProperty("fields")[0]).Except(Names(ours.GetProperty("fields")[0])).Except(["formulaTreatNullNumberAsZero"]));

        static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(m => m.Name);
    }

    [Fact]
    public async Task What_hangs_on_a_record_is_read_by_its_relationship()
    {
        var account = await _org.CreateAsync("Account", """{"Name":"Acme"}""");
        var contact = await _org.CreateAsync("Contact", $$"""{"LastName":"Ray","AccountId":"{{account}}"}""");
        Assert.Equal("Acme", (await _org.GetAsync($"sobjects/Contact/{contact}/Account?fields=Name")).Body.GetProperty("Name").GetString());
        var children = (await _org.GetAsync($"sobjects/Account/{account}/Contacts?fields=LastName")).Body;
        Assert.Equal("Ray", children.GetProperty("records")[0].GetProperty("LastName").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await _org.GetAsync($"sobjects/Account/{account}/Nothing")).Status);
    }

    [Fact]
    public async Task The_columns_of_a_query_are_told_nested_as_they_are()
    {
        var answer = (await _org.GetAsync("query?columns=true&q="
            + Uri.EscapeDataString("SELECT Id, Account.Owner.Name, (SELECT Subject FROM Tasks) FROM Contact"))).Body;
        Assert.Equal(("Contact", true, "003"), (answer.GetProperty("entityName")
            .GetString(), answer.GetProperty("idSelected").GetBoolean(), answer.GetProperty("keyPrefix").GetString()));
        Assert.Equal(["Id", "Account>Owner>Name", "Tasks>Subject"], answer.GetProperty("columnMetadata").EnumerateArray().Select(Path));

        static string Path(JsonElement column) => column.GetProperty("columnName").GetString()
            + string.Concat(column.GetProperty("joinColumns").EnumerateArray().Select(c => ">" + Path(c)));
    }

    [Fact]
    public async Task A_plan_says_whether_an_index_serves()
    {
        string Of(Answer answer) => answer.Body.GetProperty("plans")[0].GetProperty("leadingOperationType").GetString()!;
        Assert.Equal("Index", Of(await _org.GetAsync("query?explain=SELECT+Id+FROM+Account+WHERE+Name='x'")));
        Assert.Equal("Index", Of(await _org.GetAsync("query?explain=SELECT+Id+FROM+Account+WHERE+Name+LIKE+'x%25'")));
        foreach (var where in (string[])[
            "AccountId='001000000000001AAA'", "AccountId+IN+('001000000000001AAA')", "Email='x'", "Email+LIKE+'x%25'"
        ])
            Assert.Equal((where, "Index"), (where, Of(await _org.GetAsync("query?explain=SELECT+Id+FROM+Contact+WHERE+" + where))));
        foreach (var where in new[]
        {
            "SystemModstamp>2026-01-01T00:00:00Z", "CreatedDate>=2026-01-01T00:00:00Z", "LastModifiedDate<2026-01-01T00:00:00Z",
            "SystemModstamp>2026-01-01T00:00:00Z+AND+Name!='x'", "CreatedDate>LAST_MONTH",
        })
        {
            Assert.Equal((where, "Index"), (where, Of(await _org.GetAsync("query?explain=SELECT+Id+FROM+Account+WHERE+" + where))));
            var order = where[..where.IndexOfAny(['<', '>'])];
            Assert.Equal(
                (where, "Index"), (where, Of(await _org.GetAsync($"query?explain=SELECT+Id+FROM+Account+WHERE+{where}+ORDER+BY+{order}"))));
        }
        Assert.Equal("TableScan", Of(await _org.GetAsync("query?explain=SELECT+Id+FROM+Account+WHERE+Site='x'")));
    }

    [Fact]
    public async Task Records_of_late_come_latest_first()
    {
        await _org.CreateAsync("Account", """{"Name":"Old"}""");
        _clock.Now += TimeSpan.FromMinutes(1);
        await _org.CreateAsync("Contact", """{"LastName":"New"}""");
        Assert.Equal(
            ["New", "Old"], (await _org.GetAsync("recent?limit=2")).Body.EnumerateArray().Select(r => r.GetProperty("Name").GetString()));
        Assert.Equal("Old", (await _org.GetAsync("sobjects/Account")).Body.GetProperty("recentItems")[0].GetProperty("Name").GetString());
    }
}
