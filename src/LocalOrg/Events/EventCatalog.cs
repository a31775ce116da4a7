using System.Collections.Concurrent;
using Salesforce.Typed.Testing.Events.Avro;
using Salesforce.Typed.Testing.Model;

namespace Salesforce.Typed.Testing.Events;

/// <summary>The schemas of events: those of today by object, and all that ever were by id.</summary>
internal sealed class EventCatalog
{
    private readonly ConcurrentDictionary<ObjectModel, ChangeSchema> _current = new();
    private readonly ConcurrentDictionary<ObjectModel, int> _revisions = new();
    private readonly ConcurrentDictionary<string, EventSchema> _byId = new(StringComparer.Ordinal);

    /// <summary>The schema of an object's events as it is now.</summary>
    public ChangeSchema Of(ObjectModel model) => _current.GetOrAdd(model, m => Keep(
        EventNames.IsPlatformEvent(m.Name) ? ChangeSchema.OfPlatformEvent(m) : ChangeSchema.OfChanges(m, _revisions.GetValueOrDefault(m))));

    public EventSchema? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Takes a schema that events of an earlier run were written with.</summary>
    public void Add(EventSchema schema) => _byId.TryAdd(schema.Id, schema);

    /// <summary>Gives the change events of an object another schema from now on.</summary>
    public ChangeSchema Change(ObjectModel model)
    {
        _revisions.AddOrUpdate(model, 1, (_, revision) => revision + 1);
        _current.TryRemove(model, out _);
        return Of(model);
    }

    private ChangeSchema Keep(ChangeSchema schema)
    {
        Add(schema.Schema);
        return schema;
    }
}
