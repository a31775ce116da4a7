using System.Text;
using CsCheck;

namespace Salesforce.Typed.Tests;

/// <summary>Whatever comes in, nothing breaks: no answer of the 500s, no stack, no SQL.</summary>
public sealed class HostileTests
{
    private static readonly string[] Statements =
    [
        "SELECT Id, Name, Owner.Name, (SELECT Id FROM Contacts WHERE Email != null ORDER BY Name LIMIT 2) FROM Account WHERE Name LIKE 'a%' AND (Industry IN ('x', null) OR NOT AnnualRevenue > 5) ORDER BY Name DESC NULLS LAST LIMIT 5 OFFSET 1",
        "SELECT StageName, COUNT(Id) c, SUM(Amount), GROUPING(StageName) FROM Opportunity WHERE CloseDate = LAST_N_DAYS:30 GROUP BY ROLLUP(StageName) HAVING COUNT(Id) > 1 ORDER BY COUNT(Id)",
        "SELECT TYPEOF What WHEN Account THEN Name, Owner.Name ELSE Id END, What.Type FROM Task WHERE What.Name = 'x' AND Id IN (SELECT WhatId FROM Event)",
        "SELECT FIELDS(ALL), toLabel(Category__c) x, FORMAT(Budget__c), DISTANCE(Site__c, GEOLOCATION(1,2), 'mi') FROM Project__c WHERE Tags__c INCLUDES ('a;b') AND CALENDAR_YEAR(convertTimezone(CreatedDate)) = 2026 LIMIT 200",
        "SELECT COUNT() FROM Contact c, c.Account a WHERE a.Name = 'x' AND c.CreatedDate > 2026-01-01T00:00:00Z AND Birthdate < 1990-01-01",
    ];

    private static readonly string[] Pieces =
    [
        "'", "\"", "\\", "\\'", "--", ";", "/*", "%", "_", "(", ")", "@{a.id}", "null", "NULLS", "Id", "Name", "x.y.z", "9999999999999999999999", "-1", "1e999", "2026-13-45", "LAST_N_DAYS:99999999",
        "\0", "\uD800", "é", "日本", "SELECT", "FROM", "WHERE", "UNION SELECT * FROM sqlite_master", "_row", "_deleted", "sqlite_master", "\"Id\"", "t0.Id", "?1", "{", "}", "*", "AND", "OR", "NOT", " ", "GROUP BY", "COUNT(", "IN", "LIKE",
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
        "sobjects/Account", "sobjects/Account/001000000000001AAA", "sobjects/Account/ErpId__c/x", "sobjects/Project__c/LegacyNumber__c/7", "sobjects/Account/updated?start=2026-11-01T00:00:00Z&end=x", "composite", "composite/graph", "composite/batch",
        "composite/tree/Account", "composite/sobjects", "composite/sobjects/Project__c/ErpId__c", "composite/sobjects/Account", "query/01g-2", "limits", "recent?limit=x", "parameterizedSearch", "sobjects/Account/describe", "sobjects/Account/001000000000001AAA/Contacts",
    ];

    private static readonly string[] Methods = ["GET", "POST", "PATCH", "DELETE", "PUT", "HEAD", "OPTIONS"];

    private static Gen<string> Mutated(string[] from) => Gen.Select(
        Gen.Int[0, from.Length - 1], Gen.Select(Gen.Double[0, 1], Gen.Int[0, 12], Gen.Int[0, Pieces.Length - 1], (at, cut, piece) => (at, cut, piece)).Array[0, 3],
        (which, changes) => changes.Aggregate(from[which], (text, change) =>
        {
            var at = (int)(change.at * text.Length);
            var cut = Math.Min(change.cut, text.Length - at);
            return text[..at] + Pieces[change.piece] + text[(at + cut)..];
        }));

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
            iter: 1500, threads: 1);
        Assert.Single(await org.RowsAsync("SELECT Id FROM User"));
    }

    [Fact]
    public async Task No_request_breaks_the_org()
    {
        await using var org = await OrgClient.StartAsync();
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await Gen.Select(Gen.Int[0, Methods.Length - 1], Mutated(Paths), Mutated(Bodies)).SampleAsync(
            async request => await UnbrokenAsync(org, Methods[request.Item1], string.Join('/', request.Item2.Split('/').Select(p => p.Contains('?') ? p : Escape(p))), request.Item3),
            iter: 2500, threads: 1);
        Assert.NotEmpty(await org.RowsAsync("SELECT Id FROM User"));
    }

    private static async Task UnbrokenAsync(OrgClient org, string method, string path, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/services/data/v67.0/" + path.TrimStart('/').Replace("#", "%23", StringComparison.Ordinal).Replace("\0", "%00", StringComparison.Ordinal));
        if (body is not null && method is not ("GET" or "HEAD"))
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await org.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode < 500, $"{method} {path}\n{body}\n{(int)response.StatusCode} {text}");
        Assert.DoesNotContain("SQLite", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Salesforce", text, StringComparison.Ordinal);
    }

    // A lone surrogate has no bytes: it goes as the replacement character.
    private static string Escape(string text) => Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
}
