using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Salesforce.Typed.Local;

/// <summary>The tokens that calls may bring. They end after a time without use, as the platform's do.</summary>
internal sealed class Sessions
{
    private readonly ConcurrentDictionary<string, Session> _byToken = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _refreshTokens = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;

    public Sessions(TimeProvider clock, string lastingToken, TimeSpan timeout)
    {
        _clock = clock;
        _timeout = timeout;
        _byToken[lastingToken] = new Session(lastingToken, null) { LastUsed = clock.GetUtcNow() };
    }

    /// <summary>The session of a token; null where it has none, or has it no more.</summary>
    public Session? Find(string token) =>
        _byToken.TryGetValue(token, out var session) && !(session.Expires < _clock.GetUtcNow()) ? session : null;

    /// <summary>Whether a call with that token may pass; it keeps the session alive.</summary>
    public bool Use(string token)
    {
        if (Find(token) is not { } session)
            return false;
        session.LastUsed = _clock.GetUtcNow();
        return true;
    }

    /// <summary>Opens a session.</summary>
    public Session Open()
    {
        var session = new Session("00DLc000000001!" + Random(), _timeout) { LastUsed = _clock.GetUtcNow() };
        _byToken[session.Token] = session;
        return session;
    }

    /// <summary>Gives out a refresh token for a client.</summary>
    public string AddRefreshToken(string clientId)
    {
        var token = "5Aep" + Random();
        _refreshTokens[token] = clientId;
        return token;
    }

    /// <summary>Whether the refresh token is that client's; <paramref name="spend"/> voids it.</summary>
    public bool UseRefreshToken(string token, string clientId, bool spend) =>
        _refreshTokens.TryGetValue(token, out var owner) && owner == clientId && (!spend || _refreshTokens.TryRemove(token, out _));

    /// <summary>Ends an access or refresh token; false where there is none.</summary>
    public bool Revoke(string token) => _byToken.TryRemove(token, out _) | _refreshTokens.TryRemove(token, out _);

    /// <summary>Ends every session but the one that the org was started with: as an admin would.</summary>
    public void EndAll()
    {
        foreach (var session in _byToken.Values.Where(s => s.Lasts is not null))
            _byToken.TryRemove(session.Token, out _);
    }

    private static string Random() => Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
}
