using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Transport.Auth;

/// <summary>
/// A secret that is given, or that a callback fetches when it is needed first. It is kept until the org refuses it: then the callback is
/// called again, and a secret that was replaced in the meantime is found. Nothing that the callback throws or returns is part of a message.
/// </summary>
/// <typeparam name="TSecret">What holds the secret.</typeparam>
internal sealed class KeptSecret<TSecret>
    where TSecret : class
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Func<CancellationToken, ValueTask<TSecret>>? _get;
    private readonly string _name;
    private volatile TSecret? _current;

    /// <summary>A secret that does not change.</summary>
    public KeptSecret(TSecret secret)
    {
        _current = secret;
        _name = "";
    }

    /// <summary>A secret that a callback fetches.</summary>
    /// <param name="get">Fetches it.</param>
    /// <param name="name">What messages call it: <c>client secret</c>.</param>
    public KeptSecret(Func<CancellationToken, ValueTask<TSecret>> get, string name)
    {
        ArgumentNullException.ThrowIfNull(get);
        _get = get;
        _name = name;
    }

    /// <summary>The secret as far as it is known; null before it was fetched.</summary>
    public TSecret? Current => _current;

    /// <summary>The secret, fetched if it is not known.</summary>
    /// <exception cref="SignInException">The callback failed, or returned none.</exception>
    public async ValueTask<TSecret> GetAsync(CancellationToken cancellationToken) =>
        _current ?? await FetchAsync(null, cancellationToken).ConfigureAwait(false);

    /// <summary>The secret that took the place of one that the org refused; null where the callback still returns that one.</summary>
    /// <exception cref="SignInException">The callback failed, or returned none.</exception>
    public async ValueTask<TSecret?> ReplaceAsync(TSecret refused, CancellationToken cancellationToken)
    {
        if (_get is null)
            return null;
        var secret = await FetchAsync(refused, cancellationToken).ConfigureAwait(false);
        return secret.Equals(refused) ? null : secret;
    }

    // One fetch serves all that wait.
    private async Task<TSecret> FetchAsync(TSecret? refused, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_current is { } known && !known.Equals(refused))
                return known;
            return _current = await CallAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async ValueTask<TSecret> CallAsync(CancellationToken cancellationToken)
    {
        TSecret? secret;
        try
        {
            secret = await _get!(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw new SignInException(
                SignInFailure.SecretUnavailable, $"The callback for the {_name} failed ({e.GetType().Name})",
                    "Check the callback, and what it reads the secret from.")
            {
                IsTransient = e is HttpRequestException or IOException or TimeoutException or OperationCanceledException,
            };
        }
        return secret is null || (secret is string text && string.IsNullOrWhiteSpace(text))
            ? throw new SignInException(SignInFailure.SecretUnavailable, $"The callback for the {_name} returned none",
                "It must return the secret.")
            : secret;
    }
}
