namespace Salesforce.Typed.Schema.Permissions;

/// <summary>What a permission set grants for a field.</summary>
/// <param name="Field">The field, as <c>Object.Field</c>.</param>
/// <param name="IsReadable">Whether it may be read.</param>
/// <param name="IsEditable">Whether it may be set.</param>
public sealed record FieldPermission(string Field, bool IsReadable, bool IsEditable);
