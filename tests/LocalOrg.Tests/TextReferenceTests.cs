using System.Net;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

/// <summary>References whose values are not ids: lookups by another field of the parent, and names of definitions.</summary>
public sealed class TextReferenceTests
{
    [Fact]
    public async Task They_take_any_text_and_are_compared_as_it()
    {
        await using var org = await OrgClient.StartAsync(o => o.Schema(WithLinks()));
        var name = "Account.00N3600000RSyBA";
        var text = new string('é', 200) + "/4711";
        await org.CreateAsync("Link__c", $$"""{"Definition__c":"{{name}}"}""");
        var id = await org.CreateAsync("Link__c", """{"Definition__c":"x"}""");
        Assert.Equal(HttpStatusCode.NoContent, (await org.SendAsync(
            "PATCH", $"sobjects/Link__c/{id}", $$"""{"Definition__c":"{{text}}"}""")).Status);
        Assert.Equal([text, name], (await org.RowsAsync("SELECT Definition__c FROM Link__c")).OrderBy(t => t.Length).Reverse());
        Assert.Equal([name], await org.RowsAsync($"SELECT Definition__c FROM Link__c WHERE Definition__c = '{name}'"));
        Assert.Equal([text], await org.RowsAsync($"SELECT Definition__c FROM Link__c WHERE Definition__c IN ('{text}', 'Account')"));
        Assert.Equal("INVALID_QUERY_FILTER_OPERATOR", (await org.QueryAsync("SELECT Id FROM Link__c WHERE Definition__c LIKE 'A%'")).Body[0]
            .GetProperty("errorCode").GetString());
    }

    [Fact]
    public async Task An_indirect_lookup_leads_to_the_parent_with_that_value_and_back()
    {
        await using var org = await OrgClient.StartAsync(o => o.Schema(WithLinks()));
        await org.CreateAsync("Product__c", """{"Name":"Bolt","Code__c":"B-1"}""");
        await org.CreateAsync("Link__c", """{"Product__c":"B-1"}""");
        await org.CreateAsync("Link__c", """{"Product__c":"none"}""");
        Assert.Equal(
            ["B-1|Bolt", "none|-"], (await org.RowsAsync("SELECT Product__c, Product__r.Name FROM Link__c")).Order(StringComparer.Ordinal));
        Assert.Equal(["B-1"], await org.RowsAsync("SELECT Product__c FROM Link__c WHERE Product__r.Name = 'Bolt'"));
        var children = (await org.QueryAsync("SELECT Name, (SELECT Product__c FROM Links__r) FROM Product__c")).Body.GetProperty(
            "records")[0].GetProperty("Links__r");
        Assert.Equal("B-1", Assert.Single(children.GetProperty("records").EnumerateArray()).GetProperty("Product__c").GetString());
    }

    private static OrgSchema WithLinks()
    {
        const string All =
            "\"createable\":true,\"updateable\":true,\"nillable\":true,\"filterable\":true,\"sortable\":true,\"groupable\":true";
        string[] describes =
        [
            $$"""
            {"name":"Link__c","createable":true,"updateable":true,"queryable":true,"keyPrefix":"a90","fields":[{"name":"Id","type":"id","filterable":true},
            {"name":"Definition__c","type":"reference","length":18,"referenceTo":["EntityDefinition","FieldDefinition"],{{All}}},
            {"name":"Product__c","type":"reference","length":18,"referenceTo":["Product__c"],"relationshipName":"Product__r","extraTypeInfo":"indirectlookup","referenceTargetField":"Code__c",{{All}}}]}
            """,
            $$"""
            {"name":"Product__c","createable":true,"updateable":true,"queryable":true,"keyPrefix":"a91","fields":[{"name":"Id","type":"id","filterable":true},
            {"name":"Name","type":"string","length":80,"nameField":true,{{All}}},{"name":"Code__c","type":"string","length":80,"externalId":true,{{All}}}],
            "childRelationships":[{"childSObject":"Link__c","field":"Product__c","relationshipName":"Links__r"}]}
            """,
        ];
        var objects = SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots")).Objects;
        return new OrgSchema([.. objects, .. describes.Select(d => DescribeReader.Read(d).Describe!)]);
    }
}
