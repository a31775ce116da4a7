namespace Salesforce.Typed;

/// <summary>Keeps the token, and renews it once however many calls wait for it.</summary>
internal sealed class TokenCache(AuthFlow flow) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile AccessToken? _current;

    /// <summary>The current token, fetched if there is none yet.</summary>
    public ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken) =>
        _current is { } token ? new(token) : RenewAsync(null, cancellationToken);

    /// <summary>A token other than the one that the org refused. Calls that were refused the same one share a single renewal.</summary>
    public async ValueTask<AccessToken> RenewAsync(AccessToken? refused, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_current is { } token && !ReferenceEquals(token, refused))
                return token;
            _current = await flow.GetTokenAsync(cancellationToken).ConfigureAwait(false);
            return _current;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
