namespace Salesforce.Typed.Testing.Events.Schemas;

/// <summary>The names that an object has on the event bus.</summary>
internal static class EventNames
{
    public const string AllChanges = "/data/ChangeEvents";

    /// <summary>The record id of an overflow event, which is of no record.</summary>
    public const string OverflowId = "000000000000000AAA";

    /// <summary><c>AccountChangeEvent</c> for Account, <c>Project__ChangeEvent</c> for Project__c.</summary>
    public static string ChangeEventOf(string sObject) =>
        (sObject.EndsWith("__c", StringComparison.OrdinalIgnoreCase) ? sObject[..^1] : sObject) + "ChangeEvent";

    public static string ChannelOf(string sObject) => "/data/" + ChangeEventOf(sObject);

    public static string PlatformChannelOf(string sObject) => "/event/" + sObject;
}
