namespace Salesforce.Typed.Testing.SignIn;

/// <summary>An access token that was given out.</summary>
/// <param name="token">The token.</param>
/// <param name="lasts">For how long without a call it stays good; null for ever.</param>
/// <param name="username">The user that it stands for.</param>
internal sealed class Session(string token, TimeSpan? lasts, string username)
{
    public string Token { get; } = token;

    public string Username { get; } = username;

    public TimeSpan? Lasts { get; } = lasts;

    public DateTimeOffset LastUsed { get; set; }

    /// <summary>When the session ends unless it is used before.</summary>
    public DateTimeOffset? Expires => Lasts is { } time ? LastUsed + time : null;
}
