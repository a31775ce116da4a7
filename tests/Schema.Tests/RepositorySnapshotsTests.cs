using System.Text;
using Salesforce.Typed.Tests;

namespace Salesforce.Typed.Schema.Tests;

/// <summary>The snapshots that samples, tests and LocalOrg share are in our form, and fit each other as those of a real org do.</summary>
public class RepositorySnapshotsTests
{
    private static readonly OrgSchema Org = SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots"));

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(TestPaths.InRepository("describe-snapshots")).Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_byte_for_byte_what_the_writer_writes_and_is_named_after_its_object(string file)
    {
        var bytes = File.ReadAllBytes(TestPaths.InRepository("describe-snapshots", file));
        var describe = DescribeReader.Read(bytes).Describe!;
        Assert.Equal(describe.Name + ".json", file);
        Assert.Equal(DescribeForm.Snapshot, describe.Form);
        Assert.Equal(SnapshotWriter.Write(describe), Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public void What_create_demands()
    {
        var required = Org.Objects.ToDictionary(
            o => o.Name, o => string.Join(" ", o.Fields.Where(f => f.IsRequiredOnCreate).Select(f => f.Name)));
        Assert.Equal(new Dictionary<string, string>
        {
            ["Account"] = "Name",
            ["Asset"] = "Name",
            ["Campaign"] = "Name",
            ["CampaignMember"] = "",
            ["Case"] = "",
            ["Contact"] = "LastName",
            ["Event"] = "",
            ["Group"] = "Name Type",
            ["Lead"] = "Company LastName",
            ["Milestone__c"] = "Title__c",
            ["Opportunity"] = "CloseDate Name StageName",
            ["OpportunityLineItem"] = "Quantity",
            ["Pricebook2"] = "Name",
            ["PricebookEntry"] = "UnitPrice",
            ["Product2"] = "Name",
            ["Project__c"] = "",
            ["Task"] = "",
            ["User"] = "Alias Email EmailEncodingKey LanguageLocaleKey LastName LocaleSidKey TimeZoneSidKey Username",
        }, required);
    }

    [Fact]
    public void Every_key_prefix_is_its_object_s_alone()
    {
        Assert.All(Org.Objects, o => Assert.Matches("^[0-9A-Za-z]{3}$", o.KeyPrefix));
        Assert.Distinct(Org.Objects.Select(o => o.KeyPrefix));
    }

    [Fact]
    public void A_child_relationship_leads_to_a_field_that_leads_back()
    {
        foreach (var (parent, child) in Org.Objects.SelectMany(o => o.ChildRelationships.Select(c => (o, c))))
        {
            if (Org.Find(child.ChildSObject) is not { } childObject)
                continue;
            var field = childObject.FindField(child.Field);
            Assert.True(field is not null && field.ReferenceTo.Contains(parent.Name), $"{parent.Name}: {child}");
        }
    }

    [Fact]
    public void A_field_that_cascades_or_restricts_has_its_relationship_in_the_parent()
    {
        var strict = Org.Objects.SelectMany(
            o => o.Fields.Where(f => f.Is(FieldTraits.CascadeDelete) || f.Is(FieldTraits.RestrictedDelete)).Select(f => (o, f))).ToList();
        Assert.NotEmpty(strict);
        foreach (var (child, field) in strict)
        {
            var parent = Org.Find(Assert.Single(field.ReferenceTo))!;
            var relationship = Assert.Single(parent.ChildRelationships, c => c.ChildSObject == child.Name && c.Field == field.Name);
            Assert.Equal((field.Is(FieldTraits.CascadeDelete), field.Is(
                FieldTraits.RestrictedDelete)), (relationship.CascadeDelete, relationship.RestrictedDelete));
        }
    }

    [Fact]
    public void Relationship_names_differ_within_an_object_and_targets_without_a_snapshot_occur()
    {
        Assert.All(Org.Objects, o => Assert.Distinct(
            o.ChildRelationships.Select(c => c.RelationshipName).OfType<string>(), StringComparer.OrdinalIgnoreCase));
        Assert.All(
            Org.Objects, o => Assert.Distinct(o.Fields.Select(f => f.RelationshipName).OfType<string>(), StringComparer.OrdinalIgnoreCase));
        Assert.Contains(Org.Objects.SelectMany(o => o.Fields).SelectMany(f => f.ReferenceTo), r => Org.Find(r) is null);
        Assert.Contains(Org.Objects.SelectMany(o => o.ChildRelationships), c => Org.Find(c.ChildSObject) is null);
    }

    [Fact]
    public void A_reference_has_targets_and_only_a_reference_has()
    {
        foreach (var (o, f) in Fields())
            Assert.True(f.Type == FieldType.Reference == f.ReferenceTo.Count > 0, $"{o.Name}.{f.Name}");
        Assert.All(Fields().Where(x => x.F.ReferenceTo.Count > 1), x => Assert.True(
            x.F.Is(FieldTraits.NamePointing | FieldTraits.PolymorphicForeignKey), $"{x.O.Name}.{x.F.Name}"));
        Assert.Equal(["Contact", "Lead"], Org.Find("Task")!.FindField("WhoId")!.ReferenceTo);
    }

    [Fact]
    public void A_dependent_picklist_has_a_controlling_field_and_every_value_can_be_reached()
    {
        var dependent = Fields().Where(x => x.F.Is(FieldTraits.DependentPicklist)).ToList();
        Assert.Equal([
            "Account.SubIndustry__c", "Project__c.BillingModel__c", "Project__c.Subcategory__c"
        ], dependent.Select(x => $"{x.O.Name}.{x.F.Name}"));
        foreach (var (o, f) in dependent)
        {
            var controlling = o.FindField(f.ControllerName!)!;
            string[] values = controlling.Type == FieldType.Boolean
                ? ["false", "true"]
                : [.. controlling.PicklistValues.Select(v => v.Value)];
            var reached = values.SelectMany(v => DependentPicklist.ValuesFor(o, f, v)).Distinct();
            Assert.Equal(f.PicklistValues.OrderBy(v => v.Value), reached.OrderBy(v => v.Value), (a, b) => a.Value == b.Value);
        }
        Assert.Equal(["Software", "Hardware", "Semiconductors", "Other"],
            DependentPicklist.ValuesFor(Org.Find("Account")!, dependent[0].F, "Technology").Select(v => v.Value));
    }

    [Fact]
    public void Parts_name_a_compound_that_is_there()
    {
        foreach (var (o, f) in Fields().Where(x => x.F.CompoundFieldName is not null))
            Assert.True(o.FindField(f.CompoundFieldName!) is not null, $"{o.Name}.{f.Name}");
        Assert.All(
            Fields().Where(x => x.F.IsCompound), x => Assert.False(x.F.Is(FieldTraits.Createable) || x.F.Is(FieldTraits.Updateable)));
    }

    [Fact]
    public void Calculated_and_numbered_fields_cannot_be_written_and_a_key_of_upsert_can_be_found_by()
    {
        foreach (var (o, f) in Fields())
        {
            var where = $"{o.Name}.{f.Name}";
            Assert.False((f.Is(FieldTraits.Calculated) || f.Is(FieldTraits.AutoNumber))
                && (f.Is(FieldTraits.Createable) || f.Is(FieldTraits.Updateable)), where);
            Assert.True(!f.Is(FieldTraits.ExternalId) || f.Is(FieldTraits.IdLookup | FieldTraits.Filterable), where);
            Assert.True(!f.Is(FieldTraits.IdLookup) || f.Is(FieldTraits.Filterable), where);
        }
    }

    [Fact]
    public void Texts_have_a_length_and_numbers_have_digits()
    {
        foreach (var (o, f) in Fields())
        {
            var fits = f.Type switch
            {
                FieldType.Id or FieldType.Reference => f.Length == 18,
                FieldType.String or FieldType.TextArea or FieldType.Phone or FieldType.Url or FieldType.Email or FieldType.EncryptedString
                    or FieldType.Picklist or FieldType.MultiPicklist or FieldType.Combobox => f.Length > 0,
                FieldType.Int => f.Digits > 0,
                FieldType.Double or FieldType.Currency or FieldType.Percent => f.Precision > 0 && f.Scale <= f.Precision,
                _ => f.Length == 0 && f.Precision == 0,
            };
            Assert.True(fits, $"{o.Name}.{f.Name}");
        }
    }

    [Fact]
    public void The_two_objects_of_our_own_have_every_kind_of_custom_field()
    {
        var fields =
            new[] { "Project__c", "Milestone__c" }.SelectMany(n => Org.Find(n)!.Fields).Where(f => f.Is(FieldTraits.Custom)).ToList();
        Assert.Superset(
            new HashSet<FieldType>
            {
                FieldType.String, FieldType.TextArea, FieldType.Phone, FieldType.Url, FieldType.Email, FieldType.EncryptedString,
                FieldType.Picklist, FieldType.MultiPicklist,
                FieldType.Boolean, FieldType.Double, FieldType.Currency, FieldType.Percent, FieldType.Date, FieldType.DateTime,
                FieldType.Time, FieldType.Location, FieldType.Reference,
            },
            fields.Select(f => f.Type).ToHashSet());
        Assert.Superset(
            new HashSet<FieldTraits>
            {
                FieldTraits.Unique, FieldTraits.ExternalId, FieldTraits.Calculated, FieldTraits.AutoNumber, FieldTraits.RestrictedPicklist,
                FieldTraits.DependentPicklist,
                FieldTraits.HtmlFormatted, FieldTraits.CascadeDelete, FieldTraits.RestrictedDelete,
            },
            Enum.GetValues<FieldTraits>().Where(t => t != FieldTraits.None && fields.Any(f => f.Is(t))).ToHashSet());
        Assert.Contains(fields.SelectMany(f => f.PicklistValues), v => !v.Active);
    }

    [Fact]
    public void No_sentence_of_a_help_text_was_taken_over()
        => Assert.All(Fields(), x => Assert.Null(x.F.InlineHelpText));

    private static IEnumerable<(SObjectDescribe O, FieldDescribe F)> Fields() => Org.Objects.SelectMany(o => o.Fields.Select(f => (o, f)));
}
