using System.Text.Json;

namespace Salesforce.Typed.Cli.Shared.Orgs;

/// <summary>Reads the text of the store, which may be damaged or written by something else.</summary>
internal static class StoredOrgs
{
    /// <summary>The orgs; null where the text is not that of a store.</summary>
    public static IReadOnlyList<StoredOrg>? Read(byte[] json)
    {
        try
        {
            var orgs = JsonSerializer.Deserialize(json, StoredOrgJson.Default.ListStoredOrg);
            return orgs is not null && orgs.TrueForAll(IsWhole) && orgs.DistinctBy(o => o.Alias).Count() == orgs.Count ? orgs : null;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    // The serializer accepts null for an org and a relative address, and a number for a flow.
    private static bool IsWhole(StoredOrg? org) =>
        org is { Alias.Length: > 0 }
        && IsAddress(org.Instance) && (org.Org is null || IsAddress(org.Org)) && (org.Audience is null || IsAddress(org.Audience))
        && org.Flow switch
        {
            OrgFlow.Sf => true,
            OrgFlow.Web => org.ClientId is not null,
            OrgFlow.ClientCredentials => org is { ClientId: not null, ClientSecret: not null },
            OrgFlow.Jwt => org is { ClientId: not null, KeyFile: not null, Username: not null },
            _ => false,
        };

    private static bool IsAddress(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "https" or "http" };
}
