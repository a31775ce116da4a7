using System.Collections.Concurrent;
using System.Security.Cryptography;
using Salesforce.Typed.Testing.Data.Users;

namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>The tokens that calls may bring. They end after a time without use, as the platform's do.</summary>
internal sealed class Sessions
{
    // More are not in use at a time; those that were not used for longest make room.
    private const int MostSessions = 10_000;
    private const int MostRefreshTokens = 10_000;

    // By digest: the time that a lookup takes says nothing about a token.
    private readonly ConcurrentDictionary<string, Session> _byToken = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, (string ClientId, string Username)> _refreshTokens = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;

    public Sessions(TimeProvider clock, string ownToken, TimeSpan timeout)
    {
        _clock = clock;
        _timeout = timeout;
        Keep(new Session(ownToken, null, InitialRecords.Username, null) { IsOwn = true, LastUsed = _clock.GetUtcNow() });
    }

    /// <summary>Takes a token that is good as long as the org is.</summary>
    public void AddLasting(string token, string username) =>
        Keep(new Session(token, null, username, null) { LastUsed = _clock.GetUtcNow() });

    /// <summary>The session of a token; null where it has none, or has it no more.</summary>
    public Session? Find(string token) =>
        _byToken.TryGetValue(SecretText.Digest(token), out var session) && !(session.Expires < _clock.GetUtcNow()) ? session : null;

    /// <summary>The session of a call's token, which the call keeps alive; null where the call may not pass.</summary>
    public Session? Use(string token)
    {
        var session = Find(token);
        if (session is not null)
            session.LastUsed = _clock.GetUtcNow();
        return session;
    }

    /// <summary>Opens a session.</summary>
    public Session Open(string username, string? clientId)
    {
        var session = new Session(NewToken(), _timeout, username, clientId) { LastUsed = _clock.GetUtcNow() };
        if (_byToken.Count >= MostSessions)
            MakeRoom();
        Keep(session);
        return session;
    }

    /// <summary>A new access token.</summary>
    public static string NewToken() => "00DLc0000000001!" + Random();

    /// <summary>Gives out a refresh token for a client.</summary>
    public string AddRefreshToken(string clientId, string username)
    {
        var token = "5Aep" + Random();
        lock (_lock)
        {
            if (_refreshTokens.Count == MostRefreshTokens)
                _refreshTokens.RemoveAt(0);
            _refreshTokens.Add(SecretText.Digest(token), (clientId, username));
        }
        return token;
    }

    /// <summary>The user of the refresh token, if it is that client's; <paramref name="spend"/> voids it.</summary>
    public string? UseRefreshToken(string token, string clientId, bool spend)
    {
        var digest = SecretText.Digest(token);
        lock (_lock)
        {
            if (!_refreshTokens.TryGetValue(digest, out var owner) || owner.ClientId != clientId)
                return null;
            if (spend)
                _refreshTokens.Remove(digest);
            return owner.Username;
        }
    }

    /// <summary>Ends an access or refresh token; false where there is none, or none of that client.</summary>
    /// <param name="token">The token.</param>
    /// <param name="clientId">The client that asks; null where the request does not say.</param>
    public bool Revoke(string token, string? clientId)
    {
        var digest = SecretText.Digest(token);
        if (_byToken.TryGetValue(digest, out var session) && (clientId is null || session.ClientId == clientId))
            return _byToken.TryRemove(digest, out _);
        lock (_lock)
            return _refreshTokens.TryGetValue(digest, out var owner) && (clientId is null || owner.ClientId == clientId)
                && _refreshTokens.Remove(digest);
    }

    /// <summary>Ends every session that was opened by signing in: as an admin would.</summary>
    public void EndAll()
    {
        foreach (var (digest, session) in _byToken)
        {
            if (session.Lasts is not null)
                _byToken.TryRemove(digest, out _);
        }
    }

    private void MakeRoom()
    {
        var now = _clock.GetUtcNow();
        foreach (var (digest, _) in _byToken.Where(s => s.Value.Expires < now).ToList())
            _byToken.TryRemove(digest, out _);
        foreach (var (digest, _) in _byToken.Where(s => s.Value.Lasts is not null).OrderBy(s => s.Value.LastUsed).Take(
            _byToken.Count - MostSessions + 1).ToList())
            _byToken.TryRemove(digest, out _);
    }

    private void Keep(Session session) => _byToken[SecretText.Digest(session.Token)] = session;

    private static string Random() => Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
}
