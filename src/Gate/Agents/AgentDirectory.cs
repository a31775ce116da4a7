using System.Collections.Concurrent;
using System.Text;
using Salesforce.Typed.Audit.Stores;
using Salesforce.Typed.Gate.Keys;
using Salesforce.Typed.Gate.Orgs;
using Salesforce.Typed.Gate.Stores;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Files;
using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Gate.Agents;

/// <summary>
/// Finds the agent of a key under the current policy. The store is asked at each call, so that a key that was stopped and a policy that
/// was changed hold from the next call on, in every process.
/// </summary>
internal sealed class AgentDirectory(IGateStore store, GateOrg org, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, AgentAccess> _accesses = new();
    private readonly SemaphoreSlim _reading = new(1);
    private volatile Current _current = new(-1, PolicyDocument.Empty);

    /// <summary>The agent of a key; null where the key opens nothing.</summary>
    /// <exception cref="AuditStoreException">The store cannot be read: nobody is let in.</exception>
    public async Task<AgentCaller?> FindAsync(string key, string? client, string? traceId, CancellationToken cancellationToken)
    {
        if (!AgentKey.IsWellFormed(key))
            return null;
        var now = time.GetUtcNow();
        return await store.FindKeyAsync(AgentKey.Hash(key), cancellationToken).ConfigureAwait(false) is { } stored && stored.IsOpen(now)
            ? await FindAgentAsync(stored.Agent, stored.Prefix, client, traceId, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>An agent by its name: for a process that was started for one agent.</summary>
    /// <returns>The agent; null where the policy does not have it, or its time is over.</returns>
    /// <exception cref="AuditStoreException">The store cannot be read.</exception>
    public async Task<AgentCaller?> FindAgentAsync(
        string name, string keyPrefix, string? client, string? traceId, CancellationToken cancellationToken)
    {
        var (version, policy) = await PolicyAsync(cancellationToken).ConfigureAwait(false);
        if (policy.Find(name) is not { } agent || agent.IsExpired(time.GetUtcNow()))
            return null;
        var access = _accesses.GetOrAdd($"{version}/{name}", _ => new AgentAccess(agent, org.Schema));
        return new AgentCaller(access, version, keyPrefix, client, traceId);
    }

    /// <summary>The current policy and its version.</summary>
    /// <exception cref="AuditStoreException">The store cannot be read, or its policy cannot be used with the snapshots.</exception>
    public async Task<(long Version, PolicyDocument Policy)> PolicyAsync(CancellationToken cancellationToken)
    {
        var version = await store.ReadPolicyVersionAsync(cancellationToken).ConfigureAwait(false);
        var current = _current;
        if (version == current.Version)
            return (current.Version, current.Policy);
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var stored = await store.ReadPolicyAsync(cancellationToken).ConfigureAwait(false);
            if (stored is null)
                return (0, PolicyDocument.Empty);
            current = _current;
            if (stored.Version == current.Version)
                return (current.Version, current.Policy);
            var reading = PolicyReader.Read(Encoding.UTF8.GetBytes(stored.Json), org.Schema);
            _current = current = new Current(stored.Version, reading.Document ?? throw new AuditStoreException(
                $"Version {stored.Version} of the policy does not fit the snapshots, so nothing is granted: "
                    + $"{reading.Problems.First(p => !p.IsWarning)}"));
            _accesses.Clear();
            return (current.Version, current.Policy);
        }
        finally
        {
            _reading.Release();
        }
    }

    // One reference, so that a call never sees the version of one policy with the grants of another.
    private sealed record Current(long Version, PolicyDocument Policy);
}
