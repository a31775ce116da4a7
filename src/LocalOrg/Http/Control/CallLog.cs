namespace Salesforce.Typed.Testing.Http.Control;

/// <summary>The last calls, without those of the org's own page and without control calls.</summary>
internal sealed class CallLog
{
    private const int MostCalls = 1000;

    // A statement can be as long as a request line; who looks at a list does not want all of it.
    private const int MostTarget = 2000;

    private readonly Lock _lock = new();
    private readonly Queue<LocalCall> _calls = new();

    public void Add(LocalCall call)
    {
        var holdsSecrets = call.Target.StartsWith("/services/oauth2", StringComparison.OrdinalIgnoreCase)
            || call.Target.Contains("oauth_token=", StringComparison.OrdinalIgnoreCase);
        var target = holdsSecrets ? call.Target.Split('?')[0] : call.Target;
        lock (_lock)
        {
            if (_calls.Count == MostCalls)
                _calls.Dequeue();
            _calls.Enqueue(call with { Target = target.Length > MostTarget ? target[..MostTarget] + "…" : target });
        }
    }

    /// <summary>The calls, oldest first.</summary>
    public IReadOnlyList<LocalCall> All()
    {
        lock (_lock)
            return [.. _calls];
    }
}
