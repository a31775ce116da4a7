using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Dynamic;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

/// <summary>The tables of objects that are defined at run time are those that the generator makes.</summary>
public class DefinitionTests
{
    public static TheoryData<string> Names => [.. Snapshots.Definitions.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_defined_table_is_the_generated_one(string name)
    {
        var generated = AllObjects.Find(name);
        var defined = Snapshots.Objects.Find(name)!;
        Assert.Equal(generated.Fields.Select(Show), defined.Fields.Select(Show));
        Assert.Equal(generated.DefaultFields, defined.DefaultFields);
        // The types of generated records say what else is required.
        Assert.Subset(defined.RequiredFields.Select(f => f.Name).ToHashSet(), generated.RequiredFields.Select(f => f.Name).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_fields_are_required(string name)
    {
        var type = Acme.Crm.SalesforceObjects.All.Find(name)!.Make(CompilerServices.RecordOrigin.FromCode).GetType();
        var required = type.GetProperties().Where(p => p.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute), false))
            .Select(p => p.Name);
        var defined = Snapshots.Objects.Find(name)!.RequiredFields;
        Assert.Equal(required.Order(), defined.Where(f => !f.Definition!.IsReference).Select(f => f.Name).Order());
    }

    public static TheoryData<FieldType> Types => [.. Enum.GetValues<FieldType>()];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_type_has_the_uses_that_the_schema_knows(FieldType type)
    {
        var known = type.Info();
        var described = DescribedType.Of(known.Name);
        Assert.Equal((known.CanSort, known.CanGroup, known.CanAggregate), (described.CanSort, described.CanGroup, described.CanAggregate));
    }

    [Theory]
    [InlineData("Account", null, null, 18)]
    [InlineData("EntityDefinition", null, null, 18)]
    [InlineData("Order__x", null, null, 18)]
    [InlineData("Account", "ErpId__c", null, 18)]
    [InlineData("Account", null, "externallookup", 18)]
    [InlineData("Account", null, "IndirectLookup", 18)]
    [InlineData("Account", null, null, 255)]
    public void A_reference_is_a_text_where_the_schema_says_so(string target, string? targetField, string? extra, int length)
    {
        var describe = new FieldDescribe
        {
            Name = "X__c", Type = FieldType.Reference, TypeName = "reference", Length = length, ReferenceTo = new([target]),
            ReferenceTargetField = targetField, ExtraTypeInfo = extra,
        };
        Assert.Equal(!describe.HoldsIds, Snapshots.Of(describe).IsTextReference);
    }

    [Fact]
    public void Names_that_are_not_API_names_are_refused()
    {
        foreach (var name in (string[])["", "A B", "A'", "1A", "Account WHERE", "Ä", "_A", "A-B", "A\n"])
        {
            Assert.Throws<ArgumentException>(() => Define(name));
            Assert.Throws<ArgumentException>(() => Define("A", new FieldDefinition { Name = name, Type = "string" }));
            if (name.Length > 0)
            {
                Assert.Throws<ArgumentException>(() => SObjectIndex.FromDefinitions(
                    [new()
                    {
                        Name = "A", Fields = [new() { Name = "B__c", Type = "reference", ReferenceTo = ["A"], RelationshipName = name }]
                    }]));
            }
        }
        Assert.Contains("two fields name", Assert.Throws<ArgumentException>(() => Define(
            "A", new() { Name = "Name", Type = "string" }, new() { Name = "name", Type = "string" })).Message, StringComparison.Ordinal);
        Assert.Contains("A is defined twice", Assert.Throws<ArgumentException>(() => SObjectIndex.FromDefinitions(
            [new() { Name = "A", Fields = [] }, new() { Name = "A", Fields = [] }])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_is_not_known_reads_as_JSON() =>
        Assert.Equal(FieldKind.Json, Define("A", new FieldDefinition { Name = "X", Type = "hologram" }).Find("A")!.Find("X")!.Kind);

    [Fact]
    public void Relationships_lead_to_objects_of_the_index_alone()
    {
        var contact = SObjectIndex.FromDefinitions(Snapshots.Definitions.Where(d => d.Name == "Contact")).Find("Contact")!;
        Assert.Null(contact.Find("Account"));
        Assert.Equal("Contact", contact.Find("ReportsTo")!.Target!.Name);
        var e = Assert.Throws<ArgumentException>(() => new DynamicFields(contact)["Account.Name"]);
        Assert.StartsWith("Contact.Account leads to Account, which the index of objects does not have. Add that object to the "
            + "index.", e.Message, StringComparison.Ordinal);
    }

    private static SObjectIndex Define(string name, params FieldDefinition[] fields) =>
        SObjectIndex.FromDefinitions([new() { Name = name, Fields = fields }]);

    private static string Show(FieldInfo f) =>
        $"{f.Name} {f.Kind} {f.Use & ~FieldUse.Required} {f.Target?.Name} {f.ForeignKey}";
}
