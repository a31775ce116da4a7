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
        Assert.Equal(["Acme|False|-", "Kim Ray|True|Kim Ray"], await org.RowsAsync("SELECT Name, IsPersonAccount, PersonContact.Name FROM Account ORDER BY Name"));
        Assert.Equal([$"Ray|kim@acme.example|{id}"], await org.RowsAsync("SELECT LastName, Email, AccountId FROM Contact"));
        await org.SendAsync("PATCH", $"sobjects/Account/{id}", """{"LastName":"Lee"}""");
        Assert.Equal(["Kim Lee|Kim Lee"], await org.RowsAsync("SELECT Name, PersonContact.Name FROM Account WHERE IsPersonAccount = true"));
        Assert.Equal("REQUIRED_FIELD_MISSING", (await org.SendAsync("POST", "sobjects/Account", """{"FirstName":"Kim"}""")).Body[0].GetProperty("errorCode").GetString());
    }

    private static OrgSchema WithPersons()
    {
        var objects = SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots")).Objects;
        var person = DescribeReader.Read("""
            {"name":"Account","fields":[
            {"name":"FirstName","type":"string","label":"First Name","length":40,"compoundFieldName":"Name","nillable":true,"createable":true,"updateable":true,"filterable":true},
            {"name":"LastName","type":"string","label":"Last Name","length":80,"compoundFieldName":"Name","nillable":true,"createable":true,"updateable":true,"filterable":true},
            {"name":"IsPersonAccount","type":"boolean","label":"Is Person Account","defaultedOnCreate":true,"filterable":true},
            {"name":"PersonEmail","type":"email","label":"Email","length":80,"nillable":true,"createable":true,"updateable":true,"filterable":true},
            {"name":"PersonContactId","type":"reference","label":"Contact ID","nillable":true,"filterable":true,"referenceTo":["Contact"],"relationshipName":"PersonContact"}]}
            """).Describe!;
        return new OrgSchema(objects.Select(o => o.Name == "Account" ? o with { Fields = new EquatableArray<FieldDescribe>([.. o.Fields, .. person.Fields]) } : o));
    }
}
