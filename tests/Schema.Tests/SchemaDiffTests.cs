using CsCheck;
using Salesforce.Typed.Schema.Diff;

namespace Salesforce.Typed.Schema.Tests;

/// <summary>The comparison of two schemas says of each change what it means for code.</summary>
public class SchemaDiffTests
{
    private const FieldTraits Usual =
        FieldTraits.Createable | FieldTraits.Updateable | FieldTraits.Nillable | FieldTraits.Filterable | FieldTraits.Sortable | FieldTraits.Groupable | FieldTraits.Custom;

    private static readonly FieldDescribe Phone = Field("Phone__c", "Phone", FieldType.Phone, "phone") with { Length = 40 };
    private static readonly FieldDescribe Stage = Field("Stage__c", "Stage", FieldType.Picklist, "picklist") with
    {
        Length = 255, PicklistValues =
            new([new PicklistEntry("New", "New"), new PicklistEntry("Old", "Old", Active: false), new PicklistEntry("Won", "Won")]),
    };

    private static readonly FieldDescribe Account = Field(
        "Account__c", "Account", FieldType.Reference, "reference") with { ReferenceTo = new(["Account"]), RelationshipName = "Account__r" };

    public static TheoryData<string, Func<FieldDescribe, FieldDescribe>> Changes => new()
    {
        { "Breaking Deal__c.Phone__c was of type phone and is of type url", f => f with { Type = FieldType.Url, TypeName = "url" } },
        { "Risky Deal__c.Phone__c takes 20 characters and took 40", f => f with { Length = 20 } },
        { "Harmless Deal__c.Phone__c takes 80 characters and took 40", f => f with { Length = 80 } },
        { "Breaking Deal__c.Phone__c cannot be filtered by any more", f => f with { Traits = f.Traits & ~FieldTraits.Filterable } },
        { "Breaking Deal__c.Phone__c cannot be sorted by any more", f => f with { Traits = f.Traits & ~FieldTraits.Sortable } },
        { "Breaking Deal__c.Phone__c cannot be grouped by any more", f => f with { Traits = f.Traits & ~FieldTraits.Groupable } },
        { "Breaking Deal__c.Phone__c cannot be updated any more", f => f with { Traits = f.Traits & ~FieldTraits.Updateable } },
        { "Harmless Deal__c.Phone__c can be aggregated now", f => f with { Traits = f.Traits | FieldTraits.Aggregatable } },
        { "Breaking Deal__c.Phone__c is needed to create a record now|Risky Deal__c.Phone__c cannot be set to null any more", f =>
            f with { Traits = f.Traits & ~FieldTraits.Nillable } },
        { "Risky Deal__c.Phone__c takes each value once now", f => f with { Traits = f.Traits | FieldTraits.Unique } },
        { "Harmless Deal__c.Phone__c is called \"Call\" and was called \"Phone\"", f => f with { Label = "Call" } },
        { "", f => f with { InlineHelpText = "With the country's code." } },
    };

