using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Tests.Servers;

/// <summary>The token travels to the org alone, whatever an answer or a caller names as a path.</summary>
public sealed class AddressTests
{
    private static readonly string[] Surfaces = [
        "query/nextRecordsUrl", "query/childPage", "query/secondPage", "soqlText/nextRecordsUrl", "soqlText/childPage", "soqlText/records",
        "client/SendAsync"
    ];

    public static IEnumerable<TheoryDataRow<Attack>> Attacks => Surfaces.SelectMany(surface => HostileAddresses.All.Select(address =>
        new TheoryDataRow<Attack>(
            new(surface, address, surface == "client/SendAsync" ? nameof(ArgumentException) : nameof(SalesforceFormatException)))));

    [Theory]
    [MemberData(nameof(Attacks), DisableDiscoveryEnumeration = true)]
    public async Task A_hostile_address_is_refused_and_nothing_is_sent_there(Attack attack)
    {
        var isRelative = attack.Surface == "client/SendAsync" && !attack.Input.StartsWith('/');
        var org = Org(attack.Surface, attack.Input);
        await using var client = org.Client();
        var failure = await Record.ExceptionAsync(() => RunAsync(client, attack.Surface, attack.Input));
        Assert.All(org.Requests, r => Assert.StartsWith(HostileOrg.Host + "/services/data/v67.0", r, StringComparison.Ordinal));
        // A caller's path without a slash is below /services/data: what names no host there is an ordinary, if strange, path.
        if (!isRelative || failure is not null)
            Assert.True(failure is SalesforceFormatException
                ? attack.Expected == nameof(SalesforceFormatException)
                : failure is ArgumentException, $"{attack}: {failure}");
    }

    [Theory]
    [InlineData("/services/data/v67.0/query/01gD0000002HU6KIAW-2000")]
    [InlineData("/services/data/v67.0/queryAll/0r8xx0000001234AAA-500")]
    [InlineData("/services/data/v67.0/query/01g-child")]
    public void The_addresses_of_the_platform_are_followed(string path) => Assert.Null(OrgAddress.ObjectionToAnswered(path));

    [Theory]
    [InlineData("/services/apexrest/orders/a%2Fb?x=1")]
    [InlineData("/services/data/v67.0/tooling/query?q=SELECT Id FROM ApexClass WHERE Name = 'é\\''")]
    [InlineData("/services/data/v67.0/sobjects/X__c/Url__c/https%3A%2F%2Facme.com%2Fx")]
    [InlineData("/services/data/v67.0/sobjects/Account/001.../..a/a..")]
    public void Ordinary_paths_of_callers_are_sent(string path) => Assert.Null(OrgAddress.ObjectionToWritten(path));

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://acme.my.salesforce.com.evil.example")]
    [InlineData("https://evilsalesforce.com")]
    [InlineData("https://acme.my.salesforce.com@evil.example")]
    [InlineData("https://evil.example\\.salesforce.com")]
    [InlineData("https://evil.example#.salesforce.com")]
    [InlineData("https://evil.example?.salesforce.com")]
    [InlineData("https://evil.ex\u2100.salesforce.com")]
    [InlineData("https://evil\u3002salesforce.com")]
    [InlineData("http://acme.my.salesforce.com")]
    [InlineData("//evil.example")]
    public async Task A_token_is_not_sent_to_an_instance_url_outside_of_Salesforce(string answered)
    {
        var org = new HostileOrg(request => HostileOrg.Json(request.RequestUri!.AbsolutePath == "/services/oauth2/token"
            ? System.Text.Json.JsonSerializer.Serialize(new { access_token = HostileOrg.Token, instance_url = answered })
            : "{}"));
        await using var client = org.Client(JwtFlow(), instance: "https://login.salesforce.com");
        await Assert.ThrowsAsync<SignInException>(() => client.GetLimitsAsync(Cancel));
        Assert.All(org.Requests, r => Assert.StartsWith("login.salesforce.com/services/oauth2/token", r, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_path_that_begins_with_two_slashes_is_not_a_host_when_calls_move_to_the_instance_url()
    {
        var org = new HostileOrg(request => HostileOrg.Json(request.RequestUri!.AbsolutePath == "/services/oauth2/token"
            ? $$"""{"access_token":"{{HostileOrg.Token}}","instance_url":"https://acme.my.salesforce.com"}"""
            : HostileOrg.Page("/.//evil.example/x", HostileOrg.Row("a"))));
        await using var client = org.Client(JwtFlow(), instance: "https://login.salesforce.com");
        await Assert.ThrowsAsync<SalesforceFormatException>(() => client.Nodes().ToListAsync(Cancel));
        Assert.DoesNotContain(org.Requests, r => r.StartsWith("evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_from_where_a_redirect_led_is_refused()
    {
        var org = new HostileOrg(request => new(System.Net.HttpStatusCode.OK)
        {
            Content = new StringContent("{}"),
            RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://evil.example/x"),
        });
        await using var client = org.Client();
        Assert.Contains("AllowAutoRedirect", (await Assert.ThrowsAsync<SalesforceFormatException>(
            () => client.GetLimitsAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_of_several_matches_that_are_not_of_the_org_are_left_out()
    {
        var org = new HostileOrg(_ => HostileOrg.Json(
            """["//evil.example/001000000000001AAA","https://evil.example/x","/services/data/v67.0/sobjects/Account/001000000000001AAA"]""",
            System.Net.HttpStatusCode.Ambiguous));
        await using var client = org.Client();
        var failure =
            await Assert.ThrowsAsync<MultipleMatchesException>(() => client.SendAsync(HttpMethod.Get, "limits", cancellationToken: Cancel));
        Assert.Equal("/services/data/v67.0/sobjects/Account/001000000000001AAA", Assert.Single(failure.Urls));
    }

    internal static JwtBearerFlow JwtFlow() => new("client", "user@acme.example", (_, _) => new([1]));

    internal static HostileOrg Org(string surface, string address) => surface switch
    {
        "query/childPage" or "soqlText/childPage" =>
            HostileOrg.Answering(HostileOrg.Page(null, HostileOrg.Parent(address)), HostileOrg.Page(null)),
        "query/secondPage" => HostileOrg.Answering(HostileOrg.Page(HostileOrg.Data
            + "/query/01g-2000", HostileOrg.Row("a")), HostileOrg.Page(address, HostileOrg.Row("b")), HostileOrg.Page(null)),
        "client/SendAsync" => HostileOrg.Answering("{}"),
        _ => HostileOrg.Answering(HostileOrg.Page(address, HostileOrg.Row("a")), HostileOrg.Page(null)),
    };

    internal static async Task RunAsync(SalesforceClient client, string surface, string address)
    {
        switch (surface)
        {
            case "client/SendAsync":
                (await client.SendAsync(HttpMethod.Get, address, cancellationToken: Cancel)).Dispose();
                break;
            case "soqlText/nextRecordsUrl" or "soqlText/childPage":
                await client.QueryAsync($"SELECT Name FROM Node__c", Cancel);
                break;
            case "soqlText/records":
                await client.Query<Node__c>($"SELECT Name FROM Node__c").ToListAsync(Cancel);
                break;
            default:
                await client.Nodes().ToListAsync(Cancel);
                break;
        }
    }
}
