using Salesforce.Typed.Testing.Core.Files;
using Salesforce.Typed.Testing.Data.Users;

namespace Salesforce.Typed.Testing;

/// <summary>
/// A user of a local org, with permissions: all of them, except those that are removed; or, once permission sets are given, what they grant
/// and nothing else.
/// </summary>
/// <example><code>
/// var kim = await local.AddUserAsync(new LocalUser("kim@acme.example").Object("Account", ObjectAccess.Read).Field("Contact.Email",
/// FieldAccess.None));
/// </code></example>
public sealed class LocalUser
{
    private readonly Dictionary<string, ObjectAccess> _objects = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FieldAccess> _fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PermissionSetFile> _sets = [];

    /// <summary>A user with all permissions.</summary>
    /// <param name="username">The name that the user signs in with.</param>
    public LocalUser(string username)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(username);
        Username = username;
        LastName = username.Split('@')[0];
    }

    /// <summary>The name that the user signs in with.</summary>
    public string Username { get; }

    /// <summary>The first name; null for none.</summary>
    public string? FirstName { get; init; }

    /// <summary>The last name: the part of the username before the @, unless set.</summary>
    public string LastName { get; init; }

    /// <summary>Whether the user may use the API; otherwise every call of the user is 403 <c>API_DISABLED_FOR_ORG</c>.</summary>
    public bool ApiEnabled { get; init; } = true;

    /// <summary>
    /// The password that the user signs in with; null, the default, for what <see cref="LocalOrgOptions.Password(string)"/> says. As soon
    /// as one user of the org has a password, wrong ones and unknown usernames are refused.
    /// </summary>
    public string? Password { get; init; }

    internal IEnumerable<string> NamedObjects => _objects.Keys;

    internal IEnumerable<string> NamedFields => _fields.Keys;

    /// <summary>Sets the access to an object; <c>*</c> means all objects that are not named.</summary>
    public LocalUser Object(string name, ObjectAccess access)
    {
        _objects[name] = access;
        return this;
    }

    /// <summary>Sets the access to a field, as <c>Account.Phone</c>; the parts of an address have the access of the address.</summary>
    public LocalUser Field(string name, FieldAccess access)
    {
        _fields[name] = access;
        return this;
    }

    /// <summary>
    /// Adds the permissions of a permission set's file, in the form of the metadata API (<c>X.permissionset-meta.xml</c>).
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not a permission set.</exception>
    public LocalUser PermissionSet(string file)
    {
        _sets.Add(PermissionSetFile.Read(FileSearch.File(file)));
        return this;
    }

    internal ObjectAccess AccessTo(string sObject) =>
        _objects.TryGetValue(sObject, out var named) || _objects.TryGetValue("*", out named) ? named
        : _sets.Count == 0 ? ObjectAccess.All
        : _sets.Aggregate(ObjectAccess.None, (access, set) => access | set.Objects.GetValueOrDefault(sObject));

    /// <summary>The access to a field; null if none is set for that name.</summary>
    internal FieldAccess? AccessTo(string sObject, string field)
    {
        var name = sObject + "." + field;
        if (_fields.TryGetValue(name, out var named))
            return named;
        return _sets.Where(s => s.Fields.ContainsKey(name)).Select(s => (FieldAccess?)s.Fields[name]).Max();
    }

    /// <summary>The access to a field for which none is set.</summary>
    internal FieldAccess OtherFields => _sets.Count == 0 ? FieldAccess.Edit : FieldAccess.None;
}
