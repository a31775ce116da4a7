namespace Salesforce.Typed.Schema;

/// <summary>The objects of an org, found by name without case, as the platform finds them.</summary>
public sealed class OrgSchema
{
    private readonly List<SObjectDescribe> _removed = [];
    private readonly Dictionary<string, SObjectDescribe> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Holds <paramref name="objects"/>; of two with one name the first stays.</summary>
    public OrgSchema(IEnumerable<SObjectDescribe> objects)
    {
        foreach (var describe in objects)
        {
            if (describe.Removed is not null)
                _removed.Add(describe);
            else if (!_byName.ContainsKey(describe.Name))
                _byName.Add(describe.Name, describe);
        }
        Objects = [.. _byName.Values.OrderBy(o => o.Name, StringComparer.Ordinal)];
    }

    /// <summary>The objects that the org lost and snapshots remember.</summary>
    public IReadOnlyList<SObjectDescribe> RemovedObjects => _removed;

    /// <summary>The objects, sorted by name.</summary>
    public IReadOnlyList<SObjectDescribe> Objects { get; }

    /// <summary>The object of that API name, in any case; null when there is none.</summary>
    public SObjectDescribe? Find(string name) => _byName.TryGetValue(name, out var describe) ? describe : null;
}
