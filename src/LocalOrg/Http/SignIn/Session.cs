namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>An access token that was given out.</summary>
/// <param name="token">The token.</param>
/// <param name="lasts">For how long without a call it stays good; null for as long as the org runs.</param>
/// <param name="username">The user that it stands for.</param>
/// <param name="clientId">The client that signed in; null for a token that no client signed in for.</param>
internal sealed class Session(string token, TimeSpan? lasts, string username, string? clientId)
{
    public string Token { get; } = token;

    public string Username { get; } = username;

    public string? ClientId { get; } = clientId;

    public TimeSpan? Lasts { get; } = lasts;

    /// <summary>Whether it is that of the token that the org was started with.</summary>
    public bool IsOwn { get; init; }

    public DateTimeOffset LastUsed { get; set; }

    /// <summary>When the session ends unless it is used before.</summary>
    public DateTimeOffset? Expires => Lasts is { } time ? LastUsed + time : null;
}
