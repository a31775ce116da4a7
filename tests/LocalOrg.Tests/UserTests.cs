using System.Net;
using System.Net.Http.Headers;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>What a user may not do, and what he does not see.</summary>
public sealed class UserTests : IAsyncLifetime
{
    private OrgClient _org = null!;

    public async ValueTask InitializeAsync() => _org = await OrgClient.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task An_object_that_a_user_may_not_read_is_not_there()
    {
        var id = await _org.CreateAsync("Project__c", """{"Name":"Secret"}""");
        await AsAsync(new LocalUser("kim@acme.example").Object("Project__c", ObjectAccess.None));
        Assert.Equal(HttpStatusCode.NotFound, (await _org.GetAsync("sobjects/Project__c/describe")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _org.GetAsync($"sobjects/Project__c/{id}")).Status);
        Assert.Equal("INVALID_TYPE", (await _org.QueryAsync("SELECT Id FROM Project__c")).Body[0].GetProperty("errorCode").GetString());
        var global = await _org.GetAsync("sobjects");
        Assert.DoesNotContain(global.Body.GetProperty("sobjects").EnumerateArray(), o => o.GetProperty("name").GetString() == "Project__c");
        var children = (await _org.GetAsync("sobjects/Account/describe")).Body.GetProperty("childRelationships").EnumerateArray();
        Assert.DoesNotContain(children, c => c.GetProperty("childSObject").GetString() == "Project__c");
        Assert.Empty(
            (await _org.GetAsync("search?q=" + Uri.EscapeDataString("FIND {Secret}"))).Body.GetProperty("searchRecords").EnumerateArray());
    }

    [Fact]
    public async Task A_field_that_a_user_may_not_read_is_in_no_describe_no_record_and_no_query()
    {
        var id = await _org.CreateAsync("Account", """{"Name":"Acme","Phone":"1","BillingCity":"Rome"}""");
        await AsAsync(
            new LocalUser("kim@acme.example").Field("Account.Phone", FieldAccess.None).Field("account.billingaddress", FieldAccess.None));
        var fields = (await _org.GetAsync("sobjects/Account/describe")).Body.GetProperty("fields").EnumerateArray().Select(
            f => f.GetProperty("name").GetString()).ToList();
        Assert.DoesNotContain("Phone", fields);
        Assert.DoesNotContain("BillingCity", fields);
        Assert.Contains("ShippingCity", fields);
        Assert.False((await _org.GetAsync($"sobjects/Account/{id}")).Body.TryGetProperty("Phone", out _));
        foreach (var soql in (string[])["SELECT Phone FROM Account", "SELECT Id FROM Account WHERE Phone = "
            + "'1'", "SELECT Id FROM Account ORDER BY BillingCity", "SELECT Account.Phone FROM Contact"])
            Assert.Equal((soql, "INVALID_FIELD"), (soql, (await _org.QueryAsync(soql)).Body[0].GetProperty("errorCode").GetString()));
        (await _org.SendAsync("PATCH", $"sobjects/Account/{id}", """{"Phone":"2"}""")).IsError(
            400, "INVALID_FIELD", "No such column 'Phone' on sobject of type Account", null);
        // What he does not see stays when he changes the rest.
        Assert.Equal(HttpStatusCode.NoContent, (await _org.SendAsync("PATCH", $"sobjects/Account/{id}", """{"Fax":"3"}""")).Status);
        AsAdmin();
        Assert.Equal(["1|3|Rome|kim"], await _org.RowsAsync("SELECT Phone, Fax, BillingCity, LastModifiedBy.Name FROM Account"));
    }

    [Fact]
    public async Task A_field_that_a_user_may_only_read_refuses_his_writes()
    {
        await AsAsync(new LocalUser("kim@acme.example").Field("Account.Phone", FieldAccess.Read));
        const string Message = "Unable to create/update fields: Phone. Please check the security settings of this field and verify that "
            + "it is read/write for your profile or permission set.";
        (await _org.SendAsync("POST", "sobjects/Account", """{"Name":"Acme","Phone":"1"}""")).IsError(
            400, "INVALID_FIELD_FOR_INSERT_UPDATE", Message, "Phone");
        await _org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Equal(["Acme|-"], await _org.RowsAsync("SELECT Name, Phone FROM Account"));
        var field = (await _org.GetAsync("sobjects/Account/describe")).Body.GetProperty("fields").EnumerateArray().First(
            f => f.GetProperty("name").GetString() == "Phone");
        Assert.Equal((false, false), (field.GetProperty("createable").GetBoolean(), field.GetProperty("updateable").GetBoolean()));
    }

