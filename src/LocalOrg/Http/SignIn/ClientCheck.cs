namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>Checks which client may sign in, and its secret.</summary>
internal sealed class ClientCheck(SignInRules rules)
{
    /// <summary>Checks a client.</summary>
    /// <param name="client">The client.</param>
    /// <param name="needsSecret">Whether the client must have a secret; a wrong one is refused in any case.</param>
    /// <exception cref="OAuthException">The client is not known, or its secret is wrong or missing.</exception>
    public void Check(ClientCredentials client, bool needsSecret)
    {
        CheckId(client.Id);
        needsSecret |= rules.RequiresSecret;
        // Public clients have none; one that is sent must be right.
        var isMissing = needsSecret && string.IsNullOrEmpty(client.Secret);
        if (isMissing || (client.Secret is { } secret && IsWrong(client.Id, secret)))
            throw new OAuthException("invalid_client", "invalid client credentials");
    }

    /// <summary>Checks the consumer key of a client.</summary>
    /// <exception cref="OAuthException">The client is not known.</exception>
    public void CheckId(string? clientId)
    {
        if (rules.Clients.Count == 0 && !rules.AcceptsAnyClient)
            throw new OAuthException("invalid_client_id", "client identifier invalid: this local org accepts its access token only. Start "
                + "it with a client to let one sign in.");
        if (string.IsNullOrEmpty(clientId) || (rules.Client(clientId) is null && !rules.AcceptsAnyClient))
            throw new OAuthException("invalid_client_id", "client identifier invalid");
    }

    private bool IsWrong(string? clientId, string secret) =>
        rules.Client(clientId)?.Secret is { } expected && !SecretText.Same(secret, expected);
}
