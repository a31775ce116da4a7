using Salesforce.Typed.Auth;
using Salesforce.Typed.Core.Secrets;

namespace Salesforce.Typed.Transport.Auth;

/// <summary>Keeps the token, and renews it once however many calls wait for it.</summary>
internal sealed class TokenCache(AuthFlow flow) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _life = new();
    private volatile AccessToken? _current;
    private Task<AccessToken>? _renewal;

    /// <summary>The tokens and secrets that were sent, for texts that must not hold them.</summary>
    public SecretStore Secrets { get; } = new();

    /// <summary>The current token; null before the first call.</summary>
    public AccessToken? Current => _current;

    /// <summary>The current token, fetched if there is none yet.</summary>
    public ValueTask<AccessToken> GetAsync(SignInChannel channel, CancellationToken cancellationToken) =>
        _current is { } token ? new(token) : RenewAsync(null, channel, cancellationToken);

    /// <summary>A token other than the one that the org refused. Calls that were refused the same one share a single renewal.</summary>
    public async ValueTask<AccessToken> RenewAsync(AccessToken? refused, SignInChannel channel, CancellationToken cancellationToken)
    {
        Task<AccessToken> renewal;
        lock (_lock)
        {
            if (_current is { } token && !ReferenceEquals(token, refused))
                return token;
            if (_renewal is null or { IsCompleted: true })
                _renewal = Start(channel);
            renewal = _renewal;
        }
        return await renewal.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives up a renewal that is under way.</summary>
    public void Dispose()
    {
        // A container closes a client that its user has closed already.
        if (_life.IsCancellationRequested)
            return;
        _life.Cancel();
        _life.Dispose();
        Secrets.Dispose();
    }

    // A renewal belongs to no call: a caller that gives up must not take the token from the others, nor leave a refresh token that the
    // org has just replaced unread.
    private Task<AccessToken> Start(SignInChannel channel)
    {
        var life = _life.Token;
        var renewal = Task.Run(() => FetchAsync(channel, life), life);
        // When every caller has given up, nobody looks at a failure; it is not the process's concern.
        _ = renewal.ContinueWith(
            static t => t.Exception, CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return renewal;
    }

    private async Task<AccessToken> FetchAsync(SignInChannel channel, CancellationToken cancellationToken)
    {
        var token = await flow.GetTokenAsync(channel, cancellationToken).ConfigureAwait(false);
        Secrets.Add(token.Value);
        foreach (var secret in flow.Secrets)
            Secrets.Add(secret);
        InstanceRule.Check(channel.Instance, token);
        _current = token;
        return token;
    }
}
