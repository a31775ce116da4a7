using System.Text;
using Salesforce.Typed.Audit;
using Salesforce.Typed.Audit.Chains;
using Salesforce.Typed.Audit.Records;
using Salesforce.Typed.Audit.Sentences;
using Salesforce.Typed.Audit.Stores;
using Salesforce.Typed.Gate.Agents;
using Salesforce.Typed.Gate.Budgets;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Gate.Cursors;
using Salesforce.Typed.Gate.Keys;
using Salesforce.Typed.Gate.Orgs;
using Salesforce.Typed.Gate.Stores;
using Salesforce.Typed.Policy.Files;
using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Gate;

/// <summary>A gate in front of an org: who may call it, what each may do, and the record of all calls.</summary>
public sealed class SalesforceGate : IAsyncDisposable
{
    private readonly GateKeys _keys;
    private readonly SqliteGateStore _store;
    private readonly SqliteAuditStore _auditStore;
    private readonly GateOptions _options;

    private SalesforceGate(GateOptions options, GateOrg org, GateKeys keys, SqliteGateStore store, SqliteAuditStore auditStore)
    {
        (_options, _keys, _store, _auditStore) = (options, keys, store, auditStore);
        var audit = new AuditLog(auditStore, keys.Audit, AuditLog.NewChain("gate", options.Time), options.Time);
        Services = new GateServices(
            org, store, new AgentDirectory(store, org, options.Time), audit, new AgentBudgetMeter(store, options.Time),
            new CursorSeal(keys.Seal),
            new UntrustedReads(options.Time), options.Time);
        Dispatcher = new GateDispatcher(Services);
    }

    internal IReadOnlyList<string> HostNames => _options.HostNames;

    internal GateServices Services { get; }

    internal GateDispatcher Dispatcher { get; }

    /// <summary>Opens the store and the keys of a gate, and creates them where there are none.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="org">The org.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AuditStoreException">The store cannot be used.</exception>
    /// <exception cref="FormatException">The file of keys does not hold keys.</exception>
    /// <exception cref="IOException">The file of keys cannot be used.</exception>
    public static async Task<SalesforceGate> OpenAsync(GateOptions options, GateOrg org, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(org);
        var keys = GateKeys.Open(options.Keys);
        var store = await SqliteGateStore.OpenAsync(options.Store, cancellationToken).ConfigureAwait(false);
        var audit = await SqliteAuditStore.OpenAsync(options.Store, cancellationToken).ConfigureAwait(false);
        return new SalesforceGate(options, org, keys, store, audit);
    }

    /// <summary>Applies a policy: it holds from the next call on.</summary>
    /// <param name="json">The policy, as a file has it.</param>
    /// <param name="person">Who applies it.</param>
    /// <param name="isDryRun">Whether only the difference is wanted.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What changed, a line each; empty where the policy is the current one, which makes no new version.</returns>
    /// <exception cref="FormatException">The policy has errors: the message has each of them with its line.</exception>
    /// <exception cref="AuditStoreException">The store cannot be used.</exception>
    public async Task<IReadOnlyList<string>> ApplyPolicyAsync(
        string json, string person, bool isDryRun = false, CancellationToken cancellationToken = default)
    {
        var reading = PolicyReader.Read(Encoding.UTF8.GetBytes(json), Services.Org.Schema);
        var policy = reading.Document ?? throw new FormatException(string.Join("\n", reading.Problems));
        var (version, current) = await Services.Agents.PolicyAsync(cancellationToken).ConfigureAwait(false);
        var changes = PolicyDifference.Of(current, policy);
        if (isDryRun || (changes.Count == 0 && version > 0))
            return changes;
        using var output = new MemoryStream();
        PolicyWriter.Write(policy, output);
        var added = await _store.AddPolicyAsync(
            Encoding.UTF8.GetString(output.ToArray()), person, version, _options.Time.GetUtcNow(), cancellationToken)
            .ConfigureAwait(false) ?? throw new AuditStoreException("Another policy was applied at the same time. Apply this one again.");
        await Services.Audit.WriteAsync(
            new AuditEntry(AuditKind.Policy, AuditSentence.Acted(person, $"applied version {added} of the policy, {changes.Count} changes"))
            {
                Person = person, PolicyVersion = added, Changes = changes,
            }, cancellationToken).ConfigureAwait(false);
        return changes;
    }

