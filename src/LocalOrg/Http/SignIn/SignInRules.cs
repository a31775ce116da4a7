namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>Which clients and users may sign in.</summary>
/// <param name="ClientId">The only client; null for none, or for any where <paramref name="AcceptsAnyClient"/>.</param>
/// <param name="ClientSecret">Its secret; null takes any.</param>
/// <param name="RotatesRefreshTokens">Whether each refresh gives a new refresh token and voids the old.</param>
/// <param name="RequiresSecret">Whether every way to sign in needs the secret.</param>
/// <param name="AcceptsAnyClient">Whether clients that are not registered may sign in.</param>
/// <param name="RedirectUris">The addresses that <c>authorize</c> may send a browser to; none stands for those of the loopback.</param>
/// <param name="Passwords">The passwords of users, by their names in any case.</param>
/// <param name="CommonPassword">The password of all other users; null for none.</param>
internal sealed record SignInRules(
    string? ClientId, string? ClientSecret, bool RotatesRefreshTokens, bool RequiresSecret, bool AcceptsAnyClient, IReadOnlyList<string> RedirectUris,
    IReadOnlyDictionary<string, string> Passwords, string? CommonPassword);
