using System.Collections.Concurrent;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Events.Schemas;

namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>The org's event bus: which objects and channels there are, and the events of the last 72 hours.</summary>
internal sealed class EventBus
{
    private static readonly string[] WithoutChanges = [
        "__mdt", "__e", "__x", "__b", "__History", "__Share", "__Feed", "__Tag", "ChangeEvent"
    ];

    private readonly ConcurrentDictionary<ObjectModel, bool> _enabled = new();
    private readonly ConcurrentDictionary<ObjectModel, IReadOnlyList<MemberOf>> _memberships = new();
    private readonly OrgModel _model;

    /// <exception cref="InvalidOperationException">The settings name what the org has not.</exception>
    public EventBus(OrgModel model, TimeProvider clock, EventSettings settings, IEventList events)
    {
        _model = model;
        Settings = settings;
        Log = new EventLog(clock, events);
        foreach (var name in settings.Objects ?? [])
            _enabled[ObjectOf(name)] = true;
        foreach (var channel in settings.Channels)
            Check(channel);
    }

    public EventSettings Settings { get; }

    public EventLog Log { get; }

    public EventCatalog Schemas { get; } = new();

    /// <summary>Whether the object has change events at all.</summary>
    public static bool HasChanges(ObjectModel model) =>
        model.Describe.Is(SObjectTraits.Createable) && !model.Describe.Is(SObjectTraits.CustomSetting)
        && !Array.Exists(WithoutChanges, w => model.Name.EndsWith(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the changes of an object are published, on its own channel and on that of all changes.</summary>
    public bool IsEnabled(ObjectModel model) =>
        _enabled.TryGetValue(model, out var enabled) ? enabled : Settings.Objects is null && HasChanges(model);

    /// <summary>Whether anything at all is published of an object.</summary>
    public bool Publishes(ObjectModel model) => IsEnabled(model) || MembershipsOf(model).Count > 0;

    /// <summary>The channels of the org's own that an object is a member of.</summary>
    public IReadOnlyList<MemberOf> MembershipsOf(ObjectModel model) => _memberships.GetOrAdd(model, m => Settings.Channels.Count == 0
        ? []
        : [.. Settings.Channels.Where(c => c.Members.ContainsKey(m.Name)).Select(c => new MemberOf(c, c.Members[m.Name]))]);

    /// <summary>Enables or disables the change events of an object.</summary>
    /// <exception cref="InvalidOperationException">There is no such object, or it has none.</exception>
    public void Enable(string sObject, bool enabled) => _enabled[ObjectOf(sObject)] = enabled;

    /// <summary>An object that has change events.</summary>
    /// <exception cref="InvalidOperationException">There is none of that name.</exception>
    public ObjectModel ObjectOf(string name) => _model.Find(name) is { } model && HasChanges(model)
        ? model
        : throw new InvalidOperationException($"The org has no object '{name}' that change events are published of.");

    private void Check(EventChannel channel)
    {
        foreach (var (name, fields) in channel.Members)
        {
            if (ObjectModel.IsPlatformEventName(name) ? _model.Find(name) is null : ObjectOf(name) is null)
                throw new InvalidOperationException($"Channel {channel.Name}: the org has no platform event '{name}'.");
            var schema = Schemas.Of(_model.Find(name)!);
            if (fields.FirstOrDefault(f => schema.IndexOf(f) < 0) is { } unknown)
                throw new InvalidOperationException(
                    $"Channel {channel.Name}: events of {name} have no field '{unknown}' to enrich them with.");
        }
    }

    /// <summary>An object's membership in a channel.</summary>
    /// <param name="Channel">The channel.</param>
    /// <param name="Enriched">The fields that always come along.</param>
    internal sealed record MemberOf(EventChannel Channel, IReadOnlyList<string> Enriched);
}
