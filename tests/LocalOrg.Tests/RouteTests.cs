namespace Salesforce.Typed.Tests;

public sealed class RouteTests
{
    [Theory]
    [InlineData("POST", "", "GET,HEAD")]
    [InlineData("DELETE", "sobjects", "GET,HEAD")]
    [InlineData("PUT", "sobjects/Account", "GET,HEAD,POST")]
    [InlineData("DELETE", "sobjects/Account/describe", "GET,HEAD")]
    [InlineData("POST", "sobjects/Account/updated", "GET,HEAD")]
    [InlineData("PATCH", "sobjects/Account/deleted", "GET,HEAD")]
    [InlineData("POST", "SOBJECTS/account/001Lc00000000001AAA", "GET,HEAD,PATCH,DELETE")]
    [InlineData("POST", "sobjects/Account/ErpId__c/K-1", "GET,HEAD,PATCH,DELETE")]
    [InlineData("POST", "query", "GET,HEAD")]
    [InlineData("POST", "queryAll/01gLc00000000001AAA-2000", "GET,HEAD")]
    [InlineData("DELETE", "search", "GET,HEAD")]
    [InlineData("HEAD", "parameterizedSearch", null)]
    [InlineData("PUT", "parameterizedSearch", "GET,POST")]
    [InlineData("POST", "limits/recordCount", "GET,HEAD")]
    [InlineData("GET", "composite", "POST")]
    [InlineData("GET", "composite/graph", "POST")]
    [InlineData("GET", "composite/tree/Account", "POST")]
    [InlineData("GET", "composite/sobjects", "POST,PATCH,DELETE")]
    [InlineData("DELETE", "composite/sobjects/Account", "GET,POST")]
    [InlineData("POST", "composite/sobjects/Account/ErpId__c", "PATCH")]
    public async Task A_method_that_a_path_does_not_have_is_refused_with_those_that_it_has(string method, string path, string? allowed)
    {
        await using var org = await OrgClient.StartAsync();
        var answer = await org.SendAsync(method, path);
        Assert.Equal(405, (int)answer.Status);
        if (allowed is not null)
            answer.IsError(405, "METHOD_NOT_ALLOWED", $"HTTP Method '{method}' not allowed. Allowed are {allowed}", null);
    }

    [Fact]
    public async Task A_POST_may_name_its_method_in_the_address()
    {
        await using var org = await OrgClient.StartAsync();
        var id = await org.CreateAsync("Account", """{"Name":"A"}""");
        Assert.Equal(204, (int)(await org.SendAsync("POST", $"sobjects/Account/{id}?_HttpMethod=PATCH", """{"Name":"B"}""")).Status);
        Assert.Equal(["B"], await org.RowsAsync("SELECT Name FROM Account"));
        Assert.Equal(204, (int)(await org.SendAsync("POST", $"sobjects/Account/{id}?_HttpMethod=delete")).Status);
        Assert.Empty(await org.RowsAsync("SELECT Name FROM Account"));
        (await org.SendAsync("POST", $"sobjects/Account/{id}?_HttpMethod=PUT")).IsError(
            405, "METHOD_NOT_ALLOWED", "HTTP Method 'PUT' not allowed. Allowed are GET,HEAD,PATCH,DELETE", null);
        Assert.Equal(200, (int)(await org.GetAsync("sobjects/Account?_HttpMethod=DELETE")).Status);
    }

    [Theory]
    [InlineData("GET", "nothing")]
    [InlineData("GET", "sobjects/Nothing")]
    [InlineData("PUT", "sobjects/Nothing")]
    [InlineData("GET", "sobjects/Nothing/Id")]
    [InlineData("GET", "sobjects/Account/a/b/c")]
    [InlineData("GET", "query/a/b")]
    [InlineData("GET", "limits/nothing")]
    [InlineData("POST", "composite/nothing")]
    [InlineData("POST", "composite/tree")]
    [InlineData("POST", "composite/tree/Nothing")]
    [InlineData("GET", "/nothing")]
    [InlineData("POST", "/")]
    [InlineData("GET", "/services/oauth2/token")]
    [InlineData("POST", "/services/oauth2/nothing")]
    [InlineData("GET", "/_local/faults")]
    [InlineData("POST", "/_local/nothing")]
    [InlineData("DELETE", "/_local/events/gap")]
    [InlineData("POST", "/_localx/faults")]
    public async Task A_path_that_no_route_has_is_not_found(string method, string path)
    {
        await using var org = await OrgClient.StartAsync();
        (await org.SendAsync(method, path)).IsError(404, "NOT_FOUND", "The requested resource does not exist", null);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Id_is_not_a_record_of_its_own(string method)
    {
        await using var org = await OrgClient.StartAsync();
        (await org.SendAsync(method, "sobjects/Account/Id", method == "PATCH" ? "{}" : null))
            .IsError(404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: Id", null);
    }

    [Fact]
    public async Task Names_in_a_path_are_found_in_any_case_and_slashes_may_repeat()
    {
        await using var org = await OrgClient.StartAsync();
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Equal(200, (int)(await org.GetAsync($"SObjects//account/{id}")).Status);
        Assert.Equal(200, (int)(await org.GetAsync("LIMITS/RecordCount")).Status);
        Assert.Equal(204, (int)(await org.SendAsync("POST", "/_local/ENDSESSIONS")).Status);
    }
}
