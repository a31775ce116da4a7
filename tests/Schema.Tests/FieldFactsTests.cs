namespace Salesforce.Typed.Schema.Tests;

/// <summary>What follows from a field's flags.</summary>
public class FieldFactsTests
{
    [Theory]
    [InlineData("string", FieldTraits.Createable, true)]
    [InlineData("picklist", FieldTraits.Createable | FieldTraits.Updateable, true)]
    [InlineData("string", FieldTraits.None, false)]
    [InlineData("string", FieldTraits.Updateable, false)]
    [InlineData("string", FieldTraits.Createable | FieldTraits.Nillable, false)]
    [InlineData("picklist", FieldTraits.Createable | FieldTraits.DefaultedOnCreate, false)]
    [InlineData("boolean", FieldTraits.Createable, false)]
    [InlineData("reference", FieldTraits.Createable, false)]
    public void Required_on_create(string type, FieldTraits traits, bool required)
        => Assert.Equal(required, Field(type, traits).IsRequiredOnCreate);

    [Theory]
    [InlineData("string", FieldTraits.Filterable, true)]
    [InlineData("string", FieldTraits.Sortable, false)]
    [InlineData("address", FieldTraits.Filterable, false)]
    [InlineData("location", FieldTraits.Filterable, false)]
    public void An_address_says_filterable_and_cannot_stand_in_WHERE(string type, FieldTraits traits, bool can)
        => Assert.Equal(can, Field(type, traits).CanFilter);

    [Fact]
    public void A_reference_to_several_objects_is_polymorphic_with_or_without_the_flag()
    {
        var one = Field("reference", FieldTraits.None) with { ReferenceTo = new(["User"]) };
        Assert.False(one.IsPolymorphic);
        Assert.True((one with { ReferenceTo = new(["Group", "User"]) }).IsPolymorphic);
        Assert.True((one with { Traits = FieldTraits.PolymorphicForeignKey }).IsPolymorphic);
        Assert.False(Field("string", FieldTraits.PolymorphicForeignKey).IsPolymorphic);
    }

    [Fact]
    public void Several_traits_at_once_mean_all_of_them()
    {
        var field = Field("string", FieldTraits.Createable | FieldTraits.Nillable);
        Assert.True(field.Is(FieldTraits.Createable | FieldTraits.Nillable));
        Assert.False(field.Is(FieldTraits.Createable | FieldTraits.Updateable));
        var describe = new SObjectDescribe { Traits = SObjectTraits.Queryable };
        Assert.True(describe.Is(SObjectTraits.Queryable));
        Assert.False(describe.Is(SObjectTraits.Queryable | SObjectTraits.Createable));
    }

    [Theory]
    [InlineData("id", FieldTraits.DefaultedOnCreate | FieldTraits.IdLookup)]
    [InlineData("string", FieldTraits.DefaultedOnCreate | FieldTraits.Createable | FieldTraits.Updateable)]
    [InlineData("address", FieldTraits.DefaultedOnCreate | FieldTraits.QueryByDistance)]
    [InlineData("location", FieldTraits.DefaultedOnCreate | FieldTraits.QueryByDistance)]
    [InlineData("JunctionIdList", FieldTraits.DefaultedOnCreate)]
    public void What_the_reduced_form_leaves_out_is_assumed_by_type(string type, FieldTraits assumed)
        => Assert.Equal(assumed, Reduced("A", type).Traits);

    [Theory]
    [InlineData("CreatedById")]
    [InlineData("LastModifiedDate")]
    [InlineData("systemmodstamp")]
    [InlineData("IsDeleted")]
    public void System_fields_are_read_only_in_the_reduced_form(string name)
        => Assert.Equal(FieldTraits.DefaultedOnCreate, Reduced(name, "datetime").Traits);

    [Fact]
    public void In_the_reduced_form_Name_names_the_record_and_several_targets_make_a_reference_polymorphic()
    {
        Assert.True(Reduced("Name", "string").Is(FieldTraits.NameField));
        Assert.False(Reduced("Title", "string").Is(FieldTraits.NameField));
        Assert.True(Reduced("WhoId", "reference", "Contact", "Lead").Is(FieldTraits.NamePointing | FieldTraits.PolymorphicForeignKey));
        Assert.False(Reduced("AccountId", "reference", "Account").IsPolymorphic);
    }

