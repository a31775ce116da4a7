namespace Salesforce.Typed.Core.Ids;

/// <summary>The key prefixes that are the same in every org, for messages that name what a foreign id is.</summary>
internal static class StandardKeyPrefixes
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["001"] = "Account", ["002"] = "Note", ["003"] = "Contact", ["005"] = "User", ["006"] = "Opportunity", ["00D"] = "Organization",
        ["00E"] = "UserRole", ["00G"] = "Group", ["00I"] = "Partner", ["00J"] = "OpportunityCompetitor", ["00K"] = "OpportunityContactRole",
        ["00O"] = "Report", ["00P"] = "Attachment", ["00Q"] = "Lead", ["00T"] = "Task", ["00U"] = "Event", ["00a"] = "CaseComment",
        ["00e"] = "Profile", ["00k"] = "OpportunityLineItem", ["00l"] = "Folder", ["00v"] = "CampaignMember", ["012"] = "RecordType",
        ["015"] = "Document", ["01s"] = "Pricebook2", ["01t"] = "Product2", ["01u"] = "PricebookEntry", ["02i"] = "Asset",
        ["068"] = "ContentVersion", ["069"] = "ContentDocument", ["06A"] = "ContentDocumentLink", ["0Q0"] = "Quote",
        ["0QL"] = "QuoteLineItem",
        ["0PS"] = "PermissionSet", ["0TO"] = "Topic", ["500"] = "Case", ["501"] = "Solution", ["701"] = "Campaign",
        ["707"] = "AsyncApexJob",
        ["800"] = "Contract", ["801"] = "Order", ["802"] = "OrderItem",
    };

    /// <summary>The object whose ids begin with <paramref name="prefix"/> in every org; null when it is not known.</summary>
    public static string? Find(ReadOnlySpan<char> prefix) =>
        Names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(prefix, out var name) ? name : null;
}
