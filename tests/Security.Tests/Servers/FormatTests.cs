using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests.Servers;

/// <summary>An answer that is not what it should be is a <see cref="SalesforceFormatException"/>, and no other exception.</summary>
public sealed class FormatTests
{
    private static readonly string[] Values = [
        "1.5", "1e20", "-1", "\"5\"", "null", "[]", "{}", "true", "99999999999999999999", "1e999", "-0.5", "\"\\ud800\""
    ];

    public static IEnumerable<TheoryDataRow<Attack>> Attacks =>
    [
        .. from surface in (string[])["soqlText", "soqlText/count", "query", "query/children"]
           from value in Values
           // A total below zero says that the number is not known; a count by hand has no other number to give.
           where value != "-1" || surface.StartsWith("soqlText", StringComparison.Ordinal)
           select new TheoryDataRow<Attack>(
               new(surface, $$"""{"totalSize":{{value}},"done":true,"records":[]}""", nameof(SalesforceFormatException))),
        .. from surface in (string[])["soqlText", "query"]
           from body in (string[])
           [
               """{"done":true}""", """{"totalSize":1,"done":"yes","records":[]}""", """{"totalSize":1,"done":1,"records":[]}""",
               """{"totalSize":1,"done":null,"records":[]}""",
               """{"totalSize":1,"done":false,"records":[]}""", """{"totalSize":1,"done":false,"nextRecordsUrl":5,"records":[]}""",
               """{"totalSize":1,"done":true,"records":{}}""",
               """{"totalSize":1,"done":true,"records":null}""", """{"totalSize":1,"done":true,"records":"x"}""",
               """{"totalSize":1,"done":true,"records":[1]}""",
               """{"totalSize":1,"done":true,"records":[null]}""", """{"totalSize":1,"done":true,"records":[[]]}""",
               """{"totalSize":1,"done":true,"records":[{"Name":"\ud800"}]}""",
               """{"totalSize":1,"done":true,"records":[{"Nodes__r":{"totalSize":1,"done":"x","records":[]}}]}""", """[]""", """5""",
               """null""", "", "{", """{"compositeResponse":[]}""",
           ]
           select new TheoryDataRow<Attack>(new(surface, body, nameof(SalesforceFormatException))),
        .. from body in (string[])[
            "[]", "5", "null", "", "x", """{"sobjects":5}""", """{"sobjects":[5]}""", """{"sobjects":[{"name":null}]}""",
            """{"sobjects":[{"name":"A"},{"name":"a"}]}"""
        ]
           select new TheoryDataRow<Attack>(new("describeGlobal", body, nameof(SalesforceFormatException))),
        .. from body in (string[])[
            "[]", "5", "", "{}", """{"name":5,"fields":[]}""", """{"name":"A","fields":{}}""", """{"name":"A","fields":[1]}""",
            """{"name":"A","fields":[{"name":"x"},{"name":"X"}]}"""
        ]
           select new TheoryDataRow<Attack>(new("describe", body, nameof(SalesforceFormatException))),
        .. from body in (string[])["5", "{}", "[5]", "[{}]", """[{"version":5}]""", """[{"version":"\udc00"}]"""]
           select new TheoryDataRow<Attack>(new("versions", body, nameof(SalesforceFormatException))),
        .. from body in (string[])[
            "5", "{}", """{"searchRecords":5}""", """{"searchRecords":[5]}""", """{"searchRecords":[{"attributes":{"type":5}}]}""",
            """{"searchRecords":[{"Nodes__r":{"records":[],"done":3}}]}"""
        ]
           select new TheoryDataRow<Attack>(new("search", body, nameof(SalesforceFormatException))),
        .. from body in (string[])["[]", "{}", """{"plans":5}""", """{"plans":[{"relativeCost":"x"}]}"""]
           select new TheoryDataRow<Attack>(new("explain", body, nameof(SalesforceFormatException))),
        .. from body in (string[])[
            "[]", "{}", """{"ids":5,"latestDateCovered":"x"}""", """{"ids":[],"latestDateCovered":5}""",
            """{"ids":[5],"latestDateCovered":""}"""
        ]
           select new TheoryDataRow<Attack>(new("updated", body, nameof(SalesforceFormatException))),
        .. from body in (string[])["[]", "{}", "[null]", "[1]", "", """[{"Id":5}]""", """[{"Name":"\ud800"}]"""]
           select new TheoryDataRow<Attack>(new("retrieve", body, nameof(SalesforceFormatException))),
        .. from body in (string[])[
            "[]", "5", "", """{"Count__c":1e20}""", """{"Amount__c":1e999}""", """{"Day__c":"2026-13-01"}""", """{"Ratio__c":1e999}""",
            """{"At__c":5}"""
        ]
           select new TheoryDataRow<Attack>(new("get", body, nameof(SalesforceFormatException))),
    ];

