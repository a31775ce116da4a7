using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

/// <summary>Record types: the describe has them, and no rows do.</summary>
public sealed class RecordTypeTests
{
    private const string Default = "012000000000001AAA";
    private const string Other = "012000000000002AAA";
    private const string Closed = "012000000000003AAA";

    [Fact]
    public async Task A_record_has_the_default_type_or_the_one_that_is_asked_for()
    {
        await using var org = await OrgClient.StartAsync(o => o.Schema(Typed()));
        await org.CreateAsync("Order__c", """{"Name":"a"}""");
        await org.CreateAsync("Order__c", $$"""{"Name":"b","RecordTypeId":"{{Other[..15]}}"}""");
        Assert.Equal([$"a|{Default}", $"b|{Other}"], await org.RowsAsync("SELECT Name, RecordTypeId FROM Order__c ORDER BY Name"));
    }

    [Theory]
    [InlineData(Closed)]
    [InlineData("012000000000009AAA")]
    public async Task A_type_that_the_user_has_not_is_refused(string id)
    {
        await using var org = await OrgClient.StartAsync(o => o.Schema(Typed()));
        (await org.SendAsync("POST", "sobjects/Order__c", $$"""{"Name":"x","RecordTypeId":"{{id}}"}"""))
            .IsError(400, "INVALID_CROSS_REFERENCE_KEY", $"Record Type ID: this ID value isn't valid for the user: {id}", "RecordTypeId");
    }

    private static OrgSchema Typed() => new([DescribeReader.Read(
        $$"""
        {"name":"Order__c","label":"Order","createable":true,"updateable":true,"queryable":true,"retrieveable":true,"recordTypeInfos":[
        {"developerName":"Sale","name":"Sale","recordTypeId":"{{Default}}","defaultRecordTypeMapping":true,"available":true,"active":true},
        {"developerName":"Return","name":"Return","recordTypeId":"{{Other}}","available":true,"active":true},
        {"developerName":"Old","name":"Old","recordTypeId":"{{Closed}}","available":false,"active":true},
        {"developerName":"Master","name":"Master","recordTypeId":"012000000000000AAA","available":true,"active":true,"master":true}],
        "fields":[{"name":"Id","type":"id","label":"Id"},{"name":"Name","type":"string","label":"Name","length":80,"nameField":true,"createable":true,"filterable":true,"sortable":true},
        {"name":"RecordTypeId","type":"reference","label":"Record Type ID","referenceTo":["RecordType"],"relationshipName":"RecordType","nillable":true,"createable":true,"updateable":true,"filterable":true}]}
        """).Describe!]);
}
