namespace Salesforce.Typed.Testing;

/// <summary>A custom channel of a local org: which objects it has, and which fields always come along.</summary>
public sealed class LocalChannel
{
    private readonly Dictionary<string, IReadOnlyList<string>> _members = new(StringComparer.OrdinalIgnoreCase);

    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Members => _members;

    /// <summary>Takes an object's change events, or a platform event, into the channel.</summary>
    /// <param name="name">The object.</param>
    /// <param name="enrichedFields">Fields that updates and deletes carry even where they did not change.</param>
    public LocalChannel Of(string name, params string[] enrichedFields)
    {
        _members[name] = enrichedFields;
        return this;
    }
}
