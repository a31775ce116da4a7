using System.Net;

namespace Salesforce.Typed.Tests;

public sealed class RecordTests : IAsyncLifetime
{
    private OrgClient _org = null!;

    public async ValueTask InitializeAsync() => _org = await OrgClient.StartAsync(o => o.Clock(new FixedClock()));

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_created_record_has_an_id_of_its_object_and_is_read_back_whole()
    {
        var created = await _org.SendAsync(
            "POST", "sobjects/Account", """{"name":" Acme ","BillingCity":"Bern","NumberOfEmployees":5,"AnnualRevenue":1000000}""");
        Assert.Equal(HttpStatusCode.Created, created.Status);
        var id = created.Body.GetProperty("id").GetString()!;
        Assert.Equal($$"""{"id":"{{id}}","success":true,"errors":[]}""", created.Text);
        Assert.Equal($"/services/data/v67.0/sobjects/Account/{id}", created.Headers["Location"]);
        Assert.StartsWith("001", id, StringComparison.Ordinal);
        Assert.Equal(18, id.Length);

        var read = (await _org.GetAsync($"sobjects/Account/{id}")).Body;
        Assert.Equal(
            $$"""{"type":"Account","url":"/services/data/v67.0/sobjects/Account/{{id}}"}""", read.GetProperty("attributes").GetRawText());
        Assert.Equal("Acme", read.GetProperty("Name").GetString());
        Assert.Equal("1000000.0", read.GetProperty("AnnualRevenue").GetRawText());
        Assert.Equal("5", read.GetProperty("NumberOfEmployees").GetRawText());
        Assert.Equal("Bern", read.GetProperty("BillingAddress").GetProperty("city").GetString());
        Assert.Equal("null", read.GetProperty("ShippingAddress").GetRawText());
        Assert.Equal("false", read.GetProperty("IsDeleted").GetRawText());
        foreach (var stamp in (string[])["CreatedDate", "LastModifiedDate", "SystemModstamp"])
            Assert.Equal("2026-11-23T08:15:30.000+0000", read.GetProperty(stamp).GetString());
        foreach (var user in (string[])["CreatedById", "LastModifiedById", "OwnerId"])
            Assert.Equal(_org.Org.UserId, read.GetProperty(user).GetString());
    }

    [Fact]
    public async Task Named_fields_are_read_in_the_order_asked_with_the_id_at_the_end()
    {
        var id = await _org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Equal(
            $$"""{"attributes":{"type":"Account","url":"/services/data/v67.0/sobjects/Account/{{id}}"},"Phone":null,"Name":"Acme","Id":"{{id}}"}""",
            (await _org.GetAsync($"sobjects/account/{id[..15]}?fields=phone,NAME")).Text);
    }

    [Fact]
    public async Task An_update_changes_what_it_names_and_null_clears()
    {
        var id = await _org.CreateAsync("Account", """{"Name":"Acme","Phone":"1","Website":"acme.example"}""");
        var updated = await _org.SendAsync("PATCH", $"sobjects/Account/{id}", """{"Phone":null,"Site":"HQ"}""");
        Assert.Equal((HttpStatusCode.NoContent, ""), (updated.Status, updated.Text));
        Assert.Equal(["-|acme.example|HQ"], await _org.RowsAsync("SELECT Phone, Website, Site FROM Account"));
    }

    [Fact]
    public async Task A_deleted_record_is_gone_and_says_so()
    {
        var id = await _org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Equal(HttpStatusCode.NoContent, (await _org.SendAsync("DELETE", $"sobjects/Account/{id}")).Status);
        Assert.Empty(await _org.RowsAsync("SELECT Id FROM Account"));
        (await _org.SendAsync("DELETE", $"sobjects/Account/{id}")).IsError(404, "ENTITY_IS_DELETED", "entity is deleted");
        (await _org.GetAsync($"sobjects/Account/{id}")).IsError(404, "ENTITY_IS_DELETED", "entity is deleted");
        var all = await _org.QueryAsync("SELECT Id, IsDeleted FROM Account", "queryAll");
        Assert.True(all.Body.GetProperty("records")[0].GetProperty("IsDeleted").GetBoolean());
    }

