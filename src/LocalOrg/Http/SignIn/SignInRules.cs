namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>Which clients and users may sign in.</summary>
/// <param name="Clients">The clients, by their consumer keys.</param>
/// <param name="RequiresSecret">Whether every way to sign in needs the client's secret, or an assertion whose signature is checked.</param>
/// <param name="AcceptsAnyClient">Whether clients that are not registered may sign in.</param>
/// <param name="RedirectUris">The addresses that <c>authorize</c> may send a browser to; none stands for those of the loopback.</param>
/// <param name="Passwords">The passwords of users, by their names in any case.</param>
/// <param name="CommonPassword">The password of all other users; null for none.</param>
internal sealed record SignInRules(
    IReadOnlyDictionary<string, RegisteredClient> Clients, bool RequiresSecret, bool AcceptsAnyClient, IReadOnlyList<string> RedirectUris,
    IReadOnlyDictionary<string, string> Passwords, string? CommonPassword)
{
    /// <summary>The client with that consumer key; null where it is not registered.</summary>
    public RegisteredClient? Client(string? id) => id is null ? null : Clients.GetValueOrDefault(id);
}