    [Theory]
    [MemberData(nameof(Attacks), DisableDiscoveryEnumeration = true)]
    public async Task An_answer_of_another_form_is_a_format_error(Attack attack)
    {
        await using var client = HostileOrg.Answering(
            attack.Surface == "query/children" ? HostileOrg.Page(null, $$"""{"Nodes__r":{{attack.Input}}}""") : attack.Input).Client();
        await Assert.ThrowsAsync<SalesforceFormatException>(() => RunAsync(client, attack.Surface));
    }

    [Theory]
    [InlineData("api-usage=99999999999/5")]
    [InlineData("api-usage=-5/-1")]
    [InlineData("api-usage=1/0")]
    [InlineData("api-usage=/;;=;per-app-api-usage=(appName=")]
    [InlineData("per-app-api-usage=1/2(appName=\u001b[31m)")]
    public async Task Headers_of_another_form_are_ignored(string usage)
    {
        var org = new HostileOrg(_ =>
        {
            var response = HostileOrg.Json("{}");
            response.Headers.TryAddWithoutValidation("Sforce-Limit-Info", usage);
            response.Headers.TryAddWithoutValidation("Retry-After", "-1");
            response.Headers.TryAddWithoutValidation("Date", "yesterday");
            response.Headers.TryAddWithoutValidation("Warning", usage);
            return response;
        });
        await using var client = org.Client();
        await client.GetLimitsAsync(Cancel);
        Assert.True(client.Usage is null || client.Usage.Remaining >= 0);
    }

    internal static async Task RunAsync(SalesforceClient client, string surface)
    {
        var id = Id<Node__c>.Parse("a00000000000001AAA");
        switch (surface)
        {
            case "soqlText":
                await client.QueryAsync($"SELECT Name FROM Node__c", Cancel);
                break;
            case "soqlText/count":
                await client.Query($"SELECT COUNT() FROM Node__c").CountAsync(Cancel);
                break;
            case "describeGlobal":
                await client.DescribeGlobalAsync(cancellationToken: Cancel);
                break;
            case "describe":
                await client.DescribeAsync("A", cancellationToken: Cancel);
                break;
            case "versions":
                await client.GetVersionsAsync(Cancel);
                break;
            case "search":
                await client.Search("x").RunAsync(Cancel);
                break;
            case "explain":
                await client.Query($"SELECT Name FROM Node__c").ExplainAsync(Cancel);
                break;
            case "updated":
                await client.Nodes().GetUpdatedAsync(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow, Cancel);
                break;
            case "deleted":
                await client.Nodes().GetDeletedAsync(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow, Cancel);
                break;
            case "retrieve":
                await client.Nodes().GetManyAsync((IEnumerable<Id<Node__c>>)[id, id, Id<Node__c>.Parse("a00000000000002AAA")], Cancel);
                break;
            case "get":
                await client.Nodes().GetAsync(id, Cancel);
                break;
            case "limits":
                await client.GetLimitsAsync(Cancel);
                break;
            case "resources":
                await client.GetResourcesAsync(Cancel);
                break;
            case "delete":
                await client.Nodes().DeleteAsync(id, Cancel);
                break;
            case "create":
                await client.Nodes().CreateAsync(new Node__c { Name = "a" }, Cancel);
                break;
            case "createMany":
                Print(await client.Nodes().CreateManyAsync([new Node__c { Name = "a" }, new Node__c { Name = "b" }], Cancel));
                break;
            case "deleteMany":
                Print(await client.Nodes().DeleteManyAsync([id], Cancel));
                break;
            case "tree":
                await client.CreateTreeAsync([new Node__c { Name = "a" }, new Node__c { Name = "b" }], Cancel);
                break;
            case "composite" or "composite/each":
                var composite = client.Composite(allOrNone: surface == "composite");
                Fill(composite, id);
                await composite.SendAsync(Cancel);
                Print(composite.Steps);
                break;
            case "batch":
                var batch = client.Batch();
                Fill(batch, id);
                await batch.SendAsync(Cancel);
                Print(batch.Steps);
                break;
            case "graph":
                var graph = client.Graph();
                Fill(graph, id);
                await graph.SendAsync(Cancel);
                Print(graph.Steps);
                break;
            case "information":
                await client.Nodes().GetInformationAsync(Cancel);
                break;
            case "userinfo":
                await new Events.Grpc.Credentials(client, null).UserAsync(Cancel);
                break;
            default:
                await client.Nodes().ToListAsync(Cancel);
                break;
        }
    }

    private static void Fill(StepUnit unit, Id<Node__c> id)
    {
        unit.Create(new Node__c { Name = "a" });
        unit.Delete(id);
        unit.Get(id);
    }

    // What is printed of an outcome has parts of the answer.
    private static void Print<T>(IEnumerable<T> outcomes)
    {
        foreach (var outcome in outcomes)
            _ = outcome!.ToString();
    }
}
