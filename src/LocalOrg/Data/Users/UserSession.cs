namespace Salesforce.Typed.Testing;

/// <summary>A user that was added to a local org.</summary>
/// <param name="Id">The id of the user.</param>
/// <param name="Username">The name that he signs in with.</param>
/// <param name="Token">An access token that stands for him, and lasts as long as the org.</param>
public sealed record UserSession(string Id, string Username, string Token);
