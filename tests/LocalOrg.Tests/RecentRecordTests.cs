using System.Net;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>FOR VIEW, FOR REFERENCE, the dates that they set, and the lists of recently viewed records.</summary>
public sealed class RecentRecordTests : IAsyncLifetime
{
    private const string Dates = "SELECT LastViewedDate, LastReferencedDate FROM Account WHERE Name = '{0}'";

    private readonly FixedClock _clock = new();
    private readonly (string Name, string Value) _noMru = ("Sforce-Mru", "updateMru=false");
    private OrgClient _org = null!;

    public async ValueTask InitializeAsync()
    {
        _org = await OrgClient.StartAsync(o => o.Clock(_clock));
        // Creating through collections notes no view.
        var saved = await _org.SendAsync("POST", "composite/sobjects", """
            {"records":[{"attributes":{"type":"Account"},"Name":"Acme"},{"attributes":{"type":"Account"},"Name":"Beta"},{"attributes":{"type":"Contact"},"LastName":"Ray"}]}
            """);
        Assert.Equal(HttpStatusCode.OK, saved.Status);
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task FOR_VIEW_sets_the_date_of_the_rows_that_it_finds()
    {
        Assert.Equal(["-|-"], await DatesAsync("Acme"));
        Assert.Equal(["Acme"], await _org.RowsAsync("SELECT Name FROM Account WHERE Name = 'Acme' FOR VIEW"));
        var first = Now();
        Assert.Equal([$"{first}|-"], await DatesAsync("Acme"));
        Assert.Equal(["-|-"], await DatesAsync("Beta"));
        _clock.Now += TimeSpan.FromMinutes(5);
        await _org.RowsAsync("SELECT Name FROM Account ORDER BY Name LIMIT 1 FOR VIEW");
        Assert.Equal([$"{Now()}|-"], await DatesAsync("Acme"));
        Assert.Equal(["-|-"], await DatesAsync("Beta"));
    }

    [Fact]
    public async Task FOR_REFERENCE_sets_its_own_date()
    {
        await _org.RowsAsync("SELECT Name FROM Account WHERE Name = 'Beta' FOR REFERENCE");
        Assert.Equal([$"-|{Now()}"], await DatesAsync("Beta"));
        Assert.Equal(["Beta"], await RecentAsync("recent"));
        var referenced = Now();
        _clock.Now += TimeSpan.FromMinutes(1);
        await _org.RowsAsync("SELECT Name FROM Account WHERE Name = 'Beta' FOR VIEW");
        Assert.Equal([$"{Now()}|{referenced}"], await DatesAsync("Beta"));
    }

    [Fact]
    public async Task Viewing_changes_nothing_of_the_record()
    {
        var before = await _org.RowsAsync("SELECT SystemModstamp, LastModifiedDate FROM Account ORDER BY Name");
        _clock.Now += TimeSpan.FromHours(1);
        await _org.RowsAsync("SELECT Id FROM Account FOR VIEW");
        await _org.RowsAsync("SELECT Id FROM Account FOR REFERENCE");
        Assert.Equal(before, await _org.RowsAsync("SELECT SystemModstamp, LastModifiedDate FROM Account ORDER BY Name"));
    }

    [Fact]
    public async Task The_dates_can_be_filtered_sorted_and_read_through_parents()
    {
        var beta = (await _org.RowsAsync("SELECT Id FROM Account WHERE Name = 'Beta'"))[0];
        var ray = (await _org.RowsAsync("SELECT Id FROM Contact"))[0];
        await _org.SendAsync("PATCH", $"sobjects/Contact/{ray}", $$"""{"AccountId":"{{beta}}"}""", _noMru);
        await _org.RowsAsync("SELECT Id FROM Account WHERE Name = 'Beta' FOR VIEW");
        Assert.Equal(["Beta"], await _org.RowsAsync("SELECT Name FROM Account WHERE LastViewedDate != null"));
        Assert.Equal(["Acme"], await _org.RowsAsync("SELECT Name FROM Account WHERE LastViewedDate = null"));
        Assert.Equal(["Beta"], await _org.RowsAsync("SELECT Name FROM Account WHERE LastViewedDate = TODAY"));
        Assert.Equal(["Beta", "Acme"], await _org.RowsAsync("SELECT Name FROM Account ORDER BY LastViewedDate DESC NULLS LAST"));
        Assert.Equal([Now()], await _org.RowsAsync("SELECT Account.LastViewedDate FROM Contact"));
        Assert.Equal(["Ray"], await _org.RowsAsync("SELECT LastName FROM Contact WHERE Account.LastViewedDate != null"));
    }

    [Fact]
    public async Task Recent_lists_follow_views_and_references()
    {
        Assert.Empty(await RecentAsync("recent"));
        await _org.RowsAsync("SELECT Id FROM Account WHERE Name = 'Acme' FOR VIEW");
        await _org.RowsAsync("SELECT Id FROM Contact FOR REFERENCE");
        await _org.RowsAsync("SELECT Id FROM Account WHERE Name = 'Beta' FOR VIEW");
        Assert.Equal(["Beta", "Ray", "Acme"], await RecentAsync("recent"));
        Assert.Equal(["Beta", "Ray"], await RecentAsync("recent?limit=2"));
        await _org.RowsAsync("SELECT Id FROM Account WHERE Name = 'Acme' FOR VIEW");
        Assert.Equal(["Acme", "Beta", "Ray"], await RecentAsync("recent"));
        var items = (await _org.GetAsync("sobjects/Account")).Body.GetProperty("recentItems").EnumerateArray().Select(
            r => r.GetProperty("Name").GetString());
        Assert.Equal(["Acme", "Beta"], items);
        var acme = (await _org.RowsAsync("SELECT Id FROM Account WHERE Name = 'Acme'"))[0];
        await _org.SendAsync("DELETE", $"sobjects/Account/{acme}");
        Assert.Equal(["Beta", "Ray"], await RecentAsync("recent"));
        await _org.RowsAsync("SELECT Id FROM Account ORDER BY Name");
        Assert.Equal(["Beta", "Ray"], await RecentAsync("recent"));
    }

    [Fact]
    public async Task A_record_of_REST_is_viewed_unless_the_header_says_no()
    {
        var acme = (await _org.RowsAsync("SELECT Id FROM Account WHERE Name = 'Acme'"))[0];
        var beta = (await _org.RowsAsync("SELECT Id FROM Account WHERE Name = 'Beta'"))[0];
        await _org.GetAsync($"sobjects/Account/{acme}", _noMru);
        await _org.SendAsync("PATCH", $"sobjects/Account/{acme}", """{"Phone":"5"}""", _noMru);
        await _org.SendAsync("POST", "sobjects/Account", """{"Name":"Gamma"}""", _noMru);
        Assert.Empty(await RecentAsync("recent"));
        await _org.GetAsync($"sobjects/Account/{acme}");
        await _org.SendAsync("PATCH", $"sobjects/Account/{beta}", """{"Phone":"5"}""");
        await _org.SendAsync("POST", "sobjects/Account", """{"Name":"Delta"}""");
        Assert.Equal(["Delta", "Beta", "Acme"], await RecentAsync("recent"));
        await _org.GetAsync($"composite/sobjects/Account?ids={acme}&fields=Name");
        Assert.Equal(["Delta", "Beta", "Acme"], await RecentAsync("recent"));
        Assert.Equal([$"{Now()}|-"], await DatesAsync("Delta"));
    }

    [Fact]
    public async Task A_view_does_not_change_the_ETag_of_an_account()
    {
        var acme = (await _org.RowsAsync("SELECT Id FROM Account WHERE Name = 'Acme'"))[0];
        var etag = (await _org.GetAsync($"sobjects/Account/{acme}")).Headers["ETag"];
        _clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(HttpStatusCode.NotModified, (await _org.GetAsync($"sobjects/Account/{acme}", ("If-None-Match", etag))).Status);
    }

    [Fact]
    public async Task Each_user_has_views_of_his_own()
    {
        var kim = await _org.Org.AddUserAsync(
            new LocalUser("kim@acme.example").Object("Contact", ObjectAccess.None), TestContext.Current.CancellationToken);
        var asKim = ("Authorization", "Bearer " + kim.Token);
        await _org.RowsAsync("SELECT Id FROM Account WHERE Name = 'Acme' FOR VIEW");
        Assert.Equal("[]", (await _org.GetAsync("recent", asKim)).Text);
        var soql = Uri.EscapeDataString("SELECT Name FROM Account WHERE LastViewedDate != null");
        Assert.Equal(0, (await _org.GetAsync("query?q=" + soql, asKim)).Body.GetProperty("totalSize").GetInt32());
        await _org.GetAsync("query?q=" + Uri.EscapeDataString("SELECT Id FROM Account WHERE Name = 'Beta' FOR VIEW"), asKim);
        Assert.Equal("Beta", Assert.Single((await _org.GetAsync("recent", asKim)).Body.EnumerateArray()).GetProperty("Name").GetString());
        Assert.Equal(["Acme"], await RecentAsync("recent"));
    }

    [Fact]
    public async Task RecentlyViewed_has_a_row_for_each_of_them()
    {
        const string Field = "\"filterable\":true,\"sortable\":true,\"groupable\":true,\"nillable\":true";
        var describe = DescribeReader.Read($$"""
            {"name":"RecentlyViewed","queryable":true,"keyPrefix":null,"fields":[{"name":"Id","type":"id","aggregatable":true,{{Field}}},{"name":"Name","type":"string","length":255,{{Field}}},
            {"name":"Type","type":"picklist",{{Field}}},{"name":"IsActive","type":"boolean",{{Field}}},{"name":"Phone","type":"phone",{{Field}}},
            {"name":"LastViewedDate","type":"datetime",{{Field}}},{"name":"LastReferencedDate","type":"datetime",{{Field}}}]}
            """).Describe!;
        var schema = new OrgSchema([.. SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots")).Objects, describe]);
        await using var org = await OrgClient.StartAsync(o => o.Clock(_clock).Schema(schema));
        await org.CreateAsync("Account", """{"Name":"Acme","Phone":"5"}""");
        await org.SendAsync("POST", "composite/sobjects", """{"records":[{"attributes":{"type":"Contact"},"LastName":"Ray"}]}""");
        await org.RowsAsync("SELECT Id FROM Contact FOR REFERENCE");
        Assert.Equal(
            [$"Ray|Contact|-|{Now()}|-|False", $"Acme|Account|{Now()}|-|5|False"],
            (await org.RowsAsync("SELECT Name, Type, LastViewedDate, LastReferencedDate, Phone, IsActive FROM RecentlyViewed ORDER BY "
                + "LastViewedDate NULLS FIRST")));
        Assert.Equal(["Acme"], await org.RowsAsync("SELECT Name FROM RecentlyViewed WHERE Type IN ('account') AND LastViewedDate != null"));
        Assert.Equal(["Acme"], await org.RowsAsync("SELECT Name FROM RecentlyViewed WHERE Name LIKE 'ac%'"));
        Assert.Equal(["2"], await org.RowsAsync("SELECT COUNT(Id) FROM RecentlyViewed"));
    }

    private string Now() => _clock.Now.ToString("yyyy-MM-ddTHH:mm:ss.000+0000", System.Globalization.CultureInfo.InvariantCulture);

    private Task<string[]> DatesAsync(string name) =>
        _org.RowsAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, Dates, name));

    private async Task<string?[]> RecentAsync(string path) =>
        [.. (await _org.GetAsync(path)).Body.EnumerateArray().Select(r => r.GetProperty("Name").GetString())];
}
