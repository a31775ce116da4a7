using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;

namespace Salesforce.Typed.Testing.Data.Users;

/// <summary>
/// The records that an org has from its beginning: its user, and the organization, where the snapshots have those objects.
/// </summary>
internal sealed class InitialRecords(OrgModel model, Database database, OrgClock clock, RecordWriter writer, RecordKeys keys)
{
    /// <summary>The name of the first user.</summary>
    public const string Username = "admin@local.example";

    public void Create() => database.Atomically(() =>
    {
        CreateIn("User", UserValues(Username, "Local", "Admin"));
        CreateIn("Organization",
            ("Name", "Local Org"), ("OrganizationType", "Developer Edition"), ("InstanceName", "LOCAL"), ("IsSandbox", false),
            ("FiscalYearStartMonth", (long)clock.FiscalYearStart), ("LanguageLocaleKey", "en_US"), ("DefaultLocaleSidKey", "en_US"),
            ("TimeZoneSidKey", TimeZone), ("IsReadOnly", false), ("UiSkin", "Theme3"), ("Country", "US"));
        return true;
    });

    /// <summary>
    /// Creates the record of another user and returns its id. A file that is opened again has the user already; where the snapshots have no
    /// users, the number makes the id.
    /// </summary>
    public string CreateUser(LocalUser user, int number)
    {
        if (model.Find("User") is not { } users)
            return RecordId.Create("005", number);
        if (users.Find("Username") is { } name && keys.Find(name, user.Username) is [var known, ..])
            return known;
        return database.Atomically(
            () => writer.CreateUnchecked(users, UserValues(user.Username, user.FirstName, user.LastName), ChangeOrigin.None));
    }

    private (string Field, SqlValue Value)[] UserValues(string username, string? firstName, string lastName) =>
    [
        ("Username", username), ("FirstName", firstName), ("LastName", lastName), ("Email", username),
        ("Alias", Alias((string.IsNullOrEmpty(firstName) ? "" : firstName[..1]) + lastName)),
        ("CommunityNickname", username.Split('@')[0]), ("IsActive", true), ("UserType", "Standard"), ("TimeZoneSidKey", TimeZone),
        ("LocaleSidKey", "en_US"), ("LanguageLocaleKey", "en_US"), ("EmailEncodingKey", "UTF-8"),
    ];

    private string TimeZone => clock.TimeZone.HasIanaId ? clock.TimeZone.Id : "GMT";

    // As the platform proposes it: five letters at most.
    private static string Alias(string name) => (name.Length > 5 ? name[..5] : name).ToLowerInvariant();

    private void CreateIn(string name, params (string Field, SqlValue Value)[] values)
    {
        if (model.Find(name) is not { } found)
            return;
        using (var any = database.Prepare($"SELECT 1 FROM {found.Table} LIMIT 1"))
        {
            if (any.Step())
                return;
        }
        writer.CreateUnchecked(found, values, ChangeOrigin.None);
    }
}
