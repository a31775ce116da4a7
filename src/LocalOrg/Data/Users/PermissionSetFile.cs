using Salesforce.Typed.Schema.Permissions;

namespace Salesforce.Typed.Testing.Data.Users;

/// <summary>What a permission set grants.</summary>
/// <param name="Objects">The objects, by name.</param>
/// <param name="Fields">The fields, as <c>Object.Field</c>.</param>
internal sealed record PermissionSetFile(IReadOnlyDictionary<string, ObjectAccess> Objects, IReadOnlyDictionary<string, FieldAccess> Fields)
{
    /// <exception cref="InvalidDataException">The file is not a permission set.</exception>
    public static PermissionSetFile Read(string path)
    {
        var set = PermissionSetDocument.Read(path);
        var objects = new Dictionary<string, ObjectAccess>(StringComparer.OrdinalIgnoreCase);
        foreach (var grant in set.Objects)
        {
            objects[grant.Object] = (grant.AllowRead ? ObjectAccess.Read : 0) | (grant.AllowCreate ? ObjectAccess.Create : 0)
                | (grant.AllowEdit ? ObjectAccess.Edit : 0) | (grant.AllowDelete ? ObjectAccess.Delete : 0);
        }
        var fields = new Dictionary<string, FieldAccess>(StringComparer.OrdinalIgnoreCase);
        foreach (var grant in set.Fields)
            fields[grant.Field] = grant.IsEditable ? FieldAccess.Edit : grant.IsReadable ? FieldAccess.Read : FieldAccess.None;
        return new PermissionSetFile(objects, fields);
    }
}
