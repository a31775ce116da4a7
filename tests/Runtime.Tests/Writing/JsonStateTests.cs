using System.Text.Json;
using System.Text.Json.Nodes;
using Acme.Crm;
using CsCheck;

namespace Salesforce.Typed.Tests;

/// <summary>JSON keeps what was loaded, what was set since, and what nobody touched.</summary>
public class JsonStateTests
{
    private const string Row = """{"attributes":{"type":"Account"},"Id":"001000000000001AAA","Name":"Acme","Phone":"1","Site":null}""";

    [Fact]
    public async Task Json_keeps_what_was_set_since_a_record_was_loaded()
    {
        var loaded = await Pages.RowAsync<Account>(Row);
        var again = Again(loaded with { Phone = "777", Website = null });
        Assert.Equal([new FieldChange("Phone", "777"), new FieldChange("Website", null)], again.GetChanges());
        Assert.Equal("""{"Phone":"777","Website":null}""", Written.Json(again, FieldUse.Update));
        Assert.Throws<FieldNotLoadedException>(() => again.Fax);
        Assert.DoesNotContain((again with { Name = "Acme" }).GetChanges(), c => c.Field == "Name");
        Assert.Equal(["Phone"], Again(loaded.MarkChanged(a => [a.Phone])).GetChanges().Select(c => c.Field));
        Assert.Empty(Again(loaded).GetChanges());
    }

    [Fact]
    public async Task Json_says_what_was_set_in_the_attributes()
    {
        var loaded = await Pages.RowAsync<Account>(Row);
        Assert.Equal("""{"type":"Account"}""", Attributes(loaded));
        Assert.Equal("""{"type":"Account","changed":["Phone"]}""", Attributes(loaded with { Phone = "777" }));
        Assert.False(JsonNode.Parse(JsonSerializer.Serialize(new Account { Name = "A" }))!.AsObject().ContainsKey("attributes"));

        static string Attributes(Account record) => JsonNode.Parse(JsonSerializer.Serialize(record))!["attributes"]!.ToJsonString();
    }

    [Fact]
    public async Task Json_keeps_a_parent_that_was_set_by_a_key()
    {
        var contact = await Pages.RowAsync<Contact>(
            """{"attributes":{"type":"Contact"},"LastName":"Ray","Account":{"attributes":{"type":"Account"},"ErpId__c":"K-0"}}""");
        var again = Again(contact with { Account = Account.ByKey(a => a.ErpId__c, "K-1") });
        Assert.Equal("""{"Account":{"ErpId__c":"K-1"}}""", Written.Json(again, FieldUse.Update));
        Assert.Empty(Again(contact).GetChanges());
    }

    [Fact]
    public async Task Json_keeps_what_was_set_in_children_at_every_level()
    {
        var account = await Pages.RowAsync<Account>(
            """{"attributes":{"type":"Account"},"Name":"A","Contacts":{"totalSize":2,"done":true,"records":[{"attributes":{"type":"Contact"},"LastName":"Ray"},{"attributes":{"type":"Contact"},"LastName":"Otto"}]}}""");
        var again = Again(account with
        {
            Contacts = [account.Contacts[0] with { LastName = "Roe" }, account.Contacts[1], new Contact { LastName = "New" }]
        });
        Assert.Equal(["Contacts"], again.GetChanges().Select(c => c.Field));
        Assert.Equal([1, 0, 1], again.Contacts.Select(c => c.GetChanges().Count));
        Assert.True(again.Contacts[0].Layout.IsFromOrg);
        Assert.False(again.Contacts[2].Layout.IsFromOrg);
    }

    [Theory]
    [InlineData("""{"Phone":"777","attributes":{"changed":["Phone"],"type":"Account"}}""")]
    [InlineData(
        """{"attributes":{"url":"/services/data/v67.0/sobjects/Account/001","other":{"changed":["Name"]},"changed":["phone"]},"Phone":"777"}""")]
    public void What_was_set_is_read_wherever_it_is(string json) =>
        Assert.Equal([new FieldChange("Phone", "777")], JsonSerializer.Deserialize<Account>(json)!.GetChanges());

