using Salesforce.Typed.Schema.Diff;

namespace Salesforce.Typed.Schema.Tests;

/// <summary>Tombstones of what was removed from the org; what came back has none.</summary>
public class TombstoneTests
{
    private static readonly FieldDescribe Phone = new()
    {
        Name = "Phone__c", Label = "Phone", Type = FieldType.Phone, TypeName = "phone", Length = 40, Traits = FieldTraits.Custom
    };
    private static readonly FieldDescribe Note = new()
    {
        Name = "Note__c", Label = "Note", Type = FieldType.String, TypeName = "string", Length = 80
    };
    private static readonly FieldDescribe Stage = new() { Name = "Stage__c", Label =
        "Stage", Type = FieldType.Picklist, TypeName = "picklist", PicklistValues = new([new("New", "New"), new("Won", "Won")]) };

    [Fact]
    public void A_field_that_is_gone_keeps_its_line_with_the_days_and_the_likely_new_name()
    {
        var carried = Carry(Deal(Phone, Note), Deal(Note, Phone with { Name = "Phone2__c" }));

        Assert.Equal([Phone with { Removed = new Tombstone("2026-11-23", "2026-11-01", "Phone2__c") }], carried.RemovedFields);
        Assert.Equal(["Note__c", "Phone2__c"], carried.Fields.Select(f => f.Name));
        Assert.Contains("""
              "removedFields": [
                {"name": "Phone__c", "type": "phone", "label": "Phone", "length": 40, "custom": true, "removed": {"lastSeen": "2026-11-01", "on": "2026-11-23", "renamedTo": "Phone2__c"}}
              ],
            """, SnapshotWriter.Write(carried), StringComparison.Ordinal);
        Assert.Equal(carried, Read(carried));
    }

    [Fact]
    public void A_tombstone_keeps_its_days_at_later_pulls_and_goes_when_the_field_is_back()
    {
        var first = Carry(Deal(Phone, Note), Deal(Note));
        var second = Tombstones.Carry(
            Read(first), Deal(Note), () => throw new InvalidOperationException("Nothing more is gone."), "2026-12-24");
        Assert.Equal(first, second);
        Assert.Empty(Carry(second, Deal(Note, Phone)).RemovedFields);
    }

    [Fact]
    public void A_value_that_is_gone_is_kept_beside_those_that_are_there()
    {
        var carried = Carry(Deal(Stage), Deal(Stage with { PicklistValues = new([new("New", "New"), new("Done", "Won")]) }));
        Assert.Equal(
            [new PicklistEntry("Won", "Won", Removed: new Tombstone("2026-11-23", "2026-11-01", "Done"))], carried.Fields[0].RemovedValues);
        Assert.Equal(carried, Read(carried));
        Assert.Equal(["Done"], Carry(carried, Deal(Stage)).Fields[0].RemovedValues.Select(v => v.Value));
    }

    [Fact]
    public void A_picklist_that_became_a_text_has_no_values_to_miss() =>
        Assert.Empty(Carry(Deal(
            Stage), Deal(Stage with { Type = FieldType.String, TypeName = "string", PicklistValues = default })).Fields[0].RemovedValues);

    [Fact]
    public void An_object_that_is_gone_is_in_the_schema_no_more()
    {
        var buried = Read(Tombstones.Bury(Deal(Phone), null, "2026-11-23"));
        Assert.Equal(new Tombstone("2026-11-23"), buried.Removed);
        var org = new OrgSchema([buried]);
        Assert.Null(org.Find("Deal__c"));
        Assert.Empty(org.Objects);
        Assert.Same(buried, Assert.Single(org.RemovedObjects));
        Assert.Null(Carry(buried, Deal(Phone)).Removed);
    }

    [Theory]
    [InlineData("A.B was removed from the org between 2026-11-01 and 2026-11-23; nearest: C", "2026-11-01", "C")]
    [InlineData("A.B was removed from the org on 2026-11-23", "2026-11-23", null)]
    [InlineData("A.B was removed from the org before 2026-11-23", null, null)]
    public void The_sentence_says_when_and_what_is_nearest(string expected, string? lastSeen, string? nearest) =>
        Assert.Equal(expected, new Tombstone("2026-11-23", lastSeen).Sentence("A.B", nearest));

    [Theory]
    [InlineData("{\"name\": \"A\", \"fields\": [], \"removedFields\": [{\"name\": \"F\", \"type\": "
        + "\"string\"}]}", "The removed field F has no \"removed\", which says when.")]
    [InlineData(
        "{\"name\": \"A\", \"removed\": {}, \"fields\": []}", "A \"removed\" has no \"on\": the day on which the org had it no more.")]
    public void A_tombstone_without_a_day_is_refused(string text, string problem) =>
        Assert.Equal(problem, DescribeReader.Read(text).Problem?.Message);

    private static SObjectDescribe Carry(SObjectDescribe before, SObjectDescribe now) =>
        Tombstones.Carry(before, now, () => "2026-11-01", "2026-11-23");

    private static SObjectDescribe Read(SObjectDescribe describe) => Reading.Describe(SnapshotWriter.Write(describe));

    private static SObjectDescribe Deal(params FieldDescribe[] fields) =>
        new() { Name = "Deal__c", Label = "Deal", LabelPlural = "Deals", Form = DescribeForm.Snapshot, Fields = new(fields) };
}
