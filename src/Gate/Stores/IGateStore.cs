namespace Salesforce.Typed.Gate.Stores;

/// <summary>Where a gate keeps its policy, keys and approvals. Several processes may share one.</summary>
internal interface IGateStore : IAsyncDisposable
{
    /// <summary>The number of the newest policy; 0 where there is none.</summary>
    Task<long> ReadPolicyVersionAsync(CancellationToken cancellationToken);

    /// <summary>The newest policy; null where there is none.</summary>
    Task<StoredPolicy?> ReadPolicyAsync(CancellationToken cancellationToken);

    /// <summary>Adds a version of the policy.</summary>
    /// <param name="json">The policy.</param>
    /// <param name="person">Who applies it.</param>
    /// <param name="after">The version that it was made from.</param>
    /// <param name="time">The time.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new version; null where another one was added since.</returns>
    Task<long?> AddPolicyAsync(string json, string person, long after, DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Adds a key.</summary>
    Task AddKeyAsync(StoredKey key, string hash, CancellationToken cancellationToken);

    /// <summary>Stops all keys of an agent.</summary>
    /// <returns>How many were open.</returns>
    Task<int> StopKeysAsync(string agent, DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>The key with that hash; null where there is none.</summary>
    Task<StoredKey?> FindKeyAsync(string hash, CancellationToken cancellationToken);

    /// <summary>All keys, the oldest first.</summary>
    Task<IReadOnlyList<StoredKey>> ReadKeysAsync(CancellationToken cancellationToken);

    /// <summary>Adds an approval that waits.</summary>
    Task AddApprovalAsync(StoredApproval approval, CancellationToken cancellationToken);

    /// <summary>The approval of that id; null where there is none.</summary>
    Task<StoredApproval?> FindApprovalAsync(string id, CancellationToken cancellationToken);

    /// <summary>The newest approvals, those of one agent or of all.</summary>
    Task<IReadOnlyList<StoredApproval>> ReadApprovalsAsync(string? agent, int most, CancellationToken cancellationToken);

    /// <summary>Moves an approval from one state to another.</summary>
    /// <returns>Whether it was in that state, and not expired.</returns>
    Task<bool> MoveApprovalAsync(
        string id, string from, string to, string? person, DateTimeOffset time, CancellationToken cancellationToken);

    /// <summary>Adds to what an agent used in a day of UTC.</summary>
    /// <returns>What it used in all, with this.</returns>
    Task<(long Rows, long OrgCalls)> UseAsync(string agent, DateOnly day, long rows, long orgCalls, CancellationToken cancellationToken);
}
