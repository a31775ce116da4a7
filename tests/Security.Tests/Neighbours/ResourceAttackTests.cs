using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests.Neighbours;

/// <summary>Requests that are made to cost memory, stack or time: each is answered with an error of the API, and the org goes on.</summary>
public sealed class ResourceAttackTests : IAsyncLifetime
{
    private NeighbourOrg _org = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _org = await NeighbourOrg.StartAsync();
        _http = new HttpClient
        {
            BaseAddress = _org.Org.Url, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", _org.Org.Token) }
        };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        Assert.Equal(200, (await _org.GetAsync("limits", _org.Org.Token)).Status);
        await _org.DisposeAsync();
    }

    [Theory]
    [InlineData("services/oauth2/token", 65 * 1024)]
    [InlineData("services/oauth2/introspect", 65 * 1024)]
    [InlineData("cometd/67.0", 33 * 1024)]
    [InlineData("services/data/v67.0/sobjects/Account", (64 * 1024 * 1024) + 1)]
    public async Task A_body_that_is_too_long_is_refused_also_where_it_is_compressed(string path, int length)
    {
        foreach (var isCompressed in (bool[])[false, true])
        {
            using var content = new ByteArrayContent(isCompressed ? Bomb(length) : new byte[length]);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            if (isCompressed)
                content.Headers.ContentEncoding.Add("gzip");
            using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content, NeighbourOrg.Cancelled);
            Assert.Equal(413, (int)answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    [InlineData("x")]
    public async Task An_encoding_that_is_not_known_is_refused(string encoding) =>
        Assert.Equal(415, (await _org.SendAsync(
            "POST", "/services/data/v67.0/sobjects/Account", _org.Org.Token, "{}", "Content-Encoding: " + encoding)).Status);

    public static TheoryData<Attack> Bodies => new(new[]
    {
        new Attack("serve/json", new string('[', 100_000), "400"), new("serve/json", Repeated("{\"a\":", 100_000), "400"),
        new("serve/json", Repeated("[", 120) + Repeated("]", 120), "400"),
        new("serve/json", """{"Name":"\ud800"}""", "400"), new("serve/json", """{"\udc00":"x"}""", "400"),
        new("serve/json", """{"Name":"\ud83d\ude00"}""", "201"), new("serve/json", """{"Name":"\\ud800"}""", "201"),
        new("serve/json", """{"Name":1e999999}""", "400"), new("serve/json", "{\"Name\":\"" + new string('x', 1_000_000) + "\"}", "400"),
        new("serve/json", """{"AnnualRevenue":1e400,"Name":"x"}""", "400"),
        new("serve/json", """{"Name":"x","attributes":{"type":"\ud800"}}""", "400"), new("serve/json", "\0", "400"),
        new("serve/json", "", "400"),
    });

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_hostile_body_is_an_error_of_the_API(Attack attack)
    {
        foreach (var path in (string[])[
            "sobjects/Account", "composite", "composite/graph", "composite/batch", "composite/sobjects", "composite/tree/Account",
            "parameterizedSearch"
        ])
        {
            var answer = await _org.PostJsonAsync(path, attack.Input, _org.Org.Token);
            Assert.True(answer.Status is >= 200 and < 500, path + answer.Text);
            if (path == "sobjects/Account")
                Assert.Equal(attack.Expected, answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        foreach (var path in (string[])["/cometd/67.0", "/_local/users", "/_local/faults", "/_local/undelete", "/_local/events/gap"])
        {
            var answer = await _org.SendAsync("POST", path, _org.Org.Token, attack.Input);
            Assert.True(answer.Status is >= 200 and < 500, path + answer.Text);
        }
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_an_error_of_the_API()
    {
        using var content = new ByteArrayContent([.. "{\"Name\":\""u8, 0xFF, 0xC0, 0x80, .. "\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await _http.PostAsync(
            new Uri("services/data/v67.0/sobjects/Account", UriKind.Relative), content, NeighbourOrg.Cancelled);
        Assert.Equal(400, (int)answer.StatusCode);
    }

    // A composite carries statements that no request line could.
    public static TheoryData<Attack> Statements => new(new[]
    {
        new Attack("serve/soql", "SELECT Id FROM Account WHERE " + Repeated("(", 200_000) + "Name = 'x'" + Repeated(")", 200_000), "4"),
        new("serve/soql", "SELECT Id FROM Account WHERE " + Repeated("NOT ", 200_000) + "Name = 'x'", "4"),
        new("serve/soql", "SELECT Id FROM Account WHERE Name = 'x'" + Repeated(" OR Name = 'x'", 6_000), "200"),
        new("serve/soql", "SELECT Id FROM Account WHERE Name = 'x'" + Repeated(" AND Name = 'x'", 5_500), "200"),
        new("serve/soql", "SELECT Id FROM Account WHERE Name = 'x'"
            + string.Concat(Enumerable.Range(0, 2_000).Select(i => $" OR (Name = 'x' AND (Fax = '{i}' OR Phone = 'y'))")), "200"),
        new("serve/soql", "SELECT Id FROM Account WHERE Name IN ('x'" + Repeated(",'x'", 20_000) + ")", ""),
        new("serve/soql", "SELECT Id FROM Account WHERE Name IN ('x'" + Repeated(",'x'", 100_000) + ")", ""),
        new("serve/soql", "SELECT Id FROM Account WHERE Name LIKE '" + Repeated("%a", 20_000) + "'", ""),
        new("serve/soql", "SELECT Id" + Repeated(",Name", 50_000) + " FROM Account", ""),
        new("serve/soql", "SELECT " + Repeated("Owner.", 20_000) + "Name FROM Account", "4"),
        new("serve/soql", "SELECT Id FROM Account WHERE Id IN " + Repeated("(SELECT Id FROM Account WHERE Id IN ", 5_000) + "('x')", "4"),
        new("serve/soql", "SELECT Id, " + Repeated("(SELECT Id, ", 5_000) + " FROM Account", "4"),
        new("serve/soql", "SELECT " + Repeated("FORMAT(", 50_000) + "Name" + Repeated(")", 50_000) + " FROM Account", "4"),
        new("serve/soql", "SELECT Id FROM Account ORDER BY Name" + Repeated(",Name", 20_000), ""),
        new("serve/soql", "SELECT COUNT(Id) FROM Account GROUP BY CUBE(Name" + Repeated(",Name", 5_000) + ")", "4"),
        new("serve/soql", "SELECT Id FROM Account LIMIT 99999999999999999999999999", "4"),
        new("serve/soql", "SELECT Id FROM Account WHERE CreatedDate = LAST_N_DAYS:2147483647", ""),
    });

    [Theory, MemberData(nameof(Statements))]
    public async Task A_statement_that_is_long_or_deep_is_an_error_or_a_result(Attack attack)
    {
        var body = JsonSerializer.Serialize(new { compositeRequest = new[]
        {
            new { method = "GET", url = "/services/data/v67.0/query?q=" + Uri.EscapeDataString(attack.Input), referenceId = "a" }
        } });
        var answer = await _org.PostJsonAsync("composite", body, _org.Org.Token);
        Assert.True(answer.Status == 200, answer.Text);
        var step = answer.Json.GetProperty("compositeResponse")[0];
        Assert.True(step.GetProperty("httpStatusCode").GetInt32() < 500, step.ToString()[..Math.Min(500, step.ToString().Length)]);
        Assert.StartsWith(attack.Expected, step.GetProperty("httpStatusCode").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("a AND (", ")")]
    [InlineData("a* OR ", "")]
    [InlineData("\"", "")]
    public async Task A_search_that_is_long_or_deep_is_an_error_or_a_result(string before, string after)
    {
        foreach (var count in (int[])[60, 1_000, 100_000])
        {
            var answer = await _org.PostJsonAsync("parameterizedSearch", JsonSerializer.Serialize(new
            {
                q = Repeated(before, count) + "word" + Repeated(after, count), sobjects = new[] { new { name = "Account" } }
            }), _org.Org.Token);
            Assert.True(answer.Status is >= 200 and < 500, answer.Text[..Math.Min(500, answer.Text.Length)]);
        }
    }

    [Fact]
    public async Task Clients_of_CometD_are_limited_for_each_user()
    {
        var kim = await _org.Org.AddUserAsync(new LocalUser("kim@acme.example"), NeighbourOrg.Cancelled);
        var many = "[" + string.Join(',', Enumerable.Repeat("""{"channel":"/meta/handshake"}""", 900)) + "]";
        Assert.DoesNotContain(
            "limit exceeded", (await _org.SendAsync("POST", "/cometd/67.0", kim.Token, many)).Body, StringComparison.Ordinal);
        Assert.Contains("403::Organization concurrent user limit exceeded", (await _org.SendAsync(
            "POST", "/cometd/67.0", kim.Token, many)).Body, StringComparison.Ordinal);
        Assert.Contains("\"successful\":true", (await _org.SendAsync(
            "POST", "/cometd/67.0", _org.Org.Token, """[{"channel":"/meta/handshake"}]""")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_has_one_poll_at_most()
    {
        var poll = """{"channel":"/meta/connect","clientId":"x"}""";
        Assert.Contains("400::A request has one connect message at most", (await _org.SendAsync(
            "POST", "/cometd/67.0", _org.Org.Token, $"[{poll},{poll}]")).Body, StringComparison.Ordinal);
    }

    public static TheoryData<Attack> Names => new(new[]
    {
        new Attack("serve/sql", "sobjects/Account/x'%20OR%20'1'='1", "404"),
        new("serve/sql", "sobjects/Account%22;DROP%20TABLE%20Account;--/x", "404"), new("serve/sql", "sobjects/sqlite_master", "404"),
        new("serve/sql", "sobjects/_search", "404"),
        new("serve/sql", "sobjects/Account/ErpId__c/x'%20OR%201=1--", "404"), new("serve/sql", "sobjects/Account/_row/1", "4"),
        new("serve/sql", "query/01g'%20OR%201=1--2", "400"),
        new("serve/sql", "limits/recordCount?sObjects=Account%22,sqlite_master", "200"),
        new("serve/sql", "query?q=SELECT%20_row%20FROM%20Account", "400"), new("serve/sql", "query?q=SELECT%20Id%20FROM%20_event", "400"),
        new("serve/sql", "query?q=SELECT%20%22Id%22%20FROM%20Account", "400"),
        new("serve/sql", "query?q=SELECT%20Id%20FROM%20Account%20a%22", "400"),
    });

    [Theory, MemberData(nameof(Names))]
    public async Task Names_do_not_reach_SQL(Attack attack)
    {
        var answer = await _org.GetAsync(attack.Input, _org.Org.Token);
        Assert.StartsWith(
            attack.Expected, answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Values_do_not_reach_headers()
    {
        await _org.CreateAsync("Project__c", """{"Name":"x","ErpId__c":"a\r\nSet-Cookie: x=y"}""");
        var answer = await _org.SendAsync(
            "PATCH", "/services/data/v67.0/sobjects/Project__c/ErpId__c/b%0D%0ASet-Cookie:%20x=y", _org.Org.Token, """{"Name":"y"}""",
            "Content-Type: application/json", "Sforce-Call-Options: client=a\tb");
        Assert.Equal(201, answer.Status);
        Assert.Null(answer.Header("Set-Cookie"));
    }

    private static string Repeated(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static byte[] Bomb(int length)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(new byte[length]);
        return bytes.ToArray();
    }
}
