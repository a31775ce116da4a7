using Salesforce.Typed.Testing.Ids;
using Salesforce.Typed.Testing.Storage;

namespace Salesforce.Typed.Testing;

/// <summary>The records that an org has from its beginning: its user, and the organization, where the snapshots have those objects.</summary>
internal static class FirstRecords
{
    public const string Username = "admin@local.example";

    public static void Create(Org org) => org.Database.Atomically(() =>
    {
        CreateIn(org, "User", UserValues(org, Username, "Local", "Admin"));
        CreateIn(org, "Organization",
            ("Name", "Local Org"), ("OrganizationType", "Developer Edition"), ("InstanceName", "LOCAL"), ("IsSandbox", false),
            ("FiscalYearStartMonth", (long)org.FiscalYearStart), ("LanguageLocaleKey", "en_US"), ("DefaultLocaleSidKey", "en_US"));
        return true;
    });

    /// <summary>
    /// Creates the record of another user and returns its id. A file that is opened again has him already; where the snapshots have no users
    /// his id is the one that counts so far.
    /// </summary>
    public static string CreateUser(Org org, LocalUser user, int number)
    {
        if (org.Model.Find("User") is not { } model)
            return RecordId.Create("005", number);
        if (model.Find("Username") is { } name && org.Keys.Find(name, user.Username) is [var known, ..])
            return known;
        return org.Database.Atomically(() => org.Writer.CreateUnchecked(model, UserValues(org, user.Username, user.FirstName, user.LastName)));
    }

    private static (string Field, SqlValue Value)[] UserValues(Org org, string username, string? firstName, string lastName) =>
    [
        ("Username", username), ("FirstName", firstName), ("LastName", lastName), ("Email", username),
        ("Alias", Alias((firstName is null ? "" : firstName[..1]) + lastName)),
        ("CommunityNickname", username.Split('@')[0]), ("IsActive", true), ("UserType", "Standard"), ("TimeZoneSidKey", org.TimeZone.HasIanaId ? org.TimeZone.Id : "GMT"),
        ("LocaleSidKey", "en_US"), ("LanguageLocaleKey", "en_US"), ("EmailEncodingKey", "UTF-8"),
    ];

    // As the platform proposes it: five letters at most.
    private static string Alias(string name) => (name.Length > 5 ? name[..5] : name).ToLowerInvariant();

    private static void CreateIn(Org org, string name, params (string Field, SqlValue Value)[] values)
    {
        if (org.Model.Find(name) is not { } model)
            return;
        using (var any = org.Database.Prepare($"SELECT 1 FROM {model.Table} LIMIT 1"))
        {
            if (any.Step())
                return;
        }
        org.Writer.CreateUnchecked(model, values);
    }
}