    [Fact]
    public async Task Children_go_with_their_parent_or_keep_it_or_lose_it_as_the_describe_says()
    {
        var account = await _org.CreateAsync("Account", """{"Name":"Acme"}""");
        var contact = await _org.CreateAsync("Contact", $$"""{"LastName":"Ray","AccountId":"{{account}}"}""");
        var project = await _org.CreateAsync("Project__c", $$"""{"Name":"P","Account__c":"{{account}}"}""");
        var held = await _org.CreateAsync("Case", $$"""{"AccountId":"{{account}}"}""");
        Assert.Equal(
            "DELETE_FAILED", (await _org.SendAsync("DELETE", $"sobjects/Account/{account}")).Body[0].GetProperty("errorCode").GetString());
        await _org.SendAsync("DELETE", $"sobjects/Case/{held}");
        await _org.SendAsync("DELETE", $"sobjects/Account/{account}");
        (await _org.GetAsync($"sobjects/Contact/{contact}")).IsError(404, "ENTITY_IS_DELETED", "entity is deleted");
        Assert.Equal(["P|-"], await _org.RowsAsync("SELECT Name, Account__c FROM Project__c"));
        Assert.NotEqual(project, account);
    }

    [Fact]
    public async Task A_persons_name_is_put_together_from_its_parts()
    {
        var id = await _org.CreateAsync("Contact", """{"FirstName":"Ada","LastName":"Ray"}""");
        Assert.Equal(["Ada Ray"], await _org.RowsAsync("SELECT Name FROM Contact WHERE Name = 'ada ray'"));
        await _org.SendAsync("PATCH", $"sobjects/Contact/{id}", """{"FirstName":null}""");
        Assert.Equal(["Ray"], await _org.RowsAsync("SELECT Name FROM Contact"));
        Assert.Equal("INVALID_FIELD_FOR_INSERT_UPDATE", (await _org.SendAsync(
            "PATCH", $"sobjects/Contact/{id}", """{"Name":"X"}""")).Body[0].GetProperty("errorCode").GetString());
    }

    [Fact]
    public async Task The_org_fills_in_defaults_and_numbers()
    {
        await _org.CreateAsync("Case", "{}");
        Assert.Equal(["00000001|New|false"], await _org.RowsAsync(
            "SELECT CaseNumber, Status, IsClosed FROM Case"), StringComparer.OrdinalIgnoreCase);
        await _org.CreateAsync("Case", "{}");
        Assert.Equal(["00000001", "00000002"], await _org.RowsAsync("SELECT CaseNumber FROM Case ORDER BY CaseNumber"));
        var project = await _org.CreateAsync("Project__c", "{}");
        Assert.Equal([$"{project}|Medium"], await _org.RowsAsync("SELECT Name, Priority__c FROM Project__c"));
    }

    [Fact]
    public async Task A_multipicklist_comes_back_in_its_defined_order_and_a_moment_in_whole_seconds()
    {
        await _org.CreateAsync(
            "Project__c",
            """{"Weight__c":1.23987,"Tags__c":"Public;Strategic;public","StartDate__c":"2026-02-28","DailyStandup__c":"09:30:00.000Z","KickoffAt__c":"2026-03-01T10:00:00.999+01:00","Site__Latitude__s":46.5,"Site__Longitude__s":7.25}""");
        Assert.Equal(
            ["1.23987|Strategic;Public|2026-02-28|09:30:00.000Z|2026-03-01T09:00:00.000+0000|46.5|7.25"],
            await _org.RowsAsync("SELECT Weight__c, Tags__c, StartDate__c, DailyStandup__c, KickoffAt__c, Site__c FROM Project__c"));
    }

    [Theory]
    [InlineData("2026-03-01T10:00:00", "2026-03-01T10:00:00.000+0000")]
    [InlineData("2026-03-01T10:00:00.5", "2026-03-01T10:00:00.000+0000")]
    [InlineData("2026-03-01T10:00:00.999999", "2026-03-01T10:00:00.000+0000")]
    [InlineData("2026-03-01T10:00", "2026-03-01T10:00:00.000+0000")]
    [InlineData("2026-03-01T10:00:00+0230", "2026-03-01T07:30:00.000+0000")]
    [InlineData("2026-03-01T10:00:00-02:30", "2026-03-01T12:30:00.000+0000")]
    public async Task A_moment_without_a_zone_is_in_UTC(string written, string expected)
    {
        await using var org =
            await OrgClient.StartAsync(o => o.TimeZone(TimeZoneInfo.CreateCustomTimeZone("x", TimeSpan.FromHours(5), "x", "x")));
        var id = await org.CreateAsync("Project__c", $$"""{"KickoffAt__c":"{{written}}"}""");
        await org.SendAsync(
            "PATCH", "composite/sobjects",
            $$$"""{"records":[{"attributes":{"type":"Project__c"},"Id":"{{{id}}}","KickoffAt__c":"{{{written}}}"}]}""");
        Assert.Equal([expected], await org.RowsAsync("SELECT KickoffAt__c FROM Project__c"));
    }

