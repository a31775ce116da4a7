using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Every body that the org reads, with each of its values replaced, removed or repeated: the answer is a success or a refusal that says
/// why, and never a 500.
/// </summary>
public sealed class MalformedBodyTests : IAsyncLifetime
{
    private const string Placeholder = "@@mutant@@";

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e400", "-1e400", "1e-400", "99999999999999999999999999999999", "\"\"", "\" \"",
        "\"x\"", "\"\\u0000\"", "\"@{a.id}\"", "\"2026-13-45\"",
        "[]", "{}", "[null]", "[[]]", "[{}]", "{\"x\":null}", "{\"attributes\":null}", "{\"records\":null}", "{\"records\":[null]}",
        new string('[', 100) + new string(']', 100),
    ];

    private static readonly string[] Texts =
    [
        "", " ", "null", "true", "0", "1e999", "\"x\"", "[", "{", "[]", "{}", "[null]", "[[]]", "{\"\":null}", "{\"a\":1,\"a\":2}",
        "{\"a\":\"\\ud800\"}", "\"\\ud800\"", "\uFEFF{}", "{}x", "{,}", "nul",
        new string('[', 5000), string.Concat(Enumerable.Repeat("{\"a\":", 5000)), new string('9', 100_000),
        "\"" + new string('x', 100_000) + "\"",
    ];

    // Sees the redirects of authorize, which lead nowhere.
    private readonly HttpClient _browser = new(new HttpClientHandler { AllowAutoRedirect = false });
    private OrgClient _org = null!;
    private string _account = "";

    public async ValueTask InitializeAsync()
    {
        _org = await OrgClient.StartAsync();
        _account = await _org.CreateAsync("Account", """{"Name":"Acme"}""");
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return _org.DisposeAsync();
    }

    [Theory]
    [InlineData(
        "POST", "sobjects/Account",
        """{"Name":"x","AnnualRevenue":5,"NumberOfEmployees":3,"ParentId":null,"BillingLatitude":1.5,"Owner":{"attributes":{"type":"User"},"Username":"admin@local.example"}}""")]
    [InlineData(
        "POST", "sobjects/Project__c",
        """{"Name":"x","Budget__c":1.25,"StartDate__c":"2026-01-01","KickoffAt__c":"2026-01-01T00:00:00Z","DailyStandup__c":"09:30:00.000Z","IsBillable__c":true,"Tags__c":"Public","Account__r":{"ErpId__c":"x"}}""")]
    [InlineData(
        "PATCH", "sobjects/Account/ACCOUNT",
        """{"Name":"x","AnnualRevenue":5,"IsDeleted":null,"Id":"x","attributes":{"type":"Account"}}""")]
    [InlineData("POST", "sobjects/Account/Id", """{"Name":"x"}""")]
    [InlineData("PATCH", "sobjects/Account/Id/ACCOUNT", """{"Name":"x"}""")]
    [InlineData("PATCH", "sobjects/Project__c/ErpId__c/K-1", """{"Name":"x","Parent__r":{"ErpId__c":"K-2"}}""")]
    [InlineData("PATCH", "sobjects/Project__c/LegacyNumber__c/7", """{"Name":"x"}""")]
    [InlineData(
        "POST", "parameterizedSearch",
        """{"q":"acme","in":"NAME","fields":["Name"],"sobjects":[{"name":"Account","fields":["Id","Name"],"where":"Name != null","orderBy":"Name","limit":5}],"overallLimit":5,"defaultLimit":5,"offset":0}""")]
    [InlineData(
        "POST", "composite",
        """{"allOrNone":true,"collateSubrequests":false,"compositeRequest":[{"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"a","httpHeaders":{"If-Match":"x"},"body":{"Name":"x"}},{"method":"PATCH","url":"/services/data/v67.0/sobjects/Account/@{a.id}","referenceId":"b","body":{"Name":"@{a.id}"}}]}""")]
    [InlineData(
        "POST", "composite/graph",
        """{"graphs":[{"graphId":"1","compositeRequest":[{"method":"POST","url":"/services/data/v67.0/sobjects/Contact","referenceId":"c","body":{"LastName":"x","AccountId":"@{d.id}"}},{"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"d","body":{"Name":"x"}}]}]}""")]
    [InlineData(
        "POST", "composite/batch",
        """{"haltOnError":true,"batchRequests":[{"method":"GET","url":"v67.0/limits"},{"method":"PATCH","url":"v67.0/sobjects/Account/001","richInput":{"Name":null},"binaryPartName":"x"}]}""")]
    [InlineData(
        "POST", "composite/tree/Account",
        """{"records":[{"attributes":{"type":"Account","referenceId":"r"},"Name":"x","Contacts":{"records":[{"attributes":{"type":"Contact","referenceId":"s"},"LastName":"x"}]}}]}""")]
    [InlineData(
        "POST", "composite/sobjects",
        """{"allOrNone":true,"records":[{"attributes":{"type":"Account"},"Name":"x"},{"attributes":{"type":"Contact","binaryPartName":null},"LastName":"y"}]}""")]
    [InlineData(
        "PATCH", "composite/sobjects", """{"allOrNone":false,"records":[{"attributes":{"type":"Account"},"id":"ACCOUNT","Name":"x"}]}""")]
    [InlineData(
        "PATCH", "composite/sobjects/Project__c/ErpId__c",
        """{"allOrNone":false,"records":[{"attributes":{"type":"Project__c"},"ErpId__c":"K-1","Name":"x"}]}""")]
    [InlineData("POST", "composite/sobjects/Account", """{"ids":["ACCOUNT"],"fields":["Name","Owner.Name"]}""")]
    [InlineData(
        "POST", "/cometd/67.0",
        """[{"channel":"/meta/handshake","version":"1.0","supportedConnectionTypes":["long-polling"],"id":"1","advice":{"timeout":0}},{"channel":"/meta/subscribe","clientId":"x","subscription":"/data/ChangeEvents","ext":{"replay":{"/data/ChangeEvents":-1}}}]""")]
    [InlineData("POST", "/_local/faults", """{"kind":"Slow","times":1,"method":"PUT","path":"/x","delayMilliseconds":0}""")]
    [InlineData(
        "POST", "/_local/users",
        """{"username":"kim@acme.example","firstName":"Kim","lastName":"Ray","password":"p","apiEnabled":true,"objects":{"*":"read","Account":"create,edit"},"fields":{"Account.Phone":"none"}}""")]
    [InlineData("POST", "/_local/undelete", """{"ids":["ACCOUNT"]}""")]
    [InlineData("POST", "/_local/emptyRecycleBin", "{}")]
    [InlineData("POST", "/_local/endSessions", "{}")]
    [InlineData("POST", "/_local/events/enable", """{"objects":["Account"]}""")]
    [InlineData("POST", "/_local/events/disable", """{"objects":["Account"]}""")]
    [InlineData("POST", "/_local/events/gap", """{"kind":"update","object":"Account","ids":["ACCOUNT"]}""")]
    [InlineData("POST", "/_local/events/overflow", """{"object":"Account"}""")]
    [InlineData("POST", "/_local/events/conversion", """{"object":"Account","field":"Phone"}""")]
    [InlineData("POST", "/_local/events/poison", """{"object":"Account"}""")]
    [InlineData("POST", "/_local/events/schema", """{"object":"Account"}""")]
    [InlineData("POST", "/_local/events/expire", "{}")]
    [InlineData("POST", "/_local/events/disconnect", """{"abruptly":true}""")]
    [InlineData("POST", "/_local/events/disconnectEvery", """{"events":300}""")]
    [InlineData("POST", "/_local/events/redeliver", """{"events":5}""")]
    [InlineData("POST", "/_local/events/faults", """{"kind":"tokenExpired","times":2}""")]
    public async Task Every_malformed_body_gets_a_refusal_that_says_why_or_a_success(string method, string path, string body)
    {
        body = body.Replace("ACCOUNT", _account, StringComparison.Ordinal);
        path = path.Replace("ACCOUNT", _account, StringComparison.Ordinal);
        foreach (var malformed in Mutants(body).Concat(Texts))
        {
            Check(await _org.SendAsync(method, path, malformed), path, malformed);
            if (!path.StartsWith("/_local", StringComparison.Ordinal))
                continue;
            // What a control call asked for is meant; it must not change the next answers.
            await _org.SendAsync("DELETE", "/_local/faults");
            await _org.SendAsync("DELETE", "/_local/events/faults");
        }
        foreach (var bytes in (byte[][])[[0xFF, 0xFE], [0x7B, 0xC3, 0x7D], [0], "{\"a\":\"\xC3\x28\"}"u8.ToArray()])
            Check(await _org.SendContentAsync(method, path, new ByteArrayContent(bytes)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") }
            }), path, "bytes");
        Check(await _org.SendAsync("PUT", path, body), path, "PUT");
        Assert.Single(await _org.RowsAsync($"SELECT Id FROM Account WHERE Id = '{_account}'"));
    }

    [Theory]
    [InlineData("token", "grant_type=client_credentials&client_id=a&client_secret=b")]
    [InlineData("token", "grant_type=password&client_id=a&client_secret=b&username=u&password=p")]
    [InlineData("token", "grant_type=authorization_code&client_id=a&code=c&redirect_uri=http%3A%2F%2Flocalhost%2Fx&code_verifier=v")]
    [InlineData("token", "grant_type=refresh_token&client_id=a&refresh_token=r")]
    [InlineData("token", "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=a.b.c")]
    [InlineData("introspect", "token=t&client_id=a&client_secret=b&token_type_hint=access_token")]
    [InlineData("revoke", "token=t&client_id=a")]
    [InlineData(
        "authorize", "response_type=code&client_id=a&redirect_uri=http%3A%2F%2Flocalhost%2Fx&state=s&code_challenge=c&login_hint=u")]
    public async Task Every_malformed_form_gets_a_refusal_in_the_form_of_OAuth(string name, string form)
    {
        var parameters = form.Split('&');
        string[] values = ["", "%", "%00", "%FF%FE", "%ud800", "null", "[]", "{}", "a.b.c", "..", new string('x', 20_000), "a=b", "%0d%0a"];
        var forms = parameters.SelectMany(
            (p, i) => values.Select(v => string.Join('&', parameters.Select((q, j) => i == j ? p.Split('=')[0] + "=" + v : q))))
            .Concat(parameters.Select(p => string.Join('&', parameters.Where(q => q != p)))).Concat(parameters.Select(p => form + "&" + p))
            .Concat(Texts);
        foreach (var malformed in forms)
            CheckSignIn(await SignInAsync(name, malformed, null), malformed);
        foreach (var basic in (string[])["", "x", "====", "YQ==", "OmI=", "YTo=", "/w==", new string('A', 4000)])
            CheckSignIn(await SignInAsync(name, form, basic), "Basic " + basic);
    }

    [Fact]
    public async Task Every_malformed_assertion_is_refused()
    {
        const string Header = """{"alg":"RS256","typ":"JWT"}""";
        const string Claims = """{"iss":"a","sub":"u","aud":"https://login.salesforce.com","exp":1}""";
        var assertions = Mutants(Header).Concat(Texts).Select(h => (h, Claims)).Concat(
            Mutants(Claims).Concat(Texts).Select(c => (Header, c)));
        foreach (var (header, claims) in assertions)
        {
            var assertion =
                $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.eA";
            // A longer form is refused as too long.
            if (assertion.Length > 60_000)
                continue;
            var answer = await SignInAsync(
                "token", "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" + assertion, null);
            CheckSignIn(answer, header + claims);
            Assert.True(400 == (int)answer.Status, header + claims + answer.Text);
        }
    }

    private async Task<Answer> SignInAsync(string name, string form, string? basic)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_org.Org.Url, "/services/oauth2/" + name));
        request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        if (basic is not null)
            request.Headers.TryAddWithoutValidation("Authorization", "Basic " + basic);
        using var response = await _browser.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, text.StartsWith('{') || text.StartsWith('[')
            ? JsonDocument.Parse(text).RootElement
            : default, text, new Dictionary<string, string>());
    }

    private static void Check(Answer answer, string path, string body)
    {
        var what = $"{path}\n{(body.Length > 2000 ? body[..2000] : body)}\n{(int)answer.Status} {answer.Text}";
        Assert.True((int)answer.Status < 500, what);
        Assert.False(answer.Text.Contains("UNKNOWN_EXCEPTION", StringComparison.Ordinal), what);
        if ((int)answer.Status < 400)
            return;
        // A refused tree has the errors of its records.
        if (answer.Body.ValueKind == JsonValueKind.Object && answer.Body.TryGetProperty("hasErrors", out _))
            return;
        Assert.True(answer.Body.ValueKind == JsonValueKind.Array && answer.Body.GetArrayLength() == 1, what);
        Assert.False(string.IsNullOrEmpty(answer.Body[0].GetProperty("errorCode").GetString()), what);
        Assert.False(string.IsNullOrEmpty(answer.Body[0].GetProperty("message").GetString()), what);
    }

    private static void CheckSignIn(Answer answer, string request)
    {
        var what = $"{(request.Length > 2000 ? request[..2000] : request)}\n{(int)answer.Status} {answer.Text}";
        Assert.True((int)answer.Status < 500, what);
        if ((int)answer.Status != 400 || answer.Body.ValueKind == JsonValueKind.Array)
            return;
        Assert.False(string.IsNullOrEmpty(answer.Body.GetProperty("error").GetString()), what);
        Assert.False(string.IsNullOrEmpty(answer.Body.GetProperty("error_description").GetString()), what);
    }

    // Each value replaced by each other, and each member removed and repeated.
    private static IEnumerable<string> Mutants(string text)
    {
        for (var at = 0; Replaced(text, at, Placeholder) is { } replaced; at++)
        {
            foreach (var value in Values)
                yield return replaced.Replace($"\"{Placeholder}\"", value, StringComparison.Ordinal);
            if (Replaced(text, at, null) is { } removed)
                yield return removed;
        }
        yield return text.Replace("{", "{\"x\":1,", StringComparison.Ordinal).Replace(",}", "}", StringComparison.Ordinal);
        yield return text[..^1];
    }

    // The text with the value at a place, counted through the tree, replaced or removed; null where there is no such place.
    private static string? Replaced(string text, int at, string? with)
    {
        var root = JsonNode.Parse(text)!;
        var places = Places(root).ToList();
        if (at >= places.Count)
            return null;
        var node = places[at];
        if (node.Parent is JsonObject parent)
        {
            if (with is null)
                parent.Remove(node.Name!);
            else
                parent[node.Name!] = with;
        }
        else if (node.Parent is JsonArray list)
        {
            if (with is null)
                list.RemoveAt(node.Index);
            else
                list[node.Index] = with;
        }
        return root.ToJsonString(Options);
    }

    private static IEnumerable<(JsonNode Parent, string? Name, int Index)> Places(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    yield return (members, name, 0);
                    foreach (var place in Places(value))
                        yield return place;
                }
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    yield return (items, null, i);
                    foreach (var place in Places(items[i]))
                        yield return place;
                }
                break;
        }
    }

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };
}
