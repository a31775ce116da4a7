using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

/// <summary>Person accounts, where the snapshot of Account has them.</summary>
public sealed class PersonAccountTests
{
    [Fact]
    public async Task An_account_with_a_last_name_is_a_person_with_a_contact()
    {
        await using var org = await OrgClient.StartAsync(o => o.Schema(WithPersons()));
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
        var id = await org.CreateAsync("Account", """{"FirstName":"Kim","LastName":"Ray","PersonEmail":"kim@acme.example"}""");
        Assert.Equal([
            "Acme|False|-", "Kim Ray|True|Kim Ray"
        ], await org.RowsAsync("SELECT Name, IsPersonAccount, PersonContact.Name FROM Account ORDER BY Name"));
        Assert.Equal([$"Ray|kim@acme.example|{id}"], await org.RowsAsync("SELECT LastName, Email, AccountId FROM Contact"));
        await org.SendAsync("PATCH", $"sobjects/Account/{id}", """{"LastName":"Lee"}""");
        Assert.Equal(["Kim Lee|Kim Lee"], await org.RowsAsync("SELECT Name, PersonContact.Name FROM Account WHERE IsPersonAccount = true"));
        Assert.Equal("REQUIRED_FIELD_MISSING", (await org.SendAsync(
            "POST", "sobjects/Account", """{"FirstName":"Kim"}""")).Body[0].GetProperty("errorCode").GetString());
    }

    private const string Person = "012000000000001AAA";
    private const string Business = "012000000000002AAA";

    [Theory]
    [InlineData(
        """{"Name":"Ray","LastName":"Ray"}""", "INVALID_FIELD_FOR_INSERT_UPDATE", "Account: bad field names on insert/update call: Name")]
    [InlineData("""{"Name":"Acme","FirstName":"Kim","LastName":"Ray"}""", "INVALID_FIELD_FOR_INSERT_UPDATE", "Account: bad field names on "
        + "insert/update call: Name")]
    [InlineData("""{"Name":"Acme","PersonEmail":"a@b.example"}""", "INVALID_FIELD_FOR_INSERT_UPDATE", "Account: bad field names on "
        + "insert/update call: PersonEmail")]
    [InlineData("""{"Name":"Acme","FirstName":"Kim","Level__pc":"x"}""", "INVALID_FIELD_FOR_INSERT_UPDATE", "Account: bad field names on "
        + "insert/update call: FirstName, Level__pc")]
    [InlineData("""{"Name":"Acme","Level__pc":null}""", "INVALID_FIELD_FOR_INSERT_UPDATE", "Account: bad field names on insert/update "
        + "call: Level__pc")]
    [InlineData("""{"Name":"Acme","PersonDoNotCall":false}""", "INVALID_FIELD_FOR_INSERT_UPDATE", "Account: bad field names on "
        + "insert/update call: PersonDoNotCall")]
    [InlineData("""{"FirstName":"Kim"}""", "REQUIRED_FIELD_MISSING", "Required fields are missing: [LastName]")]
    [InlineData("""{"PersonEmail":"a@b.example"}""", "REQUIRED_FIELD_MISSING", "Required fields are missing: [LastName]")]
    [InlineData("""{"LastName":null,"FirstName":"Kim"}""", "REQUIRED_FIELD_MISSING", "Required fields are missing: [LastName]")]
    [InlineData("""{"RecordTypeId":"PERSON","FirstName":"Kim"}""", "REQUIRED_FIELD_MISSING", "Required fields are missing: [LastName]")]
    [InlineData("""{"RecordTypeId":"PERSON"}""", "REQUIRED_FIELD_MISSING", "Required fields are missing: [LastName]")]
    [InlineData("""{"RecordTypeId":"PERSON","Name":"Acme"}""", "INVALID_FIELD_FOR_INSERT_UPDATE", "Account: bad field names on "
        + "insert/update call: Name")]
    [InlineData("""{"RecordTypeId":"BUSINESS","LastName":"Ray"}""", "INVALID_FIELD_FOR_INSERT_UPDATE", "Account: bad field names on "
        + "insert/update call: LastName")]
    [InlineData(
        """{"RecordTypeId":"BUSINESS","Name":"Acme","PersonEmail":"a@b.example"}""", "INVALID_FIELD_FOR_INSERT_UPDATE",
        "Account: bad field names on insert/update call: PersonEmail")]
    [InlineData(
        """{"IsPersonAccount":true,"LastName":"Ray"}""", "INVALID_FIELD_FOR_INSERT_UPDATE",
        "Unable to create/update fields: IsPersonAccount. Please check the security settings of this field and verify that it is "
            + "read/write for your profile or permission set.")]
    [InlineData("{}", "REQUIRED_FIELD_MISSING", "Required fields are missing: [Name]")]
    public async Task Fields_of_the_other_kind_of_account_are_refused_in_every_way_to_create(string body, string code, string message)
    {
        body = body.Replace("PERSON\"", Person + "\"", StringComparison.Ordinal).Replace(
            "BUSINESS\"", Business + "\"", StringComparison.Ordinal);
        await using var org = await OrgClient.StartAsync(o => o.Schema(WithPersons()));
        var single = (await org.SendAsync("POST", "sobjects/Account", body)).Body[0];
        Assert.Equal((code, message), (single.GetProperty("errorCode").GetString(), single.GetProperty("message").GetString()));
        var members = body.Length > 2 ? "," + body[1..^1] : "";
        foreach (var (method, path, request) in ((string, string, string)[])
        [
            ("PATCH", "sobjects/Account/ErpId__c/K-1", body),
            ("POST", "composite/sobjects", $$$"""{"records":[{"attributes":{"type":"Account"}{{{members}}}}]}"""),
            ("PATCH", "composite/sobjects/Account/ErpId__c", $$$"""{"records":[{"attributes":{"type":"Account"},"ErpId__c":"K-2"{{{members}}}}]}"""),
            ("POST", "composite/tree/Account", $$$"""{"records":[{"attributes":{"type":"Account","referenceId":"a"}{{{members}}}}]}"""),
            ("POST", "composite", $$$"""{"compositeRequest":[{"method":"POST","url":"/services/data/v67.0/sobjects/Account","referenceId":"a","body":{{{body}}}}]}"""),
        ])
        {
            var answer = await org.SendAsync(method, path, request);
            Assert.True(answer.Text.Contains($"\"{code}\"", StringComparison.Ordinal)
                && answer.Text.Contains(message, StringComparison.Ordinal), $"{path}: {answer.Text}");
        }
        Assert.Empty(await org.RowsAsync("SELECT Id FROM Account"));
        Assert.Empty(await org.RowsAsync("SELECT Id FROM Contact"));
    }