    [Theory]
    [InlineData("2026-03-01")]
    [InlineData("2026-03-01 10:00:00")]
    [InlineData("2026-03-01T25:00:00")]
    [InlineData("2026-03-01T10")]
    public async Task A_text_that_is_not_a_moment_is_refused(string written) =>
        Assert.Equal("JSON_PARSER_ERROR", (await _org.SendAsync(
            "POST", "sobjects/Project__c", $$"""{"KickoffAt__c":"{{written}}"}""")).Body[0].GetProperty("errorCode").GetString());

    [Theory]
    [InlineData("Account", "BillingLatitude", "Billing Latitude", "90", "90.000001")]
    [InlineData("Account", "BillingLatitude", "Billing Latitude", "-90", "-91")]
    [InlineData("Account", "ShippingLongitude", "Shipping Longitude", "180", "180.5")]
    [InlineData("Contact", "MailingLongitude", "Mailing Longitude", "-180", "-181")]
    [InlineData("Lead", "Latitude", "Latitude", "0", "1000")]
    [InlineData("Project__c", "Site__Latitude__s", "Site (Latitude)", "89.1234567", "-90.1")]
    [InlineData("Project__c", "Site__Longitude__s", "Site (Longitude)", "179.9", "\"200\"")]
    public async Task Latitudes_and_longitudes_have_limits(string sObject, string field, string label, string inside, string outside)
    {
        var names = sObject switch { "Account" =>
            "\"Name\":\"x\",", "Contact" => "\"LastName\":\"x\",", "Lead" => "\"LastName\":\"x\",\"Company\":\"x\",", _ => "" };
        var id = await _org.CreateAsync(sObject, $$"""{{{names}}"{{field}}":{{inside}}}""");
        (await _org.SendAsync("POST", $"sobjects/{sObject}", $$"""{{{names}}"{{field}}":{{outside}}}"""))
            .IsError(
                400, "NUMBER_OUTSIDE_VALID_RANGE", $"{label}: value outside of valid range on numeric field: {outside.Trim('"')}", field);
        Assert.Equal("NUMBER_OUTSIDE_VALID_RANGE", (await _org.SendAsync(
            "PATCH", $"sobjects/{sObject}/{id}", $$"""{"{{field}}":{{outside}}}""")).Body[0].GetProperty("errorCode").GetString());
    }

    [Theory]
    [InlineData(
        "Account", """{"FavoritePet__c":"Dog"}""", "INVALID_FIELD", "No such column 'FavoritePet__c' on sobject of type Account", null)]
    [InlineData("Account", """{}""", "REQUIRED_FIELD_MISSING", "Required fields are missing: [Name]", "Name")]
    [InlineData("Account", """{"Name":null}""", "REQUIRED_FIELD_MISSING", "Required fields are missing: [Name]", "Name")]
    [InlineData("Account", """{"Name":"  "}""", "REQUIRED_FIELD_MISSING", "Required fields are missing: [Name]", "Name")]
    [InlineData(
        "Account", """{"Name":"x","CreatedDate":"2026-01-01T00:00:00Z"}""", "INVALID_FIELD_FOR_INSERT_UPDATE",
        "Unable to create/update fields: CreatedDate. Please check the security settings of this field and verify that it is read/write "
            + "for your profile or permission set.", "CreatedDate")]
    [InlineData(
        "Account", """{"Name":"x","ParentId":"001"}""", "MALFORMED_ID", "Parent Account ID: id value of incorrect type: 001", "ParentId")]
    [InlineData("Account", """{"Name":"x","ParentId":"003000000000001AAA"}""", "MALFORMED_ID", "Parent Account ID: id value of incorrect "
        + "type: 003000000000001AAA", "ParentId")]
    [InlineData(
        "Account", """{"Name":"x","ParentId":"001000000000001AAA"}""", "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
        "insufficient access rights on cross-reference id: 001000000000001AAA", "")]
    [InlineData("Account", """{"Name":"x","NumberOfEmployees":"many"}""", "JSON_PARSER_ERROR", "Cannot deserialize instance of int from "
        + "VALUE_STRING value many or request may be missing a required field at [line:1, column:33]", null)]
    [InlineData("Account", """{"Name":5}""", "JSON_PARSER_ERROR", "Cannot deserialize instance of string from VALUE_NUMBER_INT value 5 or "
        + "request may be missing a required field at [line:1, column:9]", null)]
    [InlineData("Account", """{"Name":"x" """, "JSON_PARSER_ERROR", "Unexpected end-of-input at [line:1, column:13]", null)]
    [InlineData("Account", """{"Name";"x"}""", "JSON_PARSER_ERROR", "Unexpected character (';' (code 59)) at [line:1, column:8]", null)]
    [InlineData(
        "Contact", """{"LastName":"x","Email":"badone"}""", "INVALID_EMAIL_ADDRESS", "Email: invalid email address: badone", "Email")]
    [InlineData("Contact", """{"LastName":"x","Birthdate":"2026-01-01T00:00:00Z"}""", "JSON_PARSER_ERROR", "Cannot deserialize instance "
        + "of date from VALUE_STRING value 2026-01-01T00:00:00Z or request may be missing a required field at [line:1, column:29]", null)]
    [InlineData("Project__c", """{"Priority__c":"Urgent"}""", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "Priority: bad value for "
        + "restricted picklist field: Urgent", "Priority__c")]
    [InlineData("Project__c", """{"KickoffAt__c":"2017-10-17 00:00:00"}""", "JSON_PARSER_ERROR", "Cannot deserialize instance of datetime "
        + "from VALUE_STRING value 2017-10-17 00:00:00 or request may be missing a required field at [line:1, column:17]", null)]
    [InlineData("Project__c", """{"Budget__c":1e20}""", "NUMBER_OUTSIDE_VALID_RANGE", "Budget: value outside of valid range on numeric "
        + "field: 1e20", "Budget__c")]
    [InlineData("Project__c", """{"Weight__c":10000000}""", "NUMBER_OUTSIDE_VALID_RANGE", "Weight: value outside of valid range on "
        + "numeric field: 10000000", "Weight__c")]
    [InlineData("Project__c", """{"ErpId__c":"1234567890123456789012345678901"}""", "STRING_TOO_LONG", "ERP Id: data value too large: "
        + "1234567890123456789012345678901 (max length=30)", "ErpId__c")]
    [InlineData("Project__c", """{"Account__r":{"Bacon__c":"K-1"}}""", "INVALID_FIELD", "No such column 'Bacon__c' on sobject of type "
        + "Account", null)]
    [InlineData(
        "Account", """{"Name":"A","OwnerId":"005000000000001","Owner":{"Username":"admin@local.example"}}""", "INVALID_FIELD",
        "Cannot specify both an external ID reference Owner and a salesforce id, OwnerId", "")]
    [InlineData(
        "Account", """{"Name":"A","Owner":{"Username":"admin@local.example"},"OwnerId":null}""", "INVALID_FIELD",
        "Cannot specify both an external ID reference Owner and a salesforce id, OwnerId", "")]
    [InlineData("Account", """{"Name":"A","Owner":{"Username":"admin@local.example","Email":"x"}}""", "INVALID_FIELD", "More than 1 field "
        + "provided in an external foreign key reference in entity: User", "")]
    [InlineData(
        "Account", """{"Name":"A","Owner":{"Username":"admin@local.example"},"Owner":{"Id":"005000000000001"}}""", "INVALID_FIELD",
        "More than 1 field provided in an external foreign key reference in entity: User", "")]
    [InlineData("Project__c", """{"Parent__r":{"ErpId__c":"K-1"}}""", "INVALID_FIELD", "Foreign key external ID: K-1 not found for field "
        + "ErpId__c in entity Project__c", "")]
    public async Task A_record_that_breaks_a_rule_is_refused_in_the_platforms_words(
        string sObject, string json, string code, string message, string? field)
    {
        string[]? fields = field switch { null => null, "" => [], _ => [field] };
        (await _org.SendAsync("POST", $"sobjects/{sObject}", json)).IsError(400, code, message, fields);
        Assert.Empty(await _org.RowsAsync($"SELECT Id FROM {sObject}"));
    }

    [Fact]
    public async Task A_unique_value_is_held_by_one_record_at_a_time()
    {
        var first = await _org.CreateAsync("Project__c", """{"ErpId__c":"K-1"}""");
        (await _org.SendAsync("POST", "sobjects/Project__c", """{"ErpId__c":"k-1"}"""))
            .IsError(400, "DUPLICATE_VALUE", $"duplicate value found: ErpId__c duplicates value on record with id: {first}");
        Assert.Equal(
            HttpStatusCode.NoContent, (await _org.SendAsync("PATCH", $"sobjects/Project__c/{first}", """{"ErpId__c":"K-1"}""")).Status);
        await _org.SendAsync("DELETE", $"sobjects/Project__c/{first}");
        await _org.CreateAsync("Project__c", """{"ErpId__c":"K-1"}""");
    }

    [Fact]
    public async Task A_parent_can_be_named_by_its_external_id()
    {
        var parent = await _org.CreateAsync("Project__c", """{"ErpId__c":"K-1"}""");
        await _org.CreateAsync("Project__c", """{"Name":"Child","Parent__r":{"ErpId__c":"K-1"}}""");
        Assert.Equal([parent], await _org.RowsAsync("SELECT Parent__c FROM Project__c WHERE Name = 'Child'"));
    }

    [Fact]
    public async Task Ids_in_a_path_are_checked()
    {
        var id = await _org.CreateAsync("Account", """{"Name":"Acme"}""");
        (await _org.GetAsync("sobjects/Account/001000000000009AAA")).IsError(
            404, "NOT_FOUND", "The requested resource does not exist", null);
        (await _org.GetAsync("sobjects/PlayingCard__c/001000000000009AAA")).IsError(
            404, "NOT_FOUND", "The requested resource does not exist", null);
        (await _org.GetAsync("sobjects/Account/23foo")).IsError(
            404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: 23foo", null);
        var wrong = id[..15] + "ZZZ";
        (await _org.SendAsync("PATCH", $"sobjects/Account/{wrong}", """{"Name":"x"}""")).IsError(
            400, "MALFORMED_ID", $"Record ID: id value of incorrect type: {wrong}", "Id");
        (await _org.SendAsync("PATCH", $"sobjects/Account/{id}", $$"""{"Id":"{{id}}"}""")).IsError(
            400, "INVALID_FIELD", "The Id field should not be specified in the sobject data.", null);
        (await _org.GetAsync($"sobjects/Account/{id}?fields=Bacon__c")).IsError(
            400, "INVALID_FIELD",
            "No such column 'Bacon__c' on entity 'Account'. If you are attempting to use a custom field, be sure to append the '__c' "
                + "after the custom field name. Please reference your WSDL or the describe call for the appropriate names.",
            null);
    }

    [Fact]
    public async Task An_upsert_creates_updates_or_shows_the_several_that_match()
    {
        var created = await _org.SendAsync("PATCH", "sobjects/Project__c/ErpId__c/K%2F1", """{"Name":"One"}""");
        Assert.Equal(HttpStatusCode.Created, created.Status);
        var id = created.Body.GetProperty("id").GetString();
        Assert.Equal($$"""{"id":"{{id}}","success":true,"errors":[],"created":true}""", created.Text);
        var updated = await _org.SendAsync("PATCH", "sobjects/Project__c/ErpId__c/K%2F1", """{"Name":"Two"}""");
        Assert.Equal(
            (HttpStatusCode.OK, $$"""{"id":"{{id}}","success":true,"errors":[],"created":false}"""), (updated.Status, updated.Text));
        Assert.Equal(HttpStatusCode.NoContent, (await _org.SendAsync(
            "PATCH", "/services/data/v45.0/sobjects/Project__c/ErpId__c/K%2F1", """{"Name":"Three"}""")).Status);
        Assert.Equal([$"{id}|Three|K/1"], await _org.RowsAsync("SELECT Id, Name, ErpId__c FROM Project__c"));
        Assert.Equal("Three", (await _org.GetAsync("sobjects/Project__c/ErpId__c/K%2F1")).Body.GetProperty("Name").GetString());

        var one = await _org.CreateAsync("Project__c", """{"LegacyNumber__c":7}""");
        var two = await _org.CreateAsync("Project__c", """{"LegacyNumber__c":7}""");
        var several = await _org.SendAsync("PATCH", "sobjects/Project__c/LegacyNumber__c/7", """{"Name":"x"}""");
        Assert.Equal(300, (int)several.Status);
        Assert.Equal(
            $"""["/services/data/v67.0/sobjects/Project__c/{one}","/services/data/v67.0/sobjects/Project__c/{two}"]""", several.Text);

        (await _org.SendAsync("PATCH", "sobjects/Project__c/Summary__c/x", "{}")).IsError(
            404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: Summary__c", null);
        (await _org.SendAsync("PATCH", "sobjects/Project__c/ErpId__c/new?updateOnly=true", "{}")).IsError(
            404, "NOT_FOUND", "The requested resource does not exist", null);
        (await _org.SendAsync("PATCH", "sobjects/Project__c/ErpId__c/new", """{"ErpId__c":"new"}""")).IsError(
            400, "INVALID_FIELD", "The ErpId__c field should not be specified in the sobject data.", null);
    }
}
