using System.Collections.Concurrent;
using Salesforce.Typed.Gate.Agents;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Footprints;

namespace Salesforce.Typed.Gate.Calls;

/// <summary>
/// Remembers which keys read text that people outside of the organization may have written. There is no session, so it counts for 30
/// minutes.
/// </summary>
internal sealed class UntrustedReads(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _reads = new();

    /// <summary>Notes that a key is about to read what the footprint names.</summary>
    public void Add(AgentCaller caller, Footprint footprint)
    {
        if (footprint.Entries.Any(e => IsUntrusted(caller.Access, e)))
            _reads[caller.KeyPrefix] = time.GetUtcNow();
    }

    /// <summary>Whether a key read untrusted text within the last 30 minutes.</summary>
    public bool Has(AgentCaller caller) => _reads.TryGetValue(caller.KeyPrefix, out var read) && time.GetUtcNow() - read < Lifetime;

    private static bool IsUntrusted(AgentAccess access, FootprintEntry entry) => entry is { Use: FootprintUse.Select, Field: { } field }
        && access.Agent.Untrusted.Any(name => string.Equals(name, entry.Object, StringComparison.OrdinalIgnoreCase))
        && access.Schema.Find(entry.Object)?.FindField(field)?.Type.Info().Family is ValueFamily.Text or ValueFamily.TextSet
            or ValueFamily.Compound;
}
