namespace Salesforce.Typed.Core.Dynamic;

/// <summary>Checks that a field, which is named at run time, finds a record.</summary>
internal static class KeyRules
{
    /// <summary>The field of that name.</summary>
    /// <exception cref="ArgumentException">There is no such field, or it finds no record.</exception>
    public static FieldInfo Require(SObjectInfo info, string name)
    {
        var field = NamedField.Member(info, name);
        var isKey = field.Definition is { } definition
            ? definition.IsIdLookup && field.Kind is FieldKind.Id or FieldKind.Text or FieldKind.Int or FieldKind.Decimal
            : field.Kind is FieldKind.Id or FieldKind.Text or FieldKind.Int or FieldKind.Decimal
                && (field.Kind != FieldKind.Id || field == info.IdField);
        if (isKey)
            return field;
        var keys = info.Fields.Where(f => f.Definition is { IsIdLookup: true }).Select(f => f.Name).ToList();
        throw new ArgumentException(
            $"{field} finds no record: a key is the id or a field whose describe says "
                + $"idLookup{(keys.Count > 0 ? ", as " + string.Join(", ", keys) : "")}.", nameof(name));
    }
}
