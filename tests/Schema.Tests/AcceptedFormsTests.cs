using System.Text;

namespace Salesforce.Typed.Schema.Tests;

/// <summary>Every form in which a describe is obtained is read.</summary>
public class AcceptedFormsTests
{
    private static readonly SObjectDescribe Plain = Reading.Describe(Sample.Describe);

    public static TheoryData<string, byte[], byte[]> Encodings => new()
    {
        { "UTF-8", [], [] },
        { "UTF-8 with a byte order mark", [0xEF, 0xBB, 0xBF], [] },
        { "UTF-16 LE, as Windows PowerShell redirects", [0xFF, 0xFE], Encoding.Unicode.GetBytes(Sample.Describe) },
        { "UTF-16 BE", [0xFE, 0xFF], Encoding.BigEndianUnicode.GetBytes(Sample.Describe) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_encoding_is_told_by_the_byte_order_mark(string name, byte[] mark, byte[] content)
    {
        var read = DescribeReader.Read([.. mark, .. content.Length == 0 ? Encoding.UTF8.GetBytes(Sample.Describe) : content]);
        Assert.True(read.Problem is null, $"{name}: {read.Problem}");
        Assert.Equal(Plain, read.Describe);
        // The mark does not move the columns.
        Assert.Equal(DescribeReader.Read(Sample.Describe).NameAt, read.NameAt);
    }

    [Fact]
    public void Characters_beyond_ASCII_survive_each_encoding()
    {
        const string text = """{"name":"X","label":"Größe 価格 😀","fields":[]}""";
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
            Assert.Equal("Größe 価格 😀", DescribeReader.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).Describe?.Label);
    }

    [Fact]
    public void A_byte_order_mark_that_became_text_is_passed_over()
        => Assert.Equal(Plain, Reading.Describe("\uFEFF" + Sample.Describe));

    [Fact]
    public void The_wrapper_of_sf_changes_nothing()
    {
        var wrapped = $$"""{"status":0,"result":{{Sample.Describe}},"warnings":["a newer version of the CLI is there"]}""";
        Assert.Equal(Plain, Reading.Describe(wrapped));
    }

    [Fact]
    public void Everything_in_the_sample_is_read()
    {
        Assert.Equal(
            ("Deal__c", "Deal", "Deals", "a0D", DescribeForm.Full),
            (Plain.Name, Plain.Label, Plain.LabelPlural, Plain.KeyPrefix, Plain.Form));
        Assert.Equal(SObjectTraits.Createable | SObjectTraits.Custom, Plain.Traits);
        Assert.Equal(["mine"], Plain.SupportedScopes);
        Assert.Equal([new RecordTypeInfo("Master", "Master", "012000000000000AAA", Master: true)], Plain.RecordTypes);
        Assert.Equal([new ChildRelationship("Task", "WhatId", "Tasks", CascadeDelete: true)], Plain.ChildRelationships);
        var stage = Plain.FindField("stage__C")!;
        Assert.Equal(("Étape \"1\"", "a\\b", 255), (stage.Label, stage.DefaultValue, stage.Length));
        Assert.Equal([
            new PicklistEntry("New", "New", Default: true, ValidFor: "gAAA"), new PicklistEntry("Old", "Alt", Active: false)
        ], stage.PicklistValues);
        var parent = Plain.FindField("Parent__c")!;
        Assert.Equal(
            ("Parent__r", 0, FieldTraits.Createable | FieldTraits.CascadeDelete),
            (parent.RelationshipName, parent.RelationshipOrder, parent.Traits));
        Assert.Equal(["Account"], parent.ReferenceTo);
        Assert.Null(Plain.FindField("Nothing__c"));
    }

    [Fact]
    public void What_is_not_written_in_a_snapshot_is_false_and_what_is_not_written_in_a_reduced_describe_is_assumed()
    {
        const string field = """[{"name":"A__c","type":"string"}]""";
        var snapshot = Reading.Describe($$"""{"snapshot":1,"name":"X","fields":{{field}}}""");
        var reduced = Reading.Describe($$"""{"name":"X","fields":{{field}}}""");
        Assert.Equal((DescribeForm.Snapshot, FieldTraits.None), (snapshot.Form, snapshot.Fields[0].Traits));
        Assert.Equal(
            (DescribeForm.Reduced, FieldTraits.Createable | FieldTraits.Updateable | FieldTraits.DefaultedOnCreate),
            (reduced.Form, reduced.Fields[0].Traits));
    }

    [Fact]
    public void The_version_of_a_snapshot_may_stand_anywhere()
        => Assert.Equal(DescribeForm.Snapshot, Reading.Describe("""{"name":"X","fields":[{"name":"A","type":"id"}],"snapshot":1}""").Form);

    [Fact]
    public void Labels_that_are_absent_are_the_API_name()
    {
        var read = Reading.Describe(
            """{"name":"X","fields":[{"name":"A","type":"picklist","picklistValues":[{"value":"v"},{"value":"w","label":null}]}]}""");
        Assert.Equal(("X", "X", "A"), (read.Label, read.LabelPlural, read.Fields[0].Label));
        Assert.Equal(["v", "w"], read.Fields[0].PicklistValues.Select(v => v.Label));
    }

    [Fact]
    public void A_type_of_a_later_version_keeps_its_name()
    {
        var field = Reading.Describe("""{"name":"X","fields":[{"name":"A","type":"hologram"}]}""").Fields[0];
        Assert.Equal((FieldType.Unknown, "hologram"), (field.Type, field.TypeName));
    }

    [Fact]
    public void Scopes_are_read_as_objects_and_as_names()
        => Assert.Equal([
            "everything", "mine"
        ], Reading.Describe("""{"name":"X","supportedScopes":[{"label":"All","name":"everything"},"mine"],"fields":[]}""").SupportedScopes);

    [Fact]
    public void A_name_that_is_its_own_compound_has_none()
        => Assert.Null(Reading.Describe(
            """{"name":"X","fields":[{"name":"Name","type":"string","compoundFieldName":"Name"}]}""").Fields[0].CompoundFieldName);
}
