using System.Net.Sockets;
using System.Text;
using CsCheck;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Whatever comes in, nothing breaks: no answer of the 500s, no stack, no SQL. Each test takes some seconds; <c>LOCALORG_FUZZ_SECONDS</c>
/// (or <c>SECURITY_FUZZ_SECONDS</c>) sets how many.
/// </summary>
public sealed class HostileTests
{
    private static readonly int Seconds = int.TryParse(Environment.GetEnvironmentVariable("LOCALORG_FUZZ_SECONDS")
        ?? Environment.GetEnvironmentVariable("SECURITY_FUZZ_SECONDS"), out var given) ? given : 6;

    private static readonly string[] Statements =
    [
        "SELECT Id, Name, Owner.Name, (SELECT Id FROM Contacts WHERE Email != null ORDER BY Name LIMIT 2) FROM Account WHERE Name LIKE "
            + "'a%' AND (Industry IN ('x', null) OR NOT AnnualRevenue > 5) ORDER BY Name DESC NULLS LAST LIMIT 5 OFFSET 1",
        "SELECT StageName, COUNT(Id) c, SUM(Amount), GROUPING(StageName) FROM Opportunity WHERE CloseDate = LAST_N_DAYS:30 GROUP BY "
            + "ROLLUP(StageName) HAVING COUNT(Id) > 1 ORDER BY COUNT(Id)",
        "SELECT TYPEOF What WHEN Account THEN Name, Owner.Name ELSE Id END, What.Type FROM Task WHERE What.Name = 'x' AND Id IN (SELECT "
            + "WhatId FROM Event)",
        "SELECT FIELDS(ALL), toLabel(Category__c) x, FORMAT(Budget__c), DISTANCE(Site__c, GEOLOCATION(1,2), 'mi') FROM Project__c WHERE "
            + "Tags__c INCLUDES ('a;b') AND CALENDAR_YEAR(convertTimezone(CreatedDate)) = 2026 LIMIT 200",
        "SELECT COUNT() FROM Contact c, c.Account a WHERE a.Name = 'x' AND c.CreatedDate > 2026-01-01T00:00:00Z AND Birthdate < 1990-01-01",
    ];

    private static readonly string[] Pieces =
    [
        "'", "\"", "\\", "\\'", "--", ";", "/*", "%", "_", "(", ")", "@{a.id}", "null", "NULLS", "Id", "Name", "x.y.z",
        "9999999999999999999999", "-1", "1e999", "2026-13-45", "LAST_N_DAYS:99999999",
        "\0", "\uD800", "é", "日本", "SELECT", "FROM", "WHERE", "UNION SELECT * FROM sqlite_master", "_row", "_deleted", "sqlite_master",
        "\"Id\"", "t0.Id", "?1", "{", "}", "*", "AND", "OR", "NOT", " ", "GROUP BY", "COUNT(", "IN", "LIKE",
    ];

    private static readonly string[] Bodies =
    [
        """{"Name":"x","AnnualRevenue":5,"ParentId":null,"Owner":{"Username":"admin@local.example"}}""",
        """{"allOrNone":true,"records":[{"attributes":{"type":"Account"},"Name":"x"},{"attributes":{"type":"Contact"},"LastName":"y","id":"003000000000001AAA"}]}""",
        """{"compositeRequest":[{"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"a","body":{"Name":"@{a.id}"}},{"method":"GET","url":"/services/data/v67.0/query?q=SELECT Id FROM Account WHERE Id='@{a.id}'","referenceId":"b"}]}""",
        """{"graphs":[{"graphId":"1","compositeRequest":[{"method":"POST","url":"/services/data/v67.0/sobjects/Contact","referenceId":"c","body":{"LastName":"x","AccountId":"@{d.id}"}},{"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"d","body":{"Name":"@{c.id}"}}]}]}""",
        """{"batchRequests":[{"method":"GET","url":"v67.0/limits"},{"method":"PATCH","url":"v67.0/sobjects/Account/001","richInput":{"Name":null}}]}""",
        """{"records":[{"attributes":{"type":"Account","referenceId":"r"},"Name":"x","Contacts":{"records":[{"attributes":{"type":"Contact","referenceId":"s"},"LastName":"x"}]}}]}""",
        """{"ids":["001000000000001AAA"],"fields":["Name","Owner.Name"]}""",
        """{"q":"acme","sobjects":[{"name":"Account","where":"Name != null","limit":5}],"fields":["Name"]}""",
    ];

