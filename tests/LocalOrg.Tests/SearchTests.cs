using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;

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
        return [.. answer.Body.GetProperty("searchRecords").EnumerateArray().Select(
            r => r.GetProperty("attributes").GetProperty("type").GetString() + ":" + r.GetProperty("Name").GetString())];
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
        Assert.Equal([
            "Account:Acme Rockets", "Account:Zürich Rockets"
        ], await NamesAsync("FIND {acme} RETURNING Account(Name), Contact(Name) LIMIT 2"));
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
        var get = await _org.GetAsync(
            "parameterizedSearch?q=acme&sobject=Account&Account.fields=id,name&Account.limit=1&sobject=Contact&fields=name");
        Assert.Equal([
            "Account", "Contact"
        ], get.Body.GetProperty("searchRecords").EnumerateArray().Select(r => r.GetProperty("attributes").GetProperty("type").GetString()));
        var post = await _org.SendAsync(
            "POST", "parameterizedSearch",
            """{"q":"anvils","in":"ALL","fields":["Name"],"sobjects":[{"name":"Account","where":"Phone != null"}],"overallLimit":5}""");
        Assert.Equal("Acme Rockets", post.Body.GetProperty("searchRecords")[0].GetProperty("Name").GetString());
        var literal = await _org.SendAsync("POST", "parameterizedSearch", """{"q":"acme OR {","sobjects":[{"name":"Account"}]}""");
        Assert.Equal(HttpStatusCode.OK, literal.Status);
        Assert.Equal("INVALID_FIELD", (await _org.GetAsync("parameterizedSearch?q=acme&sobject=Account(Id)")).Body[0].GetProperty(
            "errorCode").GetString());
    }

    [Theory]
    [InlineData("acme OR anvils")]
    [InlineData("acme AND NOT rockets")]
    [InlineData("(nothing) OR rockets")]
    [InlineData("acm*")]
    public async Task The_text_of_a_search_by_parameters_has_no_operators(string text)
    {
        // The words of the text are in no record together; the operators would find some.
        var get = await _org.GetAsync("parameterizedSearch?sobject=Account&q=" + Uri.EscapeDataString(text));
        Assert.Empty(get.Body.GetProperty("searchRecords").EnumerateArray());
        var post = await _org.SendAsync(
            "POST", "parameterizedSearch", JsonSerializer.Serialize(new { q = text, sobjects = new[] { new { name = "Account" } } }));
        Assert.Equal(get.Text, post.Text);
    }

    [Theory]
    [InlineData("{\"q\":\"a\"}", "INVALID_SEARCH")]
    [InlineData("{\"q\":\"*\"}", "INVALID_SEARCH")]
    [InlineData("{\"q\":\"\\u0001\"}", "INVALID_SEARCH")]
    [InlineData("{\"q\":\" \"}", "MISSING_ARGUMENT")]
    [InlineData("{\"q\":\"acme\",\"sobject\":[{\"name\":\"Account\"}]}", "JSON_PARSER_ERROR")]
    [InlineData("{\"q\":\"acme\",\"sobjects\":\"Account\"}", "JSON_PARSER_ERROR")]
    [InlineData("{\"q\":\"acme\",\"sobjects\":[\"Account\"]}", "JSON_PARSER_ERROR")]
    [InlineData("{\"q\":\"acme\",\"sobjects\":[{\"name\":\"Account\",\"filter\":\"x\"}]}", "JSON_PARSER_ERROR")]
    [InlineData("{\"q\":\"acme\",\"fields\":\"Id\",\"sobjects\":[{\"name\":\"Account\"}]}", "JSON_PARSER_ERROR")]
    [InlineData("{\"q\":[\"acme\"]}", "JSON_PARSER_ERROR")]
    [InlineData("{\"q\":\"acme\",\"sobjects\":[{\"name\":\"Account\",\"where\":\"Bacon__c = 1\"}]}", "INVALID_FIELD")]
    [InlineData("{\"q\":\"acme\",\"sobjects\":[{\"name\":\"Account\"},{\"name\":\"account\"}]}", "MALFORMED_SEARCH")]
    public async Task A_search_by_parameters_with_a_mistake_is_refused(string body, string code)
    {
        var answer = await _org.SendAsync("POST", "parameterizedSearch", body);
        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, answer.Body[0].GetProperty("errorCode").GetString()));
    }

    [Fact]
    public async Task A_search_by_parameters_filters_and_limits_without_a_list_of_fields()
    {
        var found = await _org.SendAsync(
            "POST", "parameterizedSearch", """{"q":"rockets","sobjects":[{"name":"Account","where":"Site = 'acme'"}]}""");
        Assert.Single(found.Body.GetProperty("searchRecords").EnumerateArray());
        var second = await _org.SendAsync(
            "POST", "parameterizedSearch", """{"q":"rockets","offset":1,"sobjects":[{"name":"Account","orderBy":"Name"}]}""");
        Assert.Single(second.Body.GetProperty("searchRecords").EnumerateArray());
        var division = await _org.GetAsync("parameterizedSearch?q=rockets&division=North");
        Assert.Equal("MALFORMED_SEARCH", division.Body[0].GetProperty("errorCode").GetString());
        var one = await _org.GetAsync("parameterizedSearch?q=rockets&sobject=Account&Account.limit=1");
        Assert.Single(one.Body.GetProperty("searchRecords").EnumerateArray());
    }

    [Theory]
    [InlineData("Sample2Account", "Sample", true)]
    [InlineData("Sample2Account", "2 Account", true)]
    [InlineData("Sample2Account", "account", true)]
    [InlineData("Sample2Account", "Sample2Account", true)]
    [InlineData("Sample2Account", "sample2acc*", true)]
    [InlineData("Sample2Account", "\"sample 2 account\"", true)]
    [InlineData("Sample2Account", "ample", false)]
    [InlineData("Sample2Account", "Sample3Account", false)]
    [InlineData("Sample2Account", "s?mple2acc??nt", true)]
    [InlineData("Sample2Account", "s*t", false)]
    [InlineData("2024Q3 report", "q3", true)]
    [InlineData("2024Q3 report", "2024 report", true)]
    [InlineData("A1B2C3", "b2c3", true)]
    [InlineData("big_blue_box", "blue", true)]
    [InlineData("big_blue_box", "big_blue_box", true)]
    [InlineData("big_blue_box", "blue_big", false)]
    [InlineData("O'Brien", "Brien", true)]
    [InlineData("O'Brien", @"O\'Brien", true)]
    [InlineData("Jean-Luc", "luc", true)]
    [InlineData("Jean-Luc", @"jean\-luc", true)]
    [InlineData("Jean-Luc", @"luc\-jean", false)]
    [InlineData("example.co.uk", "example.co", true)]
    [InlineData("ada.l@acme-corp.com", "acme", true)]
    [InlineData("ada.l@acme-corp.com", @"ada.l@acme\-corp.com", true)]
    [InlineData("ada.l@acme-corp.com", @"l@ac?e\-corp", true)]
    [InlineData("(555) 123-4567", "1234567", false)]
    [InlineData("(555) 123-4567", "123 4567", true)]
    [InlineData("東京都庁", "東京", true)]
    [InlineData("東京都庁", "都庁*", true)]
    [InlineData("東京都庁", "東庁", false)]
    [InlineData("東京Tower2", "tower", true)]
    [InlineData("삼정물산", "물산", true)]
    [InlineData("สวัสดีครับ", "ครับ", true)]
    [InlineData("ｶﾀｶﾅ", "ﾀｶ", true)]
    [InlineData("Zürich", "zurich", true)]
    [InlineData("Zurich", "zürich", true)]
    [InlineData("Zu\u0308rich", "z?rich", true)]
    [InlineData("Zürich", "zÜr*ch", true)]
    [InlineData("Žižkov", "ziz*", true)]
    [InlineData("ΑΘΗΝΑ", "αθηνα", true)]
    [InlineData("हिन्दी शब्द", "शब्द", true)]
    [InlineData("acme rockets", "*ckets", true)]
    [InlineData("p1n p!n", "p?n", false)]
    [InlineData("aabcda", "aa*a", true)]
    [InlineData("aa2a", "aa*a", false)]
    [InlineData("143", "1?3", true)]
    public async Task Words_end_where_the_platform_ends_them(string name, string text, bool isFound)
    {
        await _org.CreateAsync("Lead", JsonSerializer.Serialize(new { LastName = name, Company = "Zzz" }));
        Assert.Equal(isFound ? ["Lead:" + name] : [], await NamesAsync($"FIND {{{text}}} IN NAME FIELDS RETURNING Lead(Name)"));
    }

    [Fact]
    public async Task An_index_that_an_earlier_version_left_in_the_data_file_is_made_again()
    {
        var file = Path.Combine(Path.GetTempPath(), $"localorg-{Guid.NewGuid():N}.db");
        const string Search = "search?q=FIND+{Sample}+RETURNING+Account(Name)";
        try
        {
            await using (var org = await OrgClient.StartAsync(o => o.Data(file)))
            {
                await org.CreateAsync("Account", """{"Name":"Sample2Account"}""");
                Assert.Single((await org.GetAsync(Search)).Body.GetProperty("searchRecords").EnumerateArray());
            }
            await using (var database = new SqliteConnection($"Data Source={file};Pooling=False"))
            {
                await database.OpenAsync(TestContext.Current.CancellationToken);
                using var command = database.CreateCommand();
                command.CommandText = "DROP TABLE _search; CREATE VIRTUAL TABLE _search USING fts5(name, email, phone, other)";
                await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            }
            await using (var org = await OrgClient.StartAsync(o => o.Data(file)))
                Assert.Single((await org.GetAsync(Search)).Body.GetProperty("searchRecords").EnumerateArray());
        }
        finally
        {
            foreach (var path in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
                File.Delete(path);
        }
    }

    [Fact]
    public async Task A_phrase_is_in_one_field()
    {
        await _org.CreateAsync("Lead", """{"FirstName":"Ada","LastName":"King","Company":"Lovelace"}""");
        Assert.Single(await NamesAsync("FIND {ada king lovelace} IN NAME FIELDS RETURNING Lead(Name)"));
        Assert.Empty(await NamesAsync("FIND {\"king lovelace\" OR \"lovelace king\"} IN NAME FIELDS RETURNING Lead(Name)"));
    }

    [Fact]
    public async Task Operators_of_a_long_text_are_dropped()
    {
        var filler = string.Concat(Enumerable.Repeat(" OR qqqq", 600));
        Assert.Empty(await NamesAsync("FIND {acme AND nowhere} RETURNING Account(Name)"));
        Assert.Equal(2, (await NamesAsync($"FIND {{acme AND nowhere{filler}}} RETURNING Account(Name)")).Length);
        Assert.Empty(await NamesAsync($"FIND {{acme OR {new string('q', 10_000)}}} RETURNING Account(Name)"));
    }

    [Fact]
    public async Task A_deep_or_long_search_is_answered()
    {
        var deep = string.Concat(Enumerable.Repeat("(acme OR ", 90)) + "acme" + new string(')', 90);
        foreach (var text in (string[])[
            deep, "acme" + string.Concat(Enumerable.Repeat(" AND NOT zz", 100)), string.Concat(Enumerable.Repeat("acme ", 700))
        ])
        {
            var answer = await _org.GetAsync("search?q=" + Uri.EscapeDataString($"FIND {{{text}}} RETURNING Account(Name)"));
            Assert.True(answer.Status == HttpStatusCode.OK
                || answer.Body[0].GetProperty("errorCode").GetString() == "QUERY_TOO_COMPLICATED", answer.Text);
        }
    }

    [Theory]
    [InlineData("FIND acme", "MALFORMED_SEARCH", "No search term found. The search term must be enclosed in braces.")]
    [InlineData("FIND {a}", "INVALID_SEARCH", "search term must be longer than one character: a")]
    [InlineData("FIND {*}", "INVALID_SEARCH", "search term must be longer than one character: *")]
    [InlineData("FIND {a*}", "INVALID_SEARCH", "search term must be longer than one character: a*")]
    [InlineData("FIND { }", "INVALID_SEARCH", "search term must be longer than one character: ")]
    [InlineData("FIND {acme} RETURNING Nothing", "INVALID_TYPE", null)]
    [InlineData("FIND {acme} RETURNING Account(Bacon__c)", "INVALID_FIELD", null)]
    [InlineData("FIND {acme} RETURNING Account(Owner.Bacon)", "INVALID_FIELD", null)]
    [InlineData("FIND {acme} RETURNING Account(Name, Id, name)", "INVALID_FIELD", null)]
    [InlineData("FIND {acme} RETURNING Account(COUNT(Id))", "MALFORMED_SEARCH", null)]
    [InlineData("FIND {acme} RETURNING Account(CALENDAR_YEAR(CreatedDate))", "MALFORMED_SEARCH", null)]
    [InlineData("FIND {acme} RETURNING Account(Name n)", "MALFORMED_SEARCH", null)]
    [InlineData("FIND {acme} RETURNING Account, Account", "MALFORMED_SEARCH", null)]
    [InlineData("FIND {acme} RETURNING Account(Id OFFSET 1), Contact", "MALFORMED_SEARCH", null)]
    [InlineData("FIND {acme} LIMIT 2001", "MALFORMED_SEARCH", null)]
    [InlineData("FIND {acme} RETURNING Account(Id WHERE Name LIKE 5)", "INVALID_FIELD", null)]
    [InlineData("FIND {acme} RETURNING Account(Id USING ListView = Mine)", "MALFORMED_SEARCH", null)]
    [InlineData("FIND {acme} WITH SNIPPET(length = 5)", "MALFORMED_SEARCH", null)]
    [InlineData("FIND {acme} WITH METADATA = 'x'", "MALFORMED_SEARCH", null)]
    [InlineData("FIND {acme} WITH DIVISION = 'North'", "MALFORMED_SEARCH", null)]
    [InlineData("FIND {acme} IN SOME FIELDS", "MALFORMED_SEARCH", null)]
    [InlineData("FIND {(acme}", "MALFORMED_SEARCH", null)]
    [InlineData("FIND {acme)}", "MALFORMED_SEARCH", null)]
    [InlineData("FIND {\"acme}", "MALFORMED_SEARCH", null)]
    [InlineData("FIND {acme AND}", "MALFORMED_SEARCH", null)]
    [InlineData("FIND {acme AND OR anvils}", "MALFORMED_SEARCH", null)]
    [InlineData("FIND {a:b}", "MALFORMED_SEARCH", "\nFIND {a:b}\n      ^\nERROR at Row:1:Column:7\nline 1:7 mismatched character ':' "
        + "expecting '}'")]
    [InlineData("FIND {John|jane_gray@uoa.edu} RETURNING Contact", "MALFORMED_SEARCH",
        "\nFIND {John|jane_gray@uoa.edu} RETURNING Contact\n         ^\nERROR at Row:1:Column:10\nline 1:10 mismatched character '|' "
            + "expecting '}'")]
    public async Task A_search_with_a_mistake_is_refused(string sosl, string code, string? message)
    {
        var answer = await _org.GetAsync("search?q=" + Uri.EscapeDataString(sosl));
        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, answer.Body[0].GetProperty("errorCode").GetString()));
        if (message is not null)
            Assert.Equal(message, answer.Body[0].GetProperty("message").GetString());
    }
}