    [Theory, MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public void A_field_that_changed_says_what_that_means(string expected, Func<FieldDescribe, FieldDescribe> change) =>
        Assert.Equal(expected, Told(Deal(Phone), Deal(change(Phone))));

    [Fact]
    public void A_number_that_lost_digits_before_its_point_is_risky_though_it_has_more_in_all()
    {
        var amount = Field("Amount__c", "Amount", FieldType.Currency, "currency") with { Precision = 16, Scale = 2 };
        Assert.Equal("Risky Deal__c.Amount__c takes 12 digits before the point and 6 after it, and took 14 and 2", Told(
            Deal(amount), Deal(amount with { Precision = 18, Scale = 6 })));
        Assert.Equal("Harmless Deal__c.Amount__c takes 16 digits before the point and 2 after it, and took 14 and 2", Told(
            Deal(amount), Deal(amount with { Precision = 18 })));
    }

    [Fact]
    public void A_field_that_is_gone_may_have_been_renamed()
    {
        const string gone = "Breaking Deal__c.Phone__c is gone: removed, or not visible to this user any more";
        Assert.Equal(gone, Told(Deal(Phone, Stage), Deal(Stage)));
        Assert.Equal($"{gone}; it looks as if it was renamed to Phone2__c|Harmless Deal__c.Phone2__c is new (phone)", Told(
            Deal(Phone), Deal(Phone with { Name = "Phone2__c" })));
        Assert.Equal($"{gone}; it looks as if it was renamed to Call__c|Harmless Deal__c.Call__c is new (phone)", Told(
            Deal(Phone), Deal(Phone with { Name = "Call__c" })));
        // Another type, and two that are as near.
        Assert.DoesNotContain("renamed", Told(
            Deal(Phone), Deal(Phone with { Name = "Phone2__c", Type = FieldType.Url, TypeName = "url" })), StringComparison.Ordinal);
        Assert.DoesNotContain("renamed", Told(
            Deal(Phone), Deal(Phone with { Name = "Phone1__c" }, Phone with { Name = "Phone2__c" })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_field_breaks_only_where_creating_a_record_needs_it()
    {
        Assert.Equal("Harmless Deal__c.Stage__c is new (picklist)", Told(Deal(Phone), Deal(Phone, Stage)));
        Assert.Equal(
            "Breaking Deal__c.Stage__c is new (picklist), and creating a record needs it",
            Told(Deal(Phone), Deal(Phone, Stage with { Traits = Stage.Traits & ~FieldTraits.Nillable })));
    }

    [Fact]
    public void Values_of_a_picklist_are_compared_one_by_one()
    {
        var now = Stage with
        {
            Traits = Stage.Traits | FieldTraits.RestrictedPicklist,
            PicklistValues =
                new([new PicklistEntry("New", "Brand new"), new PicklistEntry("Old", "Old"), new PicklistEntry("Lost", "Lost")]),
        };
        Assert.Equal(
            "Harmless Deal__c.Stage__c 'New' is called \"Brand new\" and was called \"New\"|Harmless Deal__c.Stage__c 'Old' is active "
                + "now|Breaking Deal__c.Stage__c 'Won' is no longer a value|"
            + "Harmless Deal__c.Stage__c 'Lost' is a new value|Risky Deal__c.Stage__c takes no values but those of its list now",
            Told(Deal(Stage), Deal(now)));
    }

    [Fact]
    public void A_reference_that_leads_elsewhere_breaks()
    {
        Assert.Equal("Breaking Deal__c.Account__c may refer to Lead too", Told(
            Deal(Account), Deal(Account with { ReferenceTo = new(["Account", "Lead"]) })));
        Assert.Equal(
            "Breaking Deal__c.Account__c leads to its parent by the name Customer__r, which was Account__r",
            Told(Deal(Account), Deal(Account with { RelationshipName = "Customer__r" })));
    }

    [Fact]
    public void Objects_and_their_children_come_and_go()
    {
        var parent = Deal(Phone) with { ChildRelationships =
            new([new ChildRelationship("Line__c", "Deal__c", "Lines__r"), new ChildRelationship("Secret__c", "Deal__c", null)]) };
        Assert.Equal("Breaking Deal__c.Lines__r is gone: the child relationship was removed, or its object is not visible any more", Told(
            parent, Deal(Phone)));
        Assert.Equal("Breaking Deal__c is gone: removed, or not visible to this user any more", Told([parent], []));
        Assert.Equal("Harmless Deal__c is new, with 1 fields", Told([], [parent]));
        Assert.Equal("Breaking Deal__c cannot be deleted any more", Told(
            parent with { Traits = SObjectTraits.Deletable }, parent with { Traits = SObjectTraits.None }));
    }

    [Fact]
    public void What_the_reduced_form_assumes_is_no_change()
    {
        var full = Deal(Phone with { Traits = FieldTraits.Nillable | FieldTraits.Filterable }) with { Traits = SObjectTraits.Queryable };
        Assert.Equal("", Told(full, Deal(Phone) with { Form = DescribeForm.Reduced, Traits = SObjectTraits.Createable }));
    }

    [Fact]
    public void A_schema_has_no_changes_from_itself() =>
        Generate.Describe.Sample(describe => Assert.Empty(
            SchemaDiff.Compare(new OrgSchema([describe]), new OrgSchema([Reading.Describe(SnapshotWriter.Write(describe))]))), iter: 300);

    private static string Told(SObjectDescribe before, SObjectDescribe after) => Told([before], [after]);

    private static string Told(SObjectDescribe[] before, SObjectDescribe[] after) =>
        string.Join('|', SchemaDiff.Compare(new OrgSchema(before), new OrgSchema(after)).Select(c => $"{c.Weight} {c}"));

    private static SObjectDescribe Deal(params FieldDescribe[] fields) => new() { Name = "Deal__c", Label = "Deal", Fields = new(fields) };

    private static FieldDescribe Field(string name, string label, FieldType type, string typeName) =>
        new() { Name = name, Label = label, Type = type, TypeName = typeName, Traits = Usual };
}