    [Fact]
    public async Task Fields_of_the_other_kind_of_account_are_refused_in_an_update()
    {
        await using var org = await OrgClient.StartAsync(o => o.Schema(WithPersons()));
        var acme = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        var kim = await org.CreateAsync("Account", """{"FirstName":"Kim","LastName":"Ray"}""");
        async Task RefusedAsync(string id, string body, string code, string message, params string[] fields) =>
            (await org.SendAsync("PATCH", $"sobjects/Account/{id}", body)).IsError(400, code, message, fields);

        const string Bad = "Account: bad field names on insert/update call: ";
        await RefusedAsync(acme, """{"LastName":"Ray"}""", "INVALID_FIELD_FOR_INSERT_UPDATE", Bad + "LastName", "LastName");
        await RefusedAsync(
            acme, """{"Phone":"5","PersonEmail":null}""", "INVALID_FIELD_FOR_INSERT_UPDATE", Bad + "PersonEmail", "PersonEmail");
        await RefusedAsync(acme, """{"Level__pc":"x"}""", "INVALID_FIELD_FOR_INSERT_UPDATE", Bad + "Level__pc", "Level__pc");
        await RefusedAsync(kim, """{"Name":"Kim Ray"}""", "INVALID_FIELD_FOR_INSERT_UPDATE", Bad + "Name", "Name");
        await RefusedAsync(kim, """{"LastName":null}""", "REQUIRED_FIELD_MISSING", "Required fields are missing: [LastName]", "LastName");
        await RefusedAsync(kim, """{"LastName":""}""", "REQUIRED_FIELD_MISSING", "Required fields are missing: [LastName]", "LastName");
        await RefusedAsync(
            acme, $$"""{"RecordTypeId":"{{Person}}","Phone":"5"}""", "INVALID_FIELD_FOR_INSERT_UPDATE",
            "Cannot specify any additional fields when marrying or separating a Person-Account");
        await RefusedAsync(
            kim, $$"""{"RecordTypeId":"{{Business}}"}""", "INVALID_FIELD_FOR_INSERT_UPDATE",
            "The local org does not change a business account into a person account, or a person account into a business account");
        var collection = await org.SendAsync(
            "PATCH", "composite/sobjects", $$$"""{"records":[{"attributes":{"type":"Account"},"Id":"{{{acme}}}","LastName":"Ray"}]}""");
        Assert.Contains(Bad + "LastName", collection.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["Acme|False|-", "Kim Ray|True|Ray"], await org.RowsAsync("SELECT Name, IsPersonAccount, LastName FROM Account ORDER BY Name"));
    }

