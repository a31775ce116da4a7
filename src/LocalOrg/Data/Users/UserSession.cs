namespace Salesforce.Typed.Testing;

/// <summary>A user that was added to a local org.</summary>
/// <param name="Id">The id of the user.</param>
/// <param name="Username">The name that the user signs in with.</param>
/// <param name="Token">An access token of the user, which is valid as long as the org runs.</param>
public sealed record UserSession(string Id, string Username, string Token);
