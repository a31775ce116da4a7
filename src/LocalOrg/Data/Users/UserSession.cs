namespace Salesforce.Typed.Testing;

/// <summary>A user that was added to a local org.</summary>
public sealed record UserSession
{
    /// <summary>Creates an <see cref="UserSession"/>.</summary>
    /// <param name="id">The id of the user.</param>
    /// <param name="username">The name that the user signs in with.</param>
    /// <param name="token">An access token of the user, which is valid as long as the org runs.</param>
    public UserSession(string id, string username, string token)
    {
        Id = id;
        Username = username;
        Token = token;
    }

    /// <summary>The id of the user.</summary>
    public string Id { get; init; }

    /// <summary>The name that the user signs in with.</summary>
    public string Username { get; init; }

    /// <summary>An access token of the user, which is valid as long as the org runs.</summary>
    public string Token { get; init; }
}
