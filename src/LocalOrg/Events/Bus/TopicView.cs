using Salesforce.Typed.Testing.Data.Users;
using Salesforce.Typed.Testing.Events.Schemas;

namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>A topic as a user sees it: without the objects that the user may not read, and without the fields.</summary>
/// <param name="topic">The topic.</param>
/// <param name="user">The user with the permissions of now: they can change while a subscription is open.</param>
/// <param name="catalog">The schemas.</param>
internal sealed class TopicView(Topic topic, Func<OrgUser> user, EventCatalog catalog)
{
    public Topic Topic => topic;

    /// <summary>
    /// Whether the user may subscribe: to one object's events who may read it, to channels of several who may read some or none.
    /// </summary>
    public bool IsAllowed => topic.Object is null || CanRead(topic.Object.Name);

    /// <summary>The id of the schema of the topic's events; empty for channels of several objects: each event names its own.</summary>
    public string SchemaId
    {
        get
        {
            if (topic.Object is not { } single)
                return "";
            var schema = catalog.Of(single).Schema;
            return (catalog.HiddenFrom(user().View, single.Name, schema)?.Schema ?? schema).Id;
        }
    }

    public bool Has(StoredEvent stored) => topic.PayloadOf(stored) is not null && CanRead(stored.Entity);

    /// <summary>The payload of an event that the topic has, and its schema.</summary>
    public (EventSchema Schema, byte[] Payload) Read(StoredEvent stored)
    {
        var payload = topic.PayloadOf(stored)!;
        var schema = catalog.Find(stored.SchemaId)!;
        return catalog.HiddenFrom(user().View, stored.Entity, schema) is { } hidden
            ? (hidden.Schema, hidden.RemoveFrom(payload))
            : (schema, payload);
    }

    private bool CanRead(string entity) => user() is { Account.ApiEnabled: true } now && now.View.Model.Find(entity) is not null;
}
