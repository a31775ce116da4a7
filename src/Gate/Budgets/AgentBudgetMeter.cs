using System.Collections.Concurrent;
using Salesforce.Typed.Gate.Agents;
using Salesforce.Typed.Gate.Stores;

namespace Salesforce.Typed.Gate.Budgets;

/// <summary>
/// Counts what agents use: calls in a rolling minute in this process, rows and calls of the org in a day of UTC in the store.
/// </summary>
internal sealed class AgentBudgetMeter(IGateStore store, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> _calls = new();

    /// <summary>Counts a call.</summary>
    /// <returns>The budget that is used up, in words; null where none is.</returns>
    public async Task<string?> EnterAsync(AgentCaller caller, CancellationToken cancellationToken)
    {
        var budgets = caller.Access.Agent.Budgets;
        if (budgets.CallsPerMinute is { } perMinute && !TryCount(caller.Name, perMinute))
            return $"You may make {perMinute} calls a minute.";
        if (budgets.RowsPerDay is null && budgets.OrgCallsPerDay is null)
            return null;
        var (rows, calls) = await store.UseAsync(caller.Name, Day, 0, 0, cancellationToken).ConfigureAwait(false);
        if (budgets.RowsPerDay is { } mostRows && rows >= mostRows)
            return $"You have read {rows} rows today (UTC) of {mostRows}.";
        return budgets.OrgCallsPerDay is { } mostCalls && calls >= mostCalls
            ? $"You have made {calls} calls of the org today (UTC) of {mostCalls}."
            : null;
    }

    /// <summary>Counts a call of the org.</summary>
    public Task UseOrgCallAsync(AgentCaller caller, CancellationToken cancellationToken) =>
        store.UseAsync(caller.Name, Day, 0, 1, cancellationToken);

    /// <summary>Counts rows that were read.</summary>
    public Task UseRowsAsync(AgentCaller caller, long rows, CancellationToken cancellationToken) =>
        rows == 0 ? Task.CompletedTask : store.UseAsync(caller.Name, Day, rows, 0, cancellationToken);

    /// <summary>What an agent has used today.</summary>
    public Task<(long Rows, long OrgCalls)> UsedAsync(AgentCaller caller, CancellationToken cancellationToken) =>
        store.UseAsync(caller.Name, Day, 0, 0, cancellationToken);

    private DateOnly Day => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private bool TryCount(string agent, int most)
    {
        var now = time.GetUtcNow();
        var calls = _calls.GetOrAdd(agent, _ => new Queue<DateTimeOffset>());
        lock (calls)
        {
            while (calls.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromMinutes(1))
                calls.Dequeue();
            if (calls.Count >= most)
                return false;
            calls.Enqueue(now);
            return true;
        }
    }
}
