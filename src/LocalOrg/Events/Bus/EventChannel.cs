using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>A channel of the org's own: some objects, and fields that always come along.</summary>
/// <param name="Name">Its name, as <c>Sales__chn</c>.</param>
/// <param name="Members">The objects or platform events, each with the fields that are enriched.</param>
internal sealed record EventChannel(string Name, IReadOnlyDictionary<string, IReadOnlyList<string>> Members)
{
    /// <summary>Whether platform events are its members, and not objects.</summary>
    public bool IsOfPlatformEvents => Members.Keys.Any(ObjectModel.IsPlatformEventName);

    public string Topic => (IsOfPlatformEvents ? "/event/" : "/data/") + Name;
}
