namespace Salesforce.Typed.Events.Changes;

/// <summary>
/// The names of objects, of their change events and of topics (Change Data Capture Developer Guide, Subscription Channels).
/// </summary>
internal static class EntityNames
{
    /// <summary>The channel of all change events.</summary>
    public const string AllChanges = "/data/ChangeEvents";

    private const string Event = "ChangeEvent";

    /// <summary>The topic of an object's changes: <c>/data/AccountChangeEvent</c>, <c>/data/Order__ChangeEvent</c>.</summary>
    public static string ChangeTopic(string entity) =>
        $"/data/{(entity.EndsWith("__c", StringComparison.Ordinal) ? entity[..^1] : entity)}{Event}";

    /// <summary>The topic of a platform event.</summary>
    public static string EventTopic(string entity) => "/event/" + entity;

    /// <summary>The object of a change event's schema: <c>Order__ChangeEvent</c> is of <c>Order__c</c>.</summary>
    public static string OfSchema(string name)
    {
        if (!name.EndsWith(Event, StringComparison.Ordinal))
            return name;
        var entity = name[..^Event.Length];
        return entity.EndsWith("__", StringComparison.Ordinal) ? entity + "c" : entity;
    }
}