    [Theory]
    [InlineData("""{"attributes":{"type":"Account"},"Phone":"1"}""")]
    [InlineData("""{"attributes":{"type":"Account","url":"/x"},"Phone":"1"}""")]
    [InlineData("""{"attributes":{"changed":null},"Phone":"1"}""")]
    [InlineData("""{"attributes":{"changed":[]},"Phone":"1"}""")]
    public void Json_that_does_not_say_what_was_set_has_no_changes(string json)
    {
        var account = JsonSerializer.Deserialize<Account>(json)!;
        Assert.Empty(account.GetChanges());
        Assert.True(account.Layout.IsFromOrg);
    }

    [Theory]
    [InlineData("""{"attributes":null,"Phone":"777"}""")]
    [InlineData("""{"Phone":"777","attributes":null}""")]
    public void Attributes_that_are_null_are_the_same_as_none(string json)
    {
        var account = JsonSerializer.Deserialize<Account>(json)!;
        Assert.False(account.Layout.IsFromOrg);
        Assert.Equal([new FieldChange("Phone", "777")], account.GetChanges());
    }

    [Theory]
    [InlineData("""{"attributes":{"type":"Account","changed":["Phone"]},"Name":"x"}""", "attributes.changed names 'Phone'")]
    [InlineData("""{"attributes":{"changed":["Phone","NoSuchField"]},"Phone":"777"}""", "attributes.changed names 'NoSuchField'")]
    [InlineData("""{"attributes":{"type":"Contact"},"Phone":"1"}""", "attributes.type is 'Contact'")]
    [InlineData("""{"Phone":"1","attributes":{"type":"Contact"}}""", "attributes.type is 'Contact'")]
    [InlineData("""{"attributes":"Account","Phone":"1"}""", "Expected an object in attributes")]
    [InlineData("""{"attributes":[],"Phone":"1"}""", "Expected an object in attributes")]
    public void Attributes_that_lose_a_change_or_name_another_object_are_refused(string json, string reason) =>
        Assert.Contains(
            reason, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Account>(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"attributes":{"changed":"Phone"},"Phone":"1"}""")]
    [InlineData("""{"attributes":{"changed":[1]},"Phone":"1"}""")]
    [InlineData("""{"attributes":{"changed":{"Phone":true}},"Phone":"1"}""")]
    public void A_list_that_is_not_one_of_names_is_refused(string json) =>
        Assert.Contains("attributes.changed", Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<Account>(json)).Message, StringComparison.Ordinal);

    // What an org sends says nothing of changes, whatever it holds.
    [Fact]
    public async Task A_row_of_the_wire_has_no_changes() =>
        Assert.Empty((await Pages.RowAsync<Account>("""{"attributes":{"type":"Account","changed":["Phone"]},"Phone":"1"}""")).GetChanges());

    [Fact]
    public void Json_keeps_the_state_of_any_record() =>
        Gen.OneOf<SObjectInfo>([.. AllObjects.Infos]).SelectMany(info => Gen.Select(RecordGen.Of(info), RecordGen.Of(info), Gen.Bool))
            .Sample(
            (one, two, isFromOrg) =>
            {
                var record = isFromOrg ? Written.ReadBack(one) : one;
                foreach (var change in two.GetChanges())
                {
                    var property = AllObjects.Setter(record, two.Layout.Info.Find(change.Field)!)!;
                    property.SetValue(record, property.GetValue(two));
                }
                var json = JsonSerializer.Serialize(record, record.GetType());
                var again = (SObject)JsonSerializer.Deserialize(json, record.GetType())!;
                Assert.Equal(record, again);
                Assert.Equal(record.Layout.IsFromOrg, again.Layout.IsFromOrg);
                Assert.Equal(record.GetChanges().Select(c => c.Field), again.GetChanges().Select(c => c.Field));
                Assert.Equal(Written.Json(record), Written.Json(again));
                Assert.Equal(json, JsonSerializer.Serialize(again, again.GetType()));
            },
            iter: 500);

    private static T Again<T>(T record) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(record))!;
}