    [Fact]
    public void An_object_in_the_reduced_form_can_be_written()
        => Assert.True(Reading.Describe("""{"name":"X","queryable":true,"fields":[{"name":"A","type":"string"}]}""")
            .Is(SObjectTraits.Queryable | SObjectTraits.Createable | SObjectTraits.Updateable | SObjectTraits.Deletable | SObjectTraits.Retrieveable));

    [Theory]
    [InlineData("\"referenceTo\":[\"Account\"],\"length\":18", true)]
    [InlineData("\"referenceTo\":[\"Setting__mdt\"],\"length\":18", true)]
    [InlineData("\"referenceTo\":[]", true)]
    [InlineData("\"referenceTo\":[\"EntityDefinition\"]", false)]
    [InlineData("\"referenceTo\":[\"fielddefinition\"],\"length\":18", false)]
    [InlineData("\"referenceTo\":[\"EntityParticle\"]", false)]
    [InlineData("\"referenceTo\":[\"Order__x\"]", false)]
    [InlineData("\"referenceTo\":[\"Account\"],\"extraTypeInfo\":\"externallookup\"", false)]
    [InlineData("\"referenceTo\":[\"Account\"],\"extraTypeInfo\":\"indirectlookup\",\"referenceTargetField\":\"ErpId__c\"", false)]
    [InlineData("\"referenceTo\":[\"Account\"],\"referenceTargetField\":\"ErpId__c\"", false)]
    [InlineData("\"referenceTo\":[\"Anything\"],\"length\":255", false)]
    public void Some_references_hold_texts_and_a_snapshot_keeps_what_says_so(string facts, bool holdsIds)
    {
        var read =
            DescribeReader.Read($"{{\"name\":\"A__c\",\"fields\":[{{\"name\":\"Link__c\",\"type\":\"reference\",{facts}}}]}}").Describe!;
        Assert.Equal(holdsIds, read.Fields[0].HoldsIds);
        var again = Reading.Describe(SnapshotWriter.Write(read));
        Assert.Equal(
            (read.Fields[0].ReferenceTargetField, read.Fields[0].ExtraTypeInfo, holdsIds),
            (again.Fields[0].ReferenceTargetField, again.Fields[0].ExtraTypeInfo, again.Fields[0].HoldsIds));
    }

    [Fact]
    public void Every_field_type_has_its_line_in_the_table()
    {
        foreach (var type in Enum.GetValues<FieldType>())
        {
            Assert.Equal(type, type.Info().Type);
            Assert.Equal(type, FieldTypes.Parse(type.Info().Name));
        }
    }

    [Theory]
    [InlineData("textarea", FieldTraits.Aggregatable | FieldTraits.Filterable, true)]
    [InlineData("textarea", FieldTraits.Aggregatable, false)]
    [InlineData("encryptedstring", FieldTraits.Aggregatable | FieldTraits.Filterable, false)]
    [InlineData("time", FieldTraits.Aggregatable | FieldTraits.Filterable, false)]
    [InlineData("currency", FieldTraits.Aggregatable, true)]
    [InlineData("currency", FieldTraits.None, false)]
    public void Aggregates_need_the_flag_and_a_type_that_has_them(string type, FieldTraits traits, bool can)
        => Assert.Equal(can, Field(type, traits).CanAggregate);

    [Theory]
    [InlineData("multipicklist", false)]
    [InlineData("encryptedstring", false)]
    [InlineData("address", false)]
    [InlineData("string", true)]
    public void Some_types_cannot_be_sorted_whatever_their_flag_says(string type, bool can)
        => Assert.Equal(can, Field(type, FieldTraits.Sortable).CanSort);

    private static FieldDescribe Field(string type, FieldTraits traits) =>
        new() { Name = "A", TypeName = type, Type = FieldTypes.Parse(type), Traits = traits };

    private static FieldDescribe Reduced(string name, string type, params string[] referenceTo) =>
        Reading.Describe(
            $$"""{"name":"X","fields":[{"name":"{{name}}","type":"{{type}}","referenceTo":[{{string.Join(",", referenceTo.Select(r => $"\"{r}\""))}}]}]}""").Fields[0];
}
