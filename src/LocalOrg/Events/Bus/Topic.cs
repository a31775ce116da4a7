using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Events.Schemas;

namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>A topic that can be subscribed to: which events it has, and with what payload.</summary>
/// <param name="Name">Its name; upper and lower case count.</param>
/// <param name="Object">The one object that its events are of; null for all changes and for channels of the org's own.</param>
/// <param name="Channel">The channel of the org's own that it is.</param>
internal sealed record Topic(string Name, ObjectModel? Object, EventChannel? Channel)
{
    public bool CanPublish => Object is not null && Object.IsPlatformEvent;

    /// <summary>What the topic has of an event; null where it has not.</summary>
    public byte[]? PayloadOf(StoredEvent stored)
    {
        if (Channel is not null)
            return stored.Channels.GetValueOrDefault(Channel.Name);
        if (Object is null)
            return stored is { IsOnDefault: true, IsPlatformEvent: false } ? stored.Payload : null;
        return stored.IsOnDefault && stored.Entity == Object.Name ? stored.Payload : null;
    }

    /// <summary>The topic of that name; null where the org has none.</summary>
    public static Topic? Find(string name, OrgModel model, EventSettings settings)
    {
        if (name == EventNames.AllChanges)
            return new Topic(name, null, null);
        if (settings.Channels.FirstOrDefault(c => c.Topic == name) is { } channel)
            return new Topic(name, null, channel);
        var found = model.Objects.FirstOrDefault(o => name == (o.IsPlatformEvent
            ? EventNames.PlatformChannelOf(o.Name)
            : EventBus.HasChanges(o) ? EventNames.ChannelOf(o.Name) : null));
        return found is null ? null : new Topic(name, found, null);
    }
}
