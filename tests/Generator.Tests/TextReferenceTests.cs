using System.Text.Json;
using System.Text.Json.Nodes;

namespace Salesforce.Typed.Tests;

/// <summary>References whose values are not ids of records.</summary>
public class TextReferenceTests
{
    private const string Uses = """
        using System.Linq; using Acme.Crm; using Salesforce.Typed;
        class C
        {
            object M(SalesforceClient org, string[] values) => org.Link__c
                .Where(l => l.To__c == "Account.00N3600000RSyBA" & l.To__c != null & l.To__c.In("Account", "Zürich/4711") & l.To__c.NotIn(values))
                .OrderBy(l => l.To__c).Select(l => new { l.To__c, Length = l.To__c!.Length });
            object G(SalesforceClient org) => org.Link__c.GroupBy(l => l.To__c).Select(g => new { g.Key, Deals = g.Count(), Last = g.Max(l => l.To__c) });
            object P(SalesforceClient org) => org.Link__c.Only(l => [l.Id, l.To__c]);
            Link__c N(string? text) => new() { To__c = text };
        }
        """;

    [Theory]
    [InlineData("EntityDefinition", null, null)]
    [InlineData("FieldDefinition", null, null)]
    [InlineData("Order__x", null, null)]
    [InlineData("Account", "externallookup", null)]
    [InlineData("Account", "indirectlookup", "ErpId__c")]
    public void Their_values_are_strings_that_are_compared_selected_grouped_and_set(string target, string? lookup, string? targetField)
    {
        var describe = new Describe("Link__c").Reference("To__c", "To__r", [target]);
        if (lookup is not null)
            describe.LastField("extraTypeInfo", lookup);
        if (targetField is not null)
            describe.LastField("referenceTargetField", targetField);
        Consumer.Of([describe], Uses).Build().AssertClean();
    }

    [Theory]
    [InlineData("Account.00N3600000RSyBA")]
    [InlineData("Zürich/4711, a key of the other system with more than 18 characters")]
    [InlineData("001000000000001")]
    public void Every_value_is_read_from_JSON_and_written_as_it_came(string value)
    {
        var built = Consumer.Of([new Describe("Link__c").Reference("To__c", "To__r", ["FieldDefinition"])]).Build().AssertClean();
        var type = built.Load().GetType("Acme.Crm.Link__c")!;
        var record = (SObject)JsonSerializer.Deserialize(
            new JsonObject { ["attributes"] = new JsonObject { ["type"] = "Link__c" }, ["To__c"] = value }.ToJsonString(), type)!;
        Assert.Equal(value, type.GetProperty("To__c")!.GetValue(record));
        Assert.Equal(value, (string?)JsonNode.Parse(JsonSerializer.Serialize(record, type))!["To__c"]);
    }

    [Fact]
    public void Their_parents_are_reached_where_a_snapshot_of_them_exists() => Consumer.Of(
        [new Describe("Order__x").Field(
            "Total__c", "double", precision: 18, scale: 2), new Describe("Link__c").Reference("To__c", "To__r", ["Order__x"])],
        "using Acme.Crm; using Salesforce.Typed; class C { object M(SalesforceClient org) => org.Link__c.Where(l => l.To__r.Total__c > "
            + "1).Select(l => new { l.To__c, l.To__r!.Total__c }); }").Build().AssertClean();

    [Fact]
    public void References_to_several_definitions_are_strings_too() => Consumer.Of(
        [new Describe("Link__mdt").Reference("To__c", "To__r", ["EntityDefinition", "FieldDefinition"])],
        "using Acme.Crm; using Salesforce.Typed; class C { object M(SalesforceClient org) => org.Link__mdt.Where(l => l.To__c == "
            + "\"Account\"); string? T(Link__mdt l) => l.To__c; }").Build().AssertClean();

    [Fact]
    public void Operators_that_no_reference_has_do_not_compile()
    {
        var errors = Consumer.Of(
            [new Describe("Link__c").Reference("To__c", "To__r", ["EntityDefinition"])],
            "using Acme.Crm; using Salesforce.Typed; class C { object M(SalesforceClient org) => org.Link__c.Where(l => "
                + "l.To__c.StartsWith(\"A\")); object N(SalesforceClient org) => org.Link__c.Where(l => l.To__c > \"A\"); }")
            .Build().Problems.Select(d => d.Id);
        Assert.Equal(["CS1929", "SFT1022", "SFT2007"], errors.Distinct().Order(StringComparer.Ordinal));
    }
}
