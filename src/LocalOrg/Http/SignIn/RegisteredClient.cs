namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>A client that may sign in.</summary>
/// <param name="Id">Its consumer key.</param>
internal sealed record RegisteredClient(string Id)
{
    /// <summary>Its secret; null takes any.</summary>
    public string? Secret { get; init; }

    /// <summary>Whether each refresh gives a new refresh token and voids the old.</summary>
    public bool RotatesRefreshTokens { get; init; }

    /// <summary>The key that its assertions are checked with; null does not check their signatures.</summary>
    public AssertionKey? Key { get; init; }
}
