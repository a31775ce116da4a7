using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>Calls that have no method of their own.</summary>
public partial class RawTests
{
    [Fact]
    public async Task A_path_from_its_slash_on_is_below_the_org_and_one_without_below_the_API()
    {
        var stub = StubOrg.Always("""{"number":7}""");
        await using var org = stub.Client();
        var order = await org.SendAsync(HttpMethod.Post, "/services/apexrest/orders?x=1", JsonContent.Create(
            new Order(5), RawJson.Default.Order), RawJson.Default.Order, Cancel);
        Assert.Equal(7, order!.Number);
        using var tooling = await org.SendAsync(HttpMethod.Get, "tooling/query?q=SELECT+Id+FROM+ApexClass", cancellationToken: Cancel);
        Assert.Equal(
            [("POST", "/services/apexrest/orders?x=1", """{"number":5}""", "Bearer "
                + "TOKEN"), ("GET", "/services/data/v67.0/tooling/query?q=SELECT+Id+FROM+ApexClass", "", "Bearer TOKEN")],
            stub.Calls.Select(c => (c.Method, c.Path, c.Body, c.Authorization)));
    }

    [Fact]
    public async Task Headers_of_the_call_go_along_and_errors_are_thrown()
    {
        var stub = StubOrg.Always("""[{"errorCode":"NOT_FOUND","message":"Could not find a match for URL"}]""", HttpStatusCode.NotFound);
        await using var org = stub.Client();
        var call = new RawRequestOptions
        {
            Headers = new Dictionary<string, string> { ["x-sfdc-packageversion-ns"] = "1.0" }, UpdateMru = false
        };
        var error = await Assert.ThrowsAsync<SalesforceNotFoundException>(
            () => org.SendAsync(HttpMethod.Delete, "/services/apexrest/x?secret=1", null, call, Cancel));
        Assert.Equal("DELETE /services/apexrest/x", error.Call);
        Assert.Contains("x-sfdc-packageversion-ns: 1.0", stub.Calls[0].Headers);
        Assert.Contains("Sforce-Mru: updateMru=false", stub.Calls[0].Headers);
    }

    [Theory]
    [InlineData("https://evil.example/x")]
    [InlineData("//evil.example/x")]
    [InlineData("/\\evil.example/x")]
    [InlineData(" ")]
    [InlineData("")]
    public async Task A_path_cannot_lead_out_of_the_org(string path)
    {
        var stub = StubOrg.Always("{}");
        await using var org = stub.Client();
        await Assert.ThrowsAnyAsync<ArgumentException>(() => org.SendAsync(HttpMethod.Get, path, cancellationToken: Cancel));
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task An_answer_of_another_type_is_told()
    {
        await using var org = StubOrg.Always("<html>").Client();
        await Assert.ThrowsAsync<SalesforceFormatException>(
            () => org.SendAsync(HttpMethod.Get, "/services/apexrest/x", null, RawJson.Default.Order, Cancel));
    }

    internal sealed record Order([property: JsonPropertyName("number")] int Number);

    [JsonSerializable(typeof(Order))]
    internal sealed partial class RawJson : JsonSerializerContext;
}
