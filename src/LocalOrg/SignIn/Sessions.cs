using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Salesforce.Typed.Testing.SignIn;

/// <summary>The tokens that calls may bring. They end after a time without use, as the platform's do.</summary>
internal sealed class Sessions
{
    private readonly ConcurrentDictionary<string, Session> _byToken = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string ClientId, string Username)> _refreshTokens = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;

    public Sessions(TimeProvider clock, string lastingToken, TimeSpan timeout)
    {
        _clock = clock;
        _timeout = timeout;
        AddLasting(lastingToken, FirstRecords.Username);
    }

    /// <summary>Takes a token that is good as long as the org is.</summary>
    public void AddLasting(string token, string username) => _byToken[token] = new Session(token, null, username) { LastUsed = _clock.GetUtcNow() };

    /// <summary>The session of a token; null where it has none, or has it no more.</summary>
    public Session? Find(string token) =>
        _byToken.TryGetValue(token, out var session) && !(session.Expires < _clock.GetUtcNow()) ? session : null;

    /// <summary>The session of a call's token, which the call keeps alive; null where the call may not pass.</summary>
    public Session? Use(string token)
    {
        var session = Find(token);
        if (session is not null)
            session.LastUsed = _clock.GetUtcNow();
        return session;
    }

    /// <summary>Opens a session.</summary>
    public Session Open(string username)
    {
        var session = new Session(NewToken(), _timeout, username) { LastUsed = _clock.GetUtcNow() };
        _byToken[session.Token] = session;
        return session;
    }

    /// <summary>An access token that nobody has yet.</summary>
    public static string NewToken() => "00DLc0000000001!" + Random();

    /// <summary>Gives out a refresh token for a client.</summary>
    public string AddRefreshToken(string clientId, string username)
    {
        var token = "5Aep" + Random();
        _refreshTokens[token] = (clientId, username);
        return token;
    }

    /// <summary>The user of the refresh token, if it is that client's; <paramref name="spend"/> voids it.</summary>
    public string? UseRefreshToken(string token, string clientId, bool spend) =>
        _refreshTokens.TryGetValue(token, out var owner) && owner.ClientId == clientId && (!spend || _refreshTokens.TryRemove(token, out _)) ? owner.Username : null;

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
