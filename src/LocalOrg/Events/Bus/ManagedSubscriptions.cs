using Salesforce.Typed.Testing.Core.Ids;

namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>The managed subscriptions of the org.</summary>
internal sealed class ManagedSubscriptions(IEnumerable<(string DeveloperName, string Topic, bool FromEarliest)> settings)
{
    private const string KeyPrefix = "18x";

    private readonly List<ManagedSubscription> _all = [.. settings.Select(
        (s, i) => new ManagedSubscription(RecordId.Create(KeyPrefix, i + 1), s.DeveloperName, s.Topic, s.FromEarliest))];

    /// <summary>The one of that id, or of that name.</summary>
    public ManagedSubscription? Find(string? id, string? developerName) => id is null
        ? _all.Find(s => s.DeveloperName == developerName)
        : RecordId.TryParse(id, out var whole) ? _all.Find(s => s.Id == whole) : null;
}
