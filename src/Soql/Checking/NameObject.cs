namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>
/// The object Name, which stands in for a parent of several types: its fields may be read without TYPEOF (Object Reference, Name).
/// </summary>
internal static class NameObject
{
    private static readonly HashSet<string> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        "Alias", "Email", "FirstName", "Id", "IsActive", "LastName", "LastReferencedDate", "LastViewedDate", "MiddleName", "Name",
        "NameOrAlias", "Phone", "Profile", "ProfileId", "RecordTypeId", "Suffix", "Title", "Type", "UserRole", "UserRoleId", "Username",
    };

    public static IEnumerable<string> Names => Fields;

    public static bool Has(string name) => Fields.Contains(name);
}
