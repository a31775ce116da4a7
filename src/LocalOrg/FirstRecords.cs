namespace Salesforce.Typed.Local;

/// <summary>The records that an org has from its beginning: its user, and the organization, where the snapshots have those objects.</summary>
internal static class FirstRecords
{
    public const string Username = "admin@local.example";

    public static void Create(Org org) => org.Database.Atomically(() =>
    {
        CreateIn(org, "User",
            ("Username", Username), ("FirstName", "Local"), ("LastName", "Admin"), ("Email", Username), ("Alias", "ladmi"),
            ("CommunityNickname", "local.admin"), ("IsActive", true), ("UserType", "Standard"), ("TimeZoneSidKey", org.TimeZone.HasIanaId ? org.TimeZone.Id : "GMT"),
            ("LocaleSidKey", "en_US"), ("LanguageLocaleKey", "en_US"), ("EmailEncodingKey", "UTF-8"));
        CreateIn(org, "Organization",
            ("Name", "Local Org"), ("OrganizationType", "Developer Edition"), ("InstanceName", "LOCAL"), ("IsSandbox", false),
            ("FiscalYearStartMonth", (long)org.FiscalYearStart), ("LanguageLocaleKey", "en_US"), ("DefaultLocaleSidKey", "en_US"));
        return true;
    });

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
