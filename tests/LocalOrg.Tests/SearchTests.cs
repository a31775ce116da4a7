using System.Net;

namespace Salesforce.Typed.Tests;

public sealed class SearchTests : IAsyncLifetime
{
    private OrgClient _org = null!;

    public async ValueTask InitializeAsync()
    {
        _org = await OrgClient.StartAsync();
        await _org.CreateAsync("Account", """{"Name":"Acme Rockets","Description":"makes anvils","Phone":"555-1234"}""");
        await _org.CreateAsync("Account", """{"Name":"Zürich Rockets","Site":"acme"}""");
        await _org.CreateAsync("Contact", """{"FirstName":"Ada","LastName":"Acme","Email":"ada@rockets.example"}""");
        await _org.CreateAsync("Lead", """{"LastName":"Solo","Company":"Rocket Men"}""");
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    private async Task<string[]> NamesAsync(string sosl)
    {
        var answer = await _org.GetAsync("search?q=" + Uri.EscapeDataString(sosl));
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return [.. answer.Body.GetProperty("searchRecords").EnumerateArray().Select(r => r.GetProperty("attributes").GetProperty("type").GetString() + ":" + r.GetProperty("Name").GetString())];
    }

    [Theory]
    [InlineData("{acme}", "Account:Acme Rockets,Account:Zürich Rockets,Contact:Ada Acme")]
    [InlineData("{acme} IN NAME FIELDS", "Account:Acme Rockets,Contact:Ada Acme")]
    [InlineData("{rocket*}", "Account:Acme Rockets,Account:Zürich Rockets,Contact:Ada Acme")]
    [InlineData("{r?cke*s}", "Account:Acme Rockets,Account:Zürich Rockets,Contact:Ada Acme")]
    [InlineData("{zurich}", "Account:Zürich Rockets")]
    [InlineData("{acme rockets}", "Account:Acme Rockets,Account:Zürich Rockets,Contact:Ada Acme")]
    [InlineData("{\"acme rockets\"}", "Account:Acme Rockets")]
    [InlineData("{acme AND NOT anvils}", "Account:Zürich Rockets,Contact:Ada Acme")]
    [InlineData("{anvils OR (ada and acme)}", "Account:Acme Rockets,Contact:Ada Acme")]
    [InlineData("{ada\\@rockets.example} IN EMAIL FIELDS", "Contact:Ada Acme")]
    [InlineData("{555*} IN PHONE FIELDS", "Account:Acme Rockets")]
    [InlineData("{nothing}", "")]
    public async Task Words_are_found_where_they_are(string find, string found) =>
        Assert.Equal(found, string.Join(",", await NamesAsync($"FIND {find} RETURNING Account(Name ORDER BY Name), Contact(Name)")));

    [Fact]
    public async Task Rows_can_be_filtered_sorted_and_limited()
    {
        Assert.Equal(["Account:Zürich Rockets"], await NamesAsync("FIND {rockets} RETURNING Account(Name WHERE Site = 'acme')"));
        Assert.Equal(["Account:Zürich Rockets"], await NamesAsync("FIND {rockets} RETURNING Account(Name ORDER BY Name DESC LIMIT 1)"));
        Assert.Equal(["Account:Acme Rockets", "Account:Zürich Rockets"], await NamesAsync("FIND {acme} RETURNING Account(Name), Contact(Name) LIMIT 2"));
    }

    [Fact]
    public async Task The_index_follows_what_changes()
    {
        var id = (await _org.RowsAsync("SELECT Id FROM Lead"))[0];
        const string Sosl = "FIND {rocket} RETURNING Lead(Name)";
        Assert.Equal(["Lead:Solo"], await NamesAsync(Sosl));
        await _org.SendAsync("PATCH", $"sobjects/Lead/{id}", """{"Company":"Other"}""");
        Assert.Empty(await NamesAsync(Sosl));
        await _org.CreateAsync("Lead", """{"LastName":"New","Company":"Rocket"}""");
        Assert.Equal(["Lead:New"], await NamesAsync(Sosl));
        await _org.SendAsync("DELETE", $"sobjects/Lead/{(await _org.RowsAsync("SELECT Id FROM Lead WHERE Name = 'New'"))[0]}");
        Assert.Empty(await NamesAsync(Sosl));
    }

    [Fact]
    public async Task A_search_by_parameters_takes_its_text_as_it_is()
    {
        var get = await _org.GetAsync("parameterizedSearch?q=acme&sobject=Account&Account.fields=id,name&Account.limit=1&sobject=Contact&fields=name");
        Assert.Equal(["Account", "Contact"], get.Body.GetProperty("searchRecords").EnumerateArray().Select(r => r.GetProperty("attributes").GetProperty("type").GetString()));
        var post = await _org.SendAsync("POST", "parameterizedSearch", """{"q":"anvils","in":"ALL","fields":["Name"],"sobjects":[{"name":"Account","where":"Phone != null"}],"overallLimit":5}""");
        Assert.Equal("Acme Rockets", post.Body.GetProperty("searchRecords")[0].GetProperty("Name").GetString());
        var literal = await _org.SendAsync("POST", "parameterizedSearch", """{"q":"acme OR {","sobjects":[{"name":"Account"}]}""");
        Assert.Equal(HttpStatusCode.OK, literal.Status);
        Assert.Equal("INVALID_FIELD", (await _org.GetAsync("parameterizedSearch?q=acme&sobject=Account(Id)")).Body[0].GetProperty("errorCode").GetString());
    }

    [Theory]
    [InlineData("FIND acme", "MALFORMED_SEARCH", "No search term found. The search term must be enclosed in braces.")]
    [InlineData("FIND {a}", "MALFORMED_SEARCH", "search term must be longer than one character: a")]
    [InlineData("FIND {acme} RETURNING Nothing", "INVALID_TYPE", null)]
    [InlineData("FIND {acme} RETURNING Account(Bacon__c)", "INVALID_FIELD", null)]
    [InlineData("FIND {(acme}", "MALFORMED_SEARCH", "a parenthesis of the search term is not closed")]
    public async Task A_search_with_a_mistake_is_refused(string sosl, string code, string? message)
    {
        var answer = await _org.GetAsync("search?q=" + Uri.EscapeDataString(sosl));
        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, answer.Body[0].GetProperty("errorCode").GetString()));
        if (message is not null)
            Assert.Equal(message, answer.Body[0].GetProperty("message").GetString());
    }
}