    [Fact]
    public async Task An_account_has_a_record_type_of_its_kind()
    {
        await using var org = await OrgClient.StartAsync(o => o.Schema(WithPersons()));
        await org.CreateAsync("Account", """{"Name":"A"}""");
        await org.CreateAsync("Account", """{"LastName":"B"}""");
        await org.CreateAsync("Account", $$"""{"LastName":"C","RecordTypeId":"{{Person}}"}""");
        await org.CreateAsync("Account", $$"""{"Name":"D","RecordTypeId":"{{Business}}"}""");
        Assert.Equal([
            $"A|{Business}", $"B|{Person}", $"C|{Person}", $"D|{Business}"
        ], await org.RowsAsync("SELECT Name, RecordTypeId FROM Account ORDER BY Name"));
    }

    [Theory]
    [InlineData("Personal_Lines", "Personal Lines", false)]
    [InlineData("Personnel", "Personnel", false)]
    [InlineData("In_Person", "Meets in person", false)]
    [InlineData("Personal_Accounts", "Personal Accounts", false)]
    [InlineData("PersonAccount", "Private customer", true)]
    [InlineData("Private", "Person Account (private)", true)]
    [InlineData("VIP_Person_Account", "VIP", true)]
    [InlineData("personaccount", "x", true)]
    public async Task A_record_type_is_of_persons_if_its_name_says_person_account(string developerName, string name, bool isPerson)
    {
        await using var org = await OrgClient.StartAsync(o => o.Schema(WithPersons(new(developerName, name, Person))));
        var answer = await org.SendAsync(
            "POST", "sobjects/Account", $$"""{"RecordTypeId":"{{Person}}","{{(isPerson ? "LastName" : "Name")}}":"Ray"}""");
        Assert.True(answer.Status == System.Net.HttpStatusCode.Created, answer.Text);
        Assert.Equal([$"{isPerson}"], await org.RowsAsync("SELECT IsPersonAccount FROM Account"));
    }

    [Fact]
    public async Task A_seed_of_the_wrong_kind_is_refused()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "Account.csv");
        await File.WriteAllTextAsync(file, "Name,LastName\nKim Ray,Ray\n", TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => OrgClient.StartAsync(o => o.Schema(WithPersons()).Seed(file)));
        Assert.Equal($"{file}:2: INVALID_FIELD_FOR_INSERT_UPDATE: Account: bad field names on insert/update call: Name", refused.Message);
    }

    [Fact]
    public async Task Without_person_accounts_an_account_is_a_business()
    {
        await using var org = await OrgClient.StartAsync();
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Equal("INVALID_FIELD", (await org.SendAsync("POST", "sobjects/Account", """{"LastName":"Ray"}""")).Body[0].GetProperty(
            "errorCode").GetString());
    }

    private static OrgSchema WithPersons(RecordTypeInfo? persons = null)
    {
        var objects = SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots")).Objects;
        var person = DescribeReader.Read("""
            {"name":"Account","fields":[
            {"name":"FirstName","type":"string","label":"First Name","length":40,"compoundFieldName":"Name","nillable":true,"createable":true,"updateable":true,"filterable":true},
            {"name":"LastName","type":"string","label":"Last Name","length":80,"compoundFieldName":"Name","nillable":true,"createable":true,"updateable":true,"filterable":true},
            {"name":"IsPersonAccount","type":"boolean","label":"Is Person Account","defaultedOnCreate":true,"filterable":true},
            {"name":"PersonEmail","type":"email","label":"Email","length":80,"nillable":true,"createable":true,"updateable":true,"filterable":true},
            {"name":"PersonDoNotCall","type":"boolean","label":"Do Not Call","defaultedOnCreate":true,"createable":true,"updateable":true,"filterable":true},
            {"name":"Level__pc","type":"string","label":"Level","length":80,"custom":true,"nillable":true,"createable":true,"updateable":true,"filterable":true},
            {"name":"PersonContactId","type":"reference","label":"Contact ID","nillable":true,"filterable":true,"referenceTo":["Contact"],"relationshipName":"PersonContact"},
            {"name":"RecordTypeId","type":"reference","label":"Record Type ID","referenceTo":["RecordType"],"relationshipName":"RecordType","nillable":true,"createable":true,"updateable":true,"filterable":true}]}
            """).Describe!;
        var types = new EquatableArray<RecordTypeInfo>(
            [persons ?? new("PersonAccount", "Person Account", Person), new(
                "Company", "Company", Business, Default: true), new("Master", "Master", "012000000000000AAA", Master: true)]);
        return new OrgSchema(objects.Select(o => o.Name == "Account"
            ? o with { RecordTypes = types, Fields = new EquatableArray<FieldDescribe>([.. o.Fields, .. person.Fields]) }
            : o));
    }
}
