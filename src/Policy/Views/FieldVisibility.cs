using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Policy.Views;

/// <summary>
/// Which fields of an object a grant lets an agent see. A compound and its parts say the same, so hiding one part of an address or a name
/// hides the compound, and hiding the compound hides its parts.
/// </summary>
internal static class FieldVisibility
{
    public static bool IsVisible(SObjectDescribe describe, ObjectGrant grant, string name)
    {
        var field = describe.FindField(name);
        if (field is null)
            return false;
        if (field.Type == FieldType.Id)
            return true;
        if (grant.Show is { } shown)
            return Has(shown, field.Name);
        return !Includes(describe, grant.Hide, field);
    }

    /// <summary>Whether the agent sees that the field exists, and not its values.</summary>
    public static bool IsMasked(SObjectDescribe describe, ObjectGrant grant, string name) =>
        describe.FindField(name) is { } field && Includes(describe, grant.Mask, field);

    // Whether a list names the field, the compound that it is a part of, or a part of it.
    private static bool Includes(SObjectDescribe describe, EquatableArray<string> names, FieldDescribe field) =>
        names.Count > 0 && (Has(names, field.Name)
            || (field.CompoundFieldName is { } compound && !Same(compound, field.Name) && Has(names, compound))
            || describe.Fields.Any(f => f.CompoundFieldName is { } whole && Same(whole, field.Name) && Has(names, f.Name)));

    private static bool Has(EquatableArray<string> names, string name) => names.Any(n => Same(n, name));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
