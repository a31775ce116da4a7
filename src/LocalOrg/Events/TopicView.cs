using Salesforce.Typed.Testing.Users;

namespace Salesforce.Typed.Testing.Events;

/// <summary>A topic as a user sees it: without the objects that he may not read, and without the fields.</summary>
internal sealed class TopicView(Topic topic, OrgUser user, EventCatalog catalog)
{
    public Topic Topic => topic;

    /// <summary>Whether the user may subscribe: to one object's events who may read it, to channels of several who may read some or none.</summary>
    public bool IsAllowed => topic.Object is null || CanRead(topic.Object.Name);

    public bool Has(StoredEvent stored) => topic.PayloadOf(stored) is not null && CanRead(stored.Entity);

    /// <summary>The payload of an event that the topic has.</summary>
    public byte[] PayloadOf(StoredEvent stored)
    {
        var payload = topic.PayloadOf(stored)!;
        return HiddenFields.Of(user, stored.Entity, catalog.Find(stored.SchemaId)!) is { } hidden ? hidden.RemoveFrom(payload) : payload;
    }

    private bool CanRead(string entity) => user.Org.Model.Find(entity) is not null;
}
