namespace Salesforce.Typed.Schema;

/// <summary>
/// Fills in what the reduced form leaves out, by the rules in docs/snapshots.md. What is assumed is the harmless side: a field that
/// cannot be set compiles and is refused by the org, while a field that cannot be set in code would be lost to the user.
/// </summary>
internal static class ReducedForm
{
    private static readonly HashSet<string> SystemFields = new(StringComparer.OrdinalIgnoreCase)
    {
        "CreatedById", "CreatedDate", "IsDeleted", "LastActivityDate", "LastModifiedById", "LastModifiedDate", "LastReferencedDate",
        "LastViewedDate", "MasterRecordId", "PhotoUrl", "SystemModstamp",
    };

    /// <summary>The same object with the assumed facts set.</summary>
    public static SObjectDescribe Complete(SObjectDescribe describe) => describe with
    {
        Traits =
            describe.Traits | SObjectTraits.Createable | SObjectTraits.Updateable | SObjectTraits.Deletable | SObjectTraits.Retrieveable,
        Fields = new EquatableArray<FieldDescribe>(describe.Fields.Select(Complete)),
    };

    private static FieldDescribe Complete(FieldDescribe field)
    {
        var traits = field.Traits | FieldTraits.DefaultedOnCreate;
        if (field.Type is not (FieldType.Id or FieldType.JunctionIdList) && !field.IsCompound && !SystemFields.Contains(field.Name))
            traits |= FieldTraits.Createable | FieldTraits.Updateable;
        if (field.Type == FieldType.Id)
            traits |= FieldTraits.IdLookup;
        if (field.Name == "Name" && field.Type == FieldType.String)
            traits |= FieldTraits.NameField;
        if (field.ReferenceTo.Count > 1)
            traits |= FieldTraits.NamePointing | FieldTraits.PolymorphicForeignKey;
        if (field.IsCompound)
            traits |= FieldTraits.QueryByDistance;
        return field with { Traits = traits };
    }
}
