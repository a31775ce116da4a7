using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Events.Schemas;

/// <summary>The schemas of events: those of today by object, and all that ever were by id.</summary>
internal sealed class EventCatalog
{
    private readonly ConcurrentDictionary<ObjectModel, ChangeSchema> _current = new();
    private readonly ConcurrentDictionary<ObjectModel, int> _revisions = new();
    private readonly ConcurrentDictionary<string, EventSchema> _byId = new(StringComparer.Ordinal);

    // By the object as a user sees it: other permissions make another one.
    private readonly ConditionalWeakTable<ObjectModel, ConcurrentDictionary<string, HiddenFields?>> _hidden = [];

    /// <summary>The schema of an object's events as it is now.</summary>
    public ChangeSchema Of(ObjectModel model) => _current.GetOrAdd(model, m => Keep(
        m.IsPlatformEvent ? ChangeSchema.OfPlatformEvent(m) : ChangeSchema.OfChanges(m, _revisions.GetValueOrDefault(m))));

    /// <summary>What a user may not read of an object's events; null where nothing is hidden.</summary>
    /// <param name="view">What the user sees of the org: the object is in it.</param>
    /// <param name="entity">The object.</param>
    /// <param name="schema">The schema of the events.</param>
    public HiddenFields? HiddenFrom(OrgView view, string entity, EventSchema schema)
    {
        if (view.IsWhole || view.Model.Find(entity) is not { } seen || view.Whole.Find(entity) is not { } whole)
            return null;
        return _hidden.GetOrAdd(seen, _ => new ConcurrentDictionary<string, HiddenFields?>(StringComparer.Ordinal)).GetOrAdd(schema.Id, _ =>
        {
            var hidden = HiddenFields.Of(seen, whole, schema);
            if (hidden is not null)
                Add(hidden.Schema);
            return hidden;
        });
    }

    /// <summary>The schema of that id, if the user may read the object and all fields that it names.</summary>
    public EventSchema? Find(string id, OrgView view)
    {
        if (Find(id) is not { } schema || view.IsWhole)
            return Find(id);
        var entity = view.Model.Objects.FirstOrDefault(o => schema.Name == (o.IsPlatformEvent ? o.Name : EventNames.ChangeEventOf(o.Name)));
        // A schema whose only hidden parts are those of compounds is the user's own.
        return entity is not null && (HiddenFrom(view, entity.Name, schema)?.Schema ?? schema).Id == schema.Id ? schema : null;
    }

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
