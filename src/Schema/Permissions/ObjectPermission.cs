namespace Salesforce.Typed.Schema.Permissions;

/// <summary>What a permission set grants for the records of an object.</summary>
/// <param name="Object">The object.</param>
/// <param name="AllowRead">Whether records may be read.</param>
/// <param name="AllowCreate">Whether records may be created.</param>
/// <param name="AllowEdit">Whether records may be edited.</param>
/// <param name="AllowDelete">Whether records may be deleted.</param>
public sealed record ObjectPermission(string Object, bool AllowRead, bool AllowCreate, bool AllowEdit, bool AllowDelete);
