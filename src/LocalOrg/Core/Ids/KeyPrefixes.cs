using System.Text;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Testing.Core.Ids;

/// <summary>
/// The first three characters of each object's ids: those of its describe, those that every org has for a standard object, or ones made
/// from the object's name, so that they stay the same from start to start.
/// </summary>
internal static class KeyPrefixes
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly Dictionary<string, string> Standard = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Account"] = "001", ["Note"] = "002", ["Contact"] = "003", ["User"] = "005", ["Opportunity"] = "006",
        ["OpportunityContactRole"] = "00K", ["OpportunityLineItem"] = "00k", ["Organization"] = "00D", ["UserRole"] = "00E",
        ["Group"] = "00G", ["Attachment"] = "00P", ["Lead"] = "00Q", ["Task"] = "00T", ["Event"] = "00U", ["CampaignMember"] = "00v",
        ["Profile"] = "00e", ["Period"] = "026", ["Asset"] = "02i", ["QueueSobject"] = "03g", ["GroupMember"] = "011",
        ["RecordType"] = "012", ["Document"] = "015", ["BusinessHours"] = "01m", ["Pricebook2"] = "01s", ["Product2"] = "01t",
        ["PricebookEntry"] = "01u", ["ContentDocument"] = "069", ["ContentVersion"] = "068", ["ContentDocumentLink"] = "06A",
        ["PermissionSet"] = "0PS", ["Quote"] = "0Q0", ["Case"] = "500", ["Solution"] = "501", ["Campaign"] = "701",
        ["Contract"] = "800", ["Order"] = "801", ["OrderItem"] = "802",
    };

    /// <summary>A prefix for each object, by its name.</summary>
    public static Dictionary<string, string> For(OrgSchema schema)
    {
        var prefixes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var taken = new HashSet<string>(Standard.Values, StringComparer.Ordinal);
        foreach (var describe in schema.Objects)
        {
            var prefix = describe.KeyPrefix is { Length: 3 } known ? known : Standard.GetValueOrDefault(describe.Name);
            if (prefix is null)
                continue;
            prefixes.Add(describe.Name, prefix);
            taken.Add(prefix);
        }
        foreach (var describe in schema.Objects.Where(o => !prefixes.ContainsKey(o.Name)))
        {
            var prefix = Invent(describe.Name, taken);
            prefixes.Add(describe.Name, prefix);
            taken.Add(prefix);
        }
        return prefixes;
    }

    private static string Invent(string name, HashSet<string> taken)
    {
        var first = name.EndsWith("__c", StringComparison.OrdinalIgnoreCase) ? 'a' : 'x';
        for (var n = Hash(name); ; n++)
        {
            var prefix = $"{first}{Digits[(int)(n / 62 % 62)]}{Digits[(int)(n % 62)]}";
            if (!taken.Contains(prefix))
                return prefix;
            // A letter has room for 3,844 objects: orgs with more of one kind go on with the next.
            if (taken.Count > 3800)
                first = Digits[(Digits.IndexOf(first, StringComparison.Ordinal) + 1) % 62];
        }
    }

    // FNV-1a: string.GetHashCode differs from run to run.
    private static uint Hash(string name)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(name.ToUpperInvariant()))
            hash = unchecked((hash ^ b) * 16777619u);
        return hash;
    }
}
