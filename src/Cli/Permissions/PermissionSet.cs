using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Cli.Permissions;

/// <summary>What a permission set grants: objects with what may be done to their records, fields with whether they may be set.</summary>
/// <param name="Objects">The objects, sorted.</param>
/// <param name="Fields">The fields as <c>Object.Field</c>, sorted, with whether they are editable.</param>
internal sealed record PermissionSet(IReadOnlyDictionary<string, ObjectUse> Objects, IReadOnlyDictionary<string, bool> Fields)
{
    // A permission set has no permissions for these: whoever uses the API reads them, as far as sharing and user permissions go.
    private static readonly HashSet<string> WithoutPermissions = new(StringComparer.OrdinalIgnoreCase)
    {
        "Group", "GroupMember", "Name", "Organization", "Profile", "RecordType", "User", "UserRole"
    };

    /// <summary>
    /// The least that the uses need (Object Reference, ObjectPermissions and FieldPermissions): writing needs reading, a master-detail
    /// child its parent; fields that permissions do not apply to are left out, and the parts of a compound go by the compound.
    /// </summary>
    public static PermissionSet For(CodeUses uses)
    {
        var objects = new SortedDictionary<string, ObjectUse>(StringComparer.Ordinal);
        var fields = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (name, use) in uses.Objects)
        {
            Grant(objects, name, use);
            if (uses.Schema.Find(name) is not { } describe)
                continue;
            foreach (var master in describe.Fields.Where(f => f.RelationshipOrder is not null))
                Grant(objects, master.ReferenceTo[0], ObjectUse.Read);
            foreach (var (field, isSet) in uses.FieldsOf(name))
            {
                if (Permission(describe, describe.FindField(field)!) is { } permission)
                    fields[$"{name}.{permission.Name}"] = fields.GetValueOrDefault($"{name}.{permission.Name}") | isSet;
            }
        }
        return new PermissionSet(objects, fields);
    }

    private static void Grant(SortedDictionary<string, ObjectUse> objects, string name, ObjectUse use)
    {
        if (!WithoutPermissions.Contains(name) && !name.EndsWith("__mdt", StringComparison.OrdinalIgnoreCase))
            objects[name] = objects.GetValueOrDefault(name) | use;
    }

    // The field whose permission counts; null where none does.
    private static FieldDescribe? Permission(SObjectDescribe describe, FieldDescribe field)
    {
        var compound = field.CompoundFieldName is { } name && describe.FindField(name) is { IsCompound: true } found ? found : field;
        return IsPermissionable(describe, compound) ? compound : null;
    }

    // The reduced form does not tell; what must have a value is never up to permissions, and the org's own fields are not either.
    private static bool IsPermissionable(SObjectDescribe describe, FieldDescribe field) => describe.Form == DescribeForm.Reduced
        ? field.Is(FieldTraits.Nillable) && (field.IsCompound || field.Is(FieldTraits.Createable) || field.Is(FieldTraits.Updateable))
        : field.Is(FieldTraits.Permissionable);
}