    /// <summary>The current policy, as a file has it.</summary>
    /// <exception cref="AuditStoreException">The store cannot be used.</exception>
    public async Task<string> ExportPolicyAsync(CancellationToken cancellationToken = default)
    {
        var (_, policy) = await Services.Agents.PolicyAsync(cancellationToken).ConfigureAwait(false);
        using var output = new MemoryStream();
        PolicyWriter.Write(policy, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>Adds an agent to the policy, without any grant.</summary>
    /// <exception cref="ArgumentException">The name is not one of an agent, or the policy has it.</exception>
    /// <exception cref="AuditStoreException">The store cannot be used.</exception>
    public async Task AddAgentAsync(string name, string? title, string person, CancellationToken cancellationToken = default)
    {
        if (!AgentNames.IsValid(name))
            throw new ArgumentException($"'{name}' is not a name of an agent: {AgentNames.Rule}", nameof(name));
        var (_, policy) = await Services.Agents.PolicyAsync(cancellationToken).ConfigureAwait(false);
        if (policy.Find(name) is not null)
            throw new ArgumentException($"The policy has an agent '{name}'.", nameof(name));
        var added = policy with
        {
            Agents =
                new(policy.Agents.Append(new AgentPolicy(name) { Title = title ?? name }).OrderBy(a => a.Name, StringComparer.Ordinal)),
        };
        using var output = new MemoryStream();
        PolicyWriter.Write(added, output);
        await ApplyPolicyAsync(Encoding.UTF8.GetString(output.ToArray()), person, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The agents of the policy, and how many keys they have.</summary>
    /// <exception cref="AuditStoreException">The store cannot be used.</exception>
    public async Task<IReadOnlyList<AgentSummary>> ReadAgentsAsync(CancellationToken cancellationToken = default)
    {
        var (_, policy) = await Services.Agents.PolicyAsync(cancellationToken).ConfigureAwait(false);
        var keys = (await _store.ReadKeysAsync(cancellationToken).ConfigureAwait(false)).ToLookup(k => k.Agent);
        var now = _options.Time.GetUtcNow();
        return [.. policy.Agents.Select(
            a => new AgentSummary(a.Name, a.Title, keys[a.Name].Count(), keys[a.Name].Count(k => k.IsOpen(now))))];
    }

    /// <summary>The newest approvals.</summary>
    /// <exception cref="AuditStoreException">The store cannot be used.</exception>
    public async Task<IReadOnlyList<ApprovalSummary>> ReadApprovalsAsync(CancellationToken cancellationToken = default)
    {
        const int most = 50;
        var now = _options.Time.GetUtcNow();
        return [.. (await _store.ReadApprovalsAsync(null, most, cancellationToken).ConfigureAwait(false)).Select(a => new ApprovalSummary(
            a.Id, a.Agent, a.State is "waiting" or "approved" && a.Expires <= now ? "expired" : a.State, a.Sentence, a.Details,
            a.Expires))];
    }

    /// <summary>The records of all calls.</summary>
    public IAuditStore Audit => _auditStore;

    /// <summary>Recomputes the chains of the audit.</summary>
    /// <exception cref="AuditStoreException">The store cannot be read.</exception>
    public Task<AuditVerification> VerifyAuditAsync(CancellationToken cancellationToken = default) =>
        AuditVerifier.VerifyAsync(_auditStore, new Dictionary<string, AuditKeys> { [_keys.Audit.Id] = _keys.Audit }, [], cancellationToken);

    /// <summary>Issues a key of an agent. It cannot be read again.</summary>
    /// <param name="agent">The agent, which the policy has.</param>
    /// <param name="person">Who issues it.</param>
    /// <param name="expires">When it ends; null where it does not.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">The policy does not have the agent.</exception>
    /// <exception cref="AuditStoreException">The store cannot be used.</exception>
    public async Task<string> IssueKeyAsync(
        string agent, string person, DateTimeOffset? expires = null, CancellationToken cancellationToken = default)
    {
        var (_, policy) = await Services.Agents.PolicyAsync(cancellationToken).ConfigureAwait(false);
        if (policy.Find(agent) is null)
            throw new ArgumentException($"The policy has no agent '{agent}'. Add it to the policy first.", nameof(agent));
        var key = AgentKey.Create();
        await Services.Audit.WriteAsync(
            new AuditEntry(AuditKind.Agent, AuditSentence.Acted(person, $"issued the key {AgentKey.Prefix(key)}… of {agent}"))
            {
                Agent = agent, Person = person, KeyPrefix = AgentKey.Prefix(key),
            }, cancellationToken).ConfigureAwait(false);
        await _store.AddKeyAsync(
            new StoredKey(agent, AgentKey.Prefix(key), _options.Time.GetUtcNow(), expires, null), AgentKey.Hash(key),
            cancellationToken).ConfigureAwait(false);
        return key;
    }

    /// <summary>Stops all keys of an agent, from the next call on.</summary>
    /// <returns>How many keys were open.</returns>
    /// <exception cref="AuditStoreException">The store cannot be used.</exception>
    public async Task<int> StopAgentAsync(string agent, string person, CancellationToken cancellationToken = default)
    {
        var stopped = await _store.StopKeysAsync(agent, _options.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        await Services.Audit.WriteAsync(
            new AuditEntry(AuditKind.Agent, AuditSentence.Acted(person, $"stopped {agent}")) { Agent = agent, Person = person },
            cancellationToken)
            .ConfigureAwait(false);
        return stopped;
    }

    /// <summary>Approves or denies a write that waits.</summary>
    /// <param name="id">The approval.</param>
    /// <param name="person">Who decides.</param>
    /// <param name="isApproved">Whether it is approved.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether it was waiting.</returns>
    /// <exception cref="AuditStoreException">The store cannot be used.</exception>
    public async Task<bool> DecideApprovalAsync(string id, string person, bool isApproved, CancellationToken cancellationToken = default)
    {
        var approval = await _store.FindApprovalAsync(id, cancellationToken).ConfigureAwait(false);
        if (approval is null || !await _store.MoveApprovalAsync(
            id, "waiting", isApproved ? "approved" : "denied", person, _options.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false))
            return false;
        await Services.Audit.WriteAsync(
            new AuditEntry(AuditKind.Approval, AuditSentence.Acted(
                person, $"{(isApproved ? "approved" : "denied")} {id} of {approval.Agent}"))
            {
                Agent = approval.Agent, Person = person, Approval = id, Decision = isApproved ? "allowed" : "denied",
            }, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _auditStore.DisposeAsync().ConfigureAwait(false);
        await _store.DisposeAsync().ConfigureAwait(false);
        _keys.Dispose();
    }
}
