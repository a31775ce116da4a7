namespace Salesforce.Typed.Testing.SignIn;

/// <summary>Which clients may sign in.</summary>
/// <param name="ClientId">The only client; null takes any.</param>
/// <param name="ClientSecret">Its secret; null takes any.</param>
/// <param name="RotatesRefreshTokens">Whether each refresh gives a new refresh token and voids the old.</param>
internal sealed record SignInRules(string? ClientId, string? ClientSecret, bool RotatesRefreshTokens);
