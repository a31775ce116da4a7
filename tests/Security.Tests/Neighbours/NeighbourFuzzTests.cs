using System.Diagnostics;
using System.Text;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests.Neighbours;

/// <summary>
/// Mutated requests of neighbours with and without tokens, from a fixed seed: no answer of the 500s, no control call, no redirect off this
/// machine. It runs for 15 seconds; <c>SECURITY_FUZZ_SECONDS</c> sets another time.
/// </summary>
public sealed class NeighbourFuzzTests
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable("SECURITY_FUZZ_SECONDS"), out var seconds) ? seconds : 15);

    private static readonly string[] Requests =
    [
        "GET / HTTP/1.1\r\nHost: HOST\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: "
            + "document\r\nConnection: close\r\n\r\n",
        "GET /services/oauth2/authorize?response_type=code&client_id=app&redirect_uri=http%3A%2F%2F127.0.0.1%3A5%2Fx&state=s&code_challenge_method=S256&code_challenge=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
        "POST /services/oauth2/token HTTP/1.1\r\nHost: HOST\r\nContent-Length: 70\r\nConnection: "
            + "close\r\n\r\ngrant_type=authorization_code&client_id=app&code=aPrx00&redirect_uri=x",
        "POST /services/oauth2/token HTTP/1.1\r\nHost: HOST\r\nContent-Length: 150\r\nConnection: "
            + "close\r\n\r\ngrant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhcHAiLCJzdWIiOiJ5IiwiYXVkIjoieiIsImV4cCI6bnVsbH0.eA",
        "POST /services/oauth2/introspect HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer USER\r\nContent-Length: 20\r\nConnection: "
            + "close\r\n\r\ntoken=x&client_id=ap",
        "GET /services/oauth2/revoke?token=USERX&client_id=app HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
        "GET /_local/calls HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer USER\r\nConnection: close\r\n\r\n",
        "POST /_local/faults HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer USER\r\nContent-Length: 22\r\nConnection: "
            + "close\r\n\r\n{\"kind\":\"serverError\"}",
        "GET /services/data/v67.0/../../_local/calls HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer USER\r\nX-Local-Page: "
            + "1\r\nConnection: close\r\n\r\n",
        "GET /services/data/v67.0/query/01g000000000001AAA-200 HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer USER\r\nOrigin: "
            + "http://HOST\r\nConnection: close\r\n\r\n",
        "GET /services/data/v67.0/search?q=FIND%20%7Bhidden*%20OR%20(a%20AND%20NOT%20b)%7D%20RETURNING%20Account(Id,Name) "
            + "HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer USER\r\nConnection: close\r\n\r\n",
        "POST /cometd/67.0 HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer USER\r\nCookie: BAYEUX_BROWSER=x\r\nContent-Length: "
            + "113\r\nConnection: "
            + "close\r\n\r\n[{\"channel\":\"/meta/handshake\"},{\"channel\":\"/meta/subscribe\",\"clientId\":\"x\",\"subscription\":\"/data/ChangeEvents\"}]",
        "POST /services/data/v67.0/composite HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer USER\r\nContent-Type: "
            + "application/json\r\nContent-Length: 117\r\nConnection: "
            + "close\r\n\r\n{\"compositeRequest\":[{\"method\":\"GET\",\"url\":\"/services/data/v67.0/sobjects/Account/describe\",\"referenceId\":\"a\"}]}     ",
        "GET /id/00DLc0000000001MAA/005Lc0000000001MAA HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer USER\r\nConnection: close\r\n\r\n",
    ];

    private static readonly string[] Pieces =
    [
        "\r\n", "\n", "\0", "%00", "%0d%0a", "..", "/", "//", "\\", "%2f", "%2e", "%5c", "@", "#", "?", "&", "=", ":", "[", "]", "{", "}",
        "\"", "'", "evil.example", "localhost", "0", "-1", "99999999999", "null", "é", "\uFFFD", "\u202E",
        "javascript:", "http://", "https://evil.example/", "Host: evil.example\r\n", "Origin: https://evil.example\r\n",
        "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n", "HTTP/1.0", "_local", "/services/data", "USER", "Bearer ", "*",
        "\\ud800",
    ];

    [Fact]
    public async Task No_neighbour_breaks_the_org_or_leaves_their_place()
    {
        await using var org = await NeighbourOrg.StartAsync(o => o.Client("app", "secret").RedirectUri("http://127.0.0.1/x"));
        var kim = await org.Org.AddUserAsync(
            new LocalUser("kim@acme.example").Object("Project__c", ObjectAccess.None).Field("Account.Description", FieldAccess.None),
            NeighbourOrg.Cancelled);
        await org.CreateAsync("Account", """{"Name":"x","Description":"hidden"}""");
#pragma warning disable CA5394 // The same requests each time.
        var random = new Random(12);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Time)
        {
            var request = Requests[random.Next(Requests.Length)].Replace("HOST", org.Org.Url.Authority, StringComparison.Ordinal);
            for (var changes = random.Next(4); changes > 0; changes--)
            {
                var at = random.Next(request.Length);
                var cut = Math.Min(random.Next(8), request.Length - at);
                request = request[..at] + Pieces[random.Next(Pieces.Length)] + request[(at + cut)..];
            }
            var bytes = Encoding.UTF8.GetBytes(request.Replace("USER", kim.Token, StringComparison.Ordinal));
            Check(new RawAnswer(await NeighbourOrg.ExchangeAsync(org.Org.Url, bytes, TimeSpan.FromMilliseconds(200))), request);
        }
#pragma warning restore CA5394
        Assert.Equal(200, (await org.SendAsync("GET", "/_local/calls", org.Org.Token)).Status);
    }

    private static void Check(RawAnswer answer, string request)
    {
        Assert.False(answer.Status >= 500 && answer.Status != 505, request + "\n" + answer.Text);
        Assert.DoesNotContain("Access-Control-", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\nSet-Cookie: x", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at S", answer.Text, StringComparison.Ordinal);
        Assert.False(request.Contains("_local", StringComparison.OrdinalIgnoreCase) && answer.Status is >= 200 and < 300
            && answer.Body.Contains("milliseconds", StringComparison.Ordinal), request + "\n" + answer.Text);
        if (answer.Header("Location") is { } location && answer.Status == 302)
            Assert.Matches("^http://127\\.0\\.0\\.1(:[0-9]+)?/x[?](code|error)=", location);
    }
}
