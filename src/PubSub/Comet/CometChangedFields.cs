using Salesforce.Typed.Events.Changes;
using Salesforce.Typed.Events.Decoding;

namespace Salesforce.Typed.Events.Comet;

/// <summary>Which fields an event of CometD says something of: those that changed, by name. Which became null it does not say.</summary>
internal sealed class CometChangedFields(
    SObjectInfo info, string[] changed, IReadOnlyDictionary<string, string>? differences) : IChangedFields
{
    // "BillingAddress.City" is the object's BillingCity.
    private readonly string[] _changed = [.. changed.Select(name => OwnName(info, name))];

    public IReadOnlyList<string> Changed => _changed;

    public IReadOnlyList<string> Nulled => throw new NotSupportedException(
        $"CometD does not tell which fields of {info.Name} became null: an event names what changed, and leaves out what it has no value "
            + $"for. Read the record, or read the events over the Pub/Sub API (EventOptions.Transport).");

    public IReadOnlyList<string> Diffs => differences is null ? [] : [.. differences.Keys];

    public bool HasChanged(string field)
    {
        var name = Named.Find(info, field).Name;
        return Array.Exists(_changed, c => string.Equals(c, name, StringComparison.OrdinalIgnoreCase))
            || Array.Exists(changed, c => c.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase));
    }

    public string DiffOf(string field) => Named.Diff(info, differences, field);

    private static string OwnName(SObjectInfo info, string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var own = dot < 0 ? name : PartNames.Of(name[..dot], name[(dot + 1)..]);
        return info.Find(own)?.Name ?? name;
    }
}