    private static readonly string[] Paths =
    [
        "sobjects/Account", "sobjects/Account/001000000000001AAA", "sobjects/Account/ErpId__c/x", "sobjects/Project__c/LegacyNumber__c/7",
        "sobjects/Account/updated?start=2026-11-01T00:00:00Z&end=x", "composite", "composite/graph", "composite/batch",
        "composite/tree/Account", "composite/sobjects", "composite/sobjects/Project__c/ErpId__c", "composite/sobjects/Account",
        "query/01g-2", "limits", "recent?limit=x", "parameterizedSearch", "sobjects/Account/describe",
        "sobjects/Account/001000000000001AAA/Contacts",
    ];

    private static readonly string[] Methods = ["GET", "POST", "PATCH", "DELETE", "PUT", "HEAD", "OPTIONS"];

    // What an answer would hold in which SQL of a caller, or a stack, came through.
    private static readonly string[] Traces = ["SQLite", "CREATE TABLE", "   at Salesforce", "   at System"];

    private static Gen<(double At, int Cut, int Piece)[]> Changes =>
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, 12], Gen.Int[0, Pieces.Length - 1], (at, cut, piece) => (at, cut, piece)).Array[0, 3];

    private static Gen<string> Mutated(string[] from) =>
        Gen.Select(Gen.Int[0, from.Length - 1], Changes, (which, changes) => Changed(from[which], changes));

    private static string Changed(string text, (double At, int Cut, int Piece)[] changes) => changes.Aggregate(text, (changed, change) =>
    {
        var at = (int)(change.At * changed.Length);
        var cut = Math.Min(change.Cut, changed.Length - at);
        return changed[..at] + Pieces[change.Piece] + changed[(at + cut)..];
    });

    [Fact]
    public async Task No_statement_breaks_the_org()
    {
        await using var org = await OrgClient.StartAsync();
        await Mutated(Statements).SampleAsync(
            async soql =>
            {
                await UnbrokenAsync(org, "GET", (soql.Length % 3 == 0 ? "queryAll?q=" : "query?q=") + Escape(soql), null);
                await UnbrokenAsync(org, "GET", "search?q=" + Escape("FIND {" + soql + "} RETURNING Account(Name)"), null);
            },
            time: Seconds, threads: 1);
        Assert.Single(await org.RowsAsync("SELECT Id FROM User"));
    }

    [Fact]
    public async Task No_request_breaks_the_org()
    {
        await using var org = await OrgClient.StartAsync();
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
        var kim = await org.Org.AddUserAsync(
            new LocalUser("kim@acme.example").Object("Contact", ObjectAccess.Create).Object("Project__c", ObjectAccess.None).Field(
                "Account.Phone", FieldAccess.Read).Field("Account.AnnualRevenue", FieldAccess.None),
            TestContext.Current.CancellationToken);
        await Gen.Select(Gen.Int[0, Methods.Length - 1], Mutated(Paths), Mutated(Bodies), Gen.Bool).SampleAsync(
            async request =>
            {
                org.Http.DefaultRequestHeaders.Authorization = new("Bearer", request.Item4 ? kim.Token : org.Org.Token);
                await UnbrokenAsync(org, Methods[request.Item1], string.Join(
                    '/', request.Item2.Split('/').Select(p => p.Contains('?') ? p : Escape(p))), request.Item3);
            },
            time: Seconds, threads: 1);
        Assert.NotEmpty(await org.RowsAsync("SELECT Id FROM User"));
    }

    private static readonly (string Head, string Body)[] Raw =
    [
        ("GET /services/data/v67.0/query?q=SELECT+Id+FROM+Account HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer "
            + "TOKEN\r\nSforce-Query-Options: batchSize=200\r\nAccept-Encoding: gzip\r\n", ""),
        ("GET /services/data/v67.0/sobjects/Account/ID HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer TOKEN\r\nIf-Match: \"a\", "
            + "*\r\nIf-None-Match: \"x--gzip\"\r\nIf-Modified-Since: Mon, 23 Nov 2026 08:15:30 GMT\r\nIf-Unmodified-Since: x\r\n", ""),
        ("PATCH /services/data/v67.0/sobjects/Account/ID HTTP/1.1\r\nHost: HOST\r\nAuthorization: OAuth TOKEN\r\nContent-Type: "
            + "application/json\r\nContent-Encoding: gzip\r\n", """{"Name":"x"}"""),
        (
            "POST /services/data/v67.0/sobjects/Account HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer TOKEN\r\nContent-Type: "
                + "multipart/form-data; boundary=\"b\"\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"entity\"\r\nContent-Type: "
                + "application/json\r\n\r\n{\"Name\":\"x\"}\r\n--b\r\nContent-Disposition: form-data; name=\"Body\"; "
                + "filename=\"x\"\r\n\r\nbytes\r\n--b--"),
        (
            "POST /services/data/v67.0/composite/sobjects HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer TOKEN\r\nContent-Type: "
                + "multipart/form-data; boundary=b\r\n",
            "--b\nContent-Disposition: form-data; "
                + "name=\"c\";\n\n{\"records\":[{\"attributes\":{\"type\":\"Account\",\"binaryPartName\":\"p\"},\"Name\":\"x\"}]}\n--b\nContent-Disposition: form-data; name=\"p\"; filename*=UTF-8''x\n\n1\n--b--"),
        (
            "POST /services/oauth2/token HTTP/1.1\r\nHost: HOST\r\nContent-Type: application/x-www-form-urlencoded\r\n",
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4Iiwic3ViIjoieSIsImF1ZCI6InoiLCJleHAiOjF9.eA"),
        ("GET /services/oauth2/authorize?response_type=code&client_id=x&redirect_uri=http%3A%2F%2Flocalhost%2Fy&state=a%0D%0Ab "
            + "HTTP/1.1\r\nHost: HOST\r\n", ""),
        ("POST /_local/users HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer "
            + "TOKEN\r\n", """{"username":"kim@x.example","objects":{"*":"read","Account":"create,edit"},"fields":{"Account.Phone":"none"}}"""),
        ("GET /services/data/v67.0/search?q=FIND+%7Bx*%7D+IN+ALL+FIELDS+RETURNING+Account(Name+WHERE+Name+LIKE+'x') HTTP/1.1\r\nHost: "
            + "HOST\r\nAuthorization: Bearer TOKEN\r\n", ""),
    ];

    [Fact]
    public async Task No_bytes_on_the_wire_break_the_org()
    {
        await using var org = await OrgClient.StartAsync();
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await Gen.Select(Gen.Int[0, Raw.Length - 1], Changes, Changes).SampleAsync(
            async request =>
            {
                var (which, inHead, inBody) = request;
                var head = Changed(Raw[which].Head.Replace("TOKEN", org.Org.Token, StringComparison.Ordinal).Replace(
                    "HOST", org.Org.Url.Authority, StringComparison.Ordinal).Replace("ID", id, StringComparison.Ordinal), inHead);
                var body = Encoding.UTF8.GetBytes(Changed(Raw[which].Body, inBody));
                byte[] bytes = [.. Encoding.UTF8.GetBytes($"{head}Connection: close\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
                Unbroken(await ExchangeAsync(org.Org.Url, bytes), head);
            },
            time: Seconds, threads: 1);
        Assert.NotEmpty(await org.RowsAsync("SELECT Id FROM User"));
    }

    // Sends the bytes and reads until the org hangs up; what it closes without an answer is empty.
    private static async Task<string> ExchangeAsync(Uri url, byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(url.Host, url.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(bytes, TestContext.Current.CancellationToken);
            // A head that promises more than comes would wait for it.
            client.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static void Unbroken(string answer, string request)
    {
        // A version of HTTP that there is none of is the server's to refuse: 505.
        Assert.False(answer.StartsWith("HTTP/1.1 5", StringComparison.Ordinal)
            && !answer.StartsWith("HTTP/1.1 505", StringComparison.Ordinal), request + "\n" + answer);
        foreach (var trace in Traces)
            Assert.DoesNotContain(trace, answer, StringComparison.Ordinal);
    }

    private static async Task UnbrokenAsync(OrgClient org, string method, string path, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/services/data/v67.0/"
            + path.TrimStart('/').Replace("#", "%23", StringComparison.Ordinal).Replace("\0", "%00", StringComparison.Ordinal));
        if (body is not null && method is not ("GET" or "HEAD"))
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await org.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode < 500, $"{method} {path}\n{body}\n{(int)response.StatusCode} {text}");
        foreach (var trace in Traces)
            Assert.DoesNotContain(trace, text, StringComparison.Ordinal);
    }

    // A lone surrogate has no bytes: it goes as the replacement character.
    private static string Escape(string text) => Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
}