    [Fact]
    public async Task Who_may_only_read_is_refused_each_change_in_the_platforms_words()
    {
        var id = await _org.CreateAsync("Account", """{"Name":"Acme"}""");
        await AsAsync(new LocalUser("kim@acme.example").Object("Account", ObjectAccess.Read));
        (await _org.SendAsync("POST", "sobjects/Account", """{"Name":"x"}""")).IsError(
            400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "entity type cannot be inserted: Account");
        (await _org.SendAsync("PATCH", $"sobjects/Account/{id}", """{"Name":"x"}""")).IsError(
            403, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
        (await _org.SendAsync("DELETE", $"sobjects/Account/{id}")).IsError(
            403, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
        var many = await _org.SendAsync("DELETE", $"composite/sobjects?ids={id}");
        Assert.Equal("INSUFFICIENT_ACCESS_OR_READONLY", many.Body[0].GetProperty("errors")[0].GetProperty("statusCode").GetString());
        Assert.Equal(["Acme"], await _org.RowsAsync("SELECT Name FROM Account"));
        var contact = await _org.CreateAsync("Contact", $$"""{"LastName":"Ray","AccountId":"{{id}}"}""");
        Assert.Equal(HttpStatusCode.NoContent, (await _org.SendAsync("DELETE", $"sobjects/Contact/{contact}")).Status);
    }

    [Fact]
    public async Task Rules_of_the_record_hold_whatever_the_user_sees()
    {
        var account = await _org.CreateAsync("Account", """{"Name":"Acme"}""");
        await AsAsync(
            new LocalUser("kim@acme.example").Object("Contact", ObjectAccess.None).Field("Opportunity.Probability", FieldAccess.None));
        await _org.CreateAsync(
            "Opportunity", $$"""{"Name":"Deal","StageName":"Closed Won","CloseDate":"2026-11-23","AccountId":"{{account}}"}""");
        await AsAsync(new LocalUser("kim@acme.example"));
        Assert.Equal(["True|100|kim|kim"], (await _org.RowsAsync("SELECT IsWon, Probability, Owner.Name, CreatedBy.Alias FROM "
            + "Opportunity")).Select(r => r.Replace("100.0", "100", StringComparison.Ordinal)));
        Assert.Equal(["Deal"], await _org.RowsAsync("SELECT Name FROM Opportunity USING SCOPE mine"));
        AsAdmin();
        Assert.Empty(await _org.RowsAsync("SELECT Name FROM Opportunity USING SCOPE mine"));
        Assert.Equal(2, (await _org.RowsAsync("SELECT Id FROM User")).Length);
    }

    [Fact]
    public async Task A_token_that_a_user_signs_in_with_acts_as_him()
    {
        var user = await _org.Org.AddUserAsync(new LocalUser("kim@acme.example") { FirstName = "Kim", LastName = "Ray" }.Object(
            "Lead", ObjectAccess.None), TestContext.Current.CancellationToken);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password", ["client_id"] = "x", ["client_secret"] = "y", ["username"] = "kim@acme.example", ["password"] = "z"
        });
        var token = await _org.SendContentAsync("POST", "/services/oauth2/token", form);
        As(token.Body.GetProperty("access_token").GetString()!);
        Assert.EndsWith(user.Id, token.Body.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal("Kim Ray", (await _org.GetAsync("/services/oauth2/userinfo")).Body.GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await _org.GetAsync("sobjects/Lead/describe")).Status);
    }

    [Fact]
    public async Task Who_may_not_use_the_API_is_refused_every_call()
    {
        await AsAsync(new LocalUser("kim@acme.example") { ApiEnabled = false });
        (await _org.GetAsync("limits")).IsError(403, "API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization.", null);
    }

    [Fact]
    public async Task Permission_sets_grant_what_they_say_and_nothing_else()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """
            <?xml version="1.0" encoding="UTF-8"?>
            <PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">
                <label>Integration</label>
                <fieldPermissions><editable>true</editable><field>Account.Phone</field><readable>true</readable></fieldPermissions>
                <fieldPermissions><editable>false</editable><field>Account.BillingAddress</field><readable>true</readable></fieldPermissions>
                <objectPermissions><allowCreate>true</allowCreate><allowEdit>true</allowEdit><allowRead>true</allowRead><object>Account</object></objectPermissions>
            </PermissionSet>
            """, TestContext.Current.CancellationToken);
        await AsAsync(new LocalUser("kim@acme.example").PermissionSet(file));
        File.Delete(file);
        var id = await _org.CreateAsync("Account", """{"Name":"Acme","Phone":"1"}""");
        Assert.Equal(["Acme|1|-"], await _org.RowsAsync("SELECT Name, Phone, BillingCity FROM Account"));
        Assert.Equal("INVALID_FIELD", (await _org.QueryAsync("SELECT Fax FROM Account")).Body[0].GetProperty("errorCode").GetString());
        Assert.Equal("INVALID_FIELD_FOR_INSERT_UPDATE", (await _org.SendAsync(
            "PATCH", $"sobjects/Account/{id}", """{"BillingCity":"Rome"}""")).Body[0].GetProperty("errorCode").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await _org.SendAsync("DELETE", $"sobjects/Account/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _org.GetAsync("sobjects/Contact/describe")).Status);
    }

    [Fact]
    public async Task Other_languages_add_users_over_http()
    {
        var answer = await _org.SendAsync(
            "POST", "/_local/users",
            """{"username":"kim@acme.example","objects":{"*":"none","Account":"create,edit"},"fields":{"Account.Phone":"read"}}""");
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        As(answer.Body.GetProperty("token").GetString()!);
        Assert.Equal("INVALID_FIELD_FOR_INSERT_UPDATE", (await _org.SendAsync(
            "POST", "sobjects/Account", """{"Name":"x","Phone":"1"}""")).Body[0].GetProperty("errorCode").GetString());
        await _org.CreateAsync("Account", """{"Name":"x"}""");
        Assert.Equal(HttpStatusCode.NotFound, (await _org.GetAsync("sobjects/Contact/describe")).Status);
        AsAdmin();
        foreach (var wrong in (string[])[
            """{}""", """{"username":"x","objects":{"Nothing__c":"read"}}""", """{"username":"x","objects":{"Account":"fly"}}""",
            """{"username":"x","fields":{"Account.Name":"none"}}"""
        ])
            Assert.Equal(HttpStatusCode.BadRequest, (await _org.SendAsync("POST", "/_local/users", wrong)).Status);
    }

    private async Task AsAsync(LocalUser user) => As((await _org.Org.AddUserAsync(user, TestContext.Current.CancellationToken)).Token);

    private void AsAdmin() => As(_org.Org.Token);

    private void As(string token) => _org.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
}
