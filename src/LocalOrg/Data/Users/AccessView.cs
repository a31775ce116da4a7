using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Data.Users;

/// <summary>
/// The objects of the org as a user sees them: what the user may not read is absent, and what the user may not write is read-only.
/// Describes, queries, searches and writes all use this view, so that they agree.
/// </summary>
internal static class AccessView
{
    // Objects that no permission is needed for.
    private static readonly HashSet<string> Everyones = new(StringComparer.OrdinalIgnoreCase)
    {
        "User", "Organization", "RecordType", "Group", "Profile", "UserRole"
    };

    /// <exception cref="InvalidOperationException">
    /// The user's permissions name what the org has not, or a field that permissions do not apply to.
    /// </exception>
    public static OrgSchema Of(OrgModel whole, LocalUser user)
    {
        Check(whole, user);
        var visible = whole.Objects.Select(o => Of(o, user)).OfType<SObjectDescribe>().ToDictionary(
            o => o.Name, StringComparer.OrdinalIgnoreCase);
        return new OrgSchema(visible.Values.Select(o => o with
        {
            ChildRelationships = new EquatableArray<ChildRelationship>(o.ChildRelationships.Where(c =>
                whole.Find(c.ChildSObject) is null
                    || (visible.TryGetValue(c.ChildSObject, out var child) && child.FindField(c.Field) is not null))),
        }));
    }

    private static SObjectDescribe? Of(ObjectModel model, LocalUser user)
    {
        var access = user.AccessTo(model.Name) | (Everyones.Contains(model.Name) ? ObjectAccess.Read : ObjectAccess.None);
        if (access == ObjectAccess.None)
            return null;
        var traits = model.Describe.Traits;
        if (!access.HasFlag(ObjectAccess.Create))
            traits &= ~SObjectTraits.Createable;
        if (!access.HasFlag(ObjectAccess.Edit))
            traits &= ~SObjectTraits.Updateable;
        if (!access.HasFlag(ObjectAccess.Delete))
            traits &= ~SObjectTraits.Deletable;
        return model.Describe with
        {
            // Where the snapshot has none it is made of the names of all objects, and these are fewer.
            KeyPrefix = model.KeyPrefix,
            Traits = traits,
            Fields = new EquatableArray<FieldDescribe>(model.Fields.Select(f => Of(f, user)).OfType<FieldDescribe>()),
        };
    }

    private static FieldDescribe? Of(FieldModel field, LocalUser user) => AccessTo(field, user) switch
    {
        FieldAccess.None => null,
        FieldAccess.Read => field.Describe with { Traits = field.Describe.Traits & ~(FieldTraits.Createable | FieldTraits.Updateable) },
        _ => field.Describe,
    };

    private static FieldAccess AccessTo(FieldModel field, LocalUser user) => !IsPermissionable(field)
        ? FieldAccess.Edit
        : user.AccessTo(field.Owner.Name, field.Name)
            ?? (field.Compound is { } compound ? user.AccessTo(field.Owner.Name, compound.Name) : null)
            ?? user.OtherFields;

    // Reduced describes do not tell; what must have a value is never up to permissions.
    private static bool IsPermissionable(FieldModel field) => field.Owner.Describe.Form == DescribeForm.Reduced
        ? field.Describe.Is(FieldTraits.Nillable) && !SystemFields.IsReadOnly(field.Name)
        : field.Describe.Is(FieldTraits.Permissionable)
            || field.Compound is { } compound && compound.Describe.Is(FieldTraits.Permissionable);

    private static void Check(OrgModel whole, LocalUser user)
    {
        if (user.NamedObjects.FirstOrDefault(n => n != "*" && whole.Find(n) is null) is { } unknown)
            throw new InvalidOperationException($"Permissions of {user.Username}: the org has no object '{unknown}'.");
        foreach (var name in user.NamedFields)
        {
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            var field = dot < 0 ? null : whole.Find(name[..dot])?.Find(name[(dot + 1)..]);
            if (field is null)
                throw new InvalidOperationException(
                    $"Permissions of {user.Username}: the org has no field '{name}'; fields are named Object.Field.");
            if (!IsPermissionable(field))
                throw new InvalidOperationException(
                    $"Permissions of {user.Username}: '{name}' is not permissionable: every user that reads the object reads it.");
        }
    }
}
