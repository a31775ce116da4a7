using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Auth;

/// <summary>What the browser brought back to the redirect address: a code, or a reason why there is none.</summary>
public sealed class AuthorizationRedirect
{
    /// <summary>The browser brought a code.</summary>
    /// <param name="code">The code; it is good once.</param>
    /// <param name="state">The state.</param>
    public AuthorizationRedirect(string code, string state)
        : this(code, state, null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ArgumentNullException.ThrowIfNull(state);
    }

    private AuthorizationRedirect(string code, string state, OAuthError? error)
    {
        Code = code;
        State = state;
        Error = error;
    }

    /// <summary>The state, to compare with the one that was sent.</summary>
    internal string State { get; }

    /// <summary>The code; empty where there is an error.</summary>
    internal string Code { get; }

    /// <summary>Why there is no code.</summary>
    internal OAuthError? Error { get; }

    /// <summary>Reads the address to which the browser came back.</summary>
    /// <param name="address">The address, with its query.</param>
    /// <exception cref="ArgumentException">It has neither a code nor an error.</exception>
    public static AuthorizationRedirect Parse(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return TryParse(address.OriginalString)
            ?? throw new ArgumentException(
                "The address has neither a code nor an error: it is not the redirect of a sign-in.", nameof(address));
    }

    /// <summary>Says that there is a code, not which.</summary>
    public override string ToString() => Error is null ? "AuthorizationRedirect(code)" : "AuthorizationRedirect(error)";

    internal static AuthorizationRedirect? TryParse(string address)
    {
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        if (mark < 0)
            return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in address[(mark + 1)..].Split('#')[0].Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                values[Decode(pair[..equals])] = Decode(pair[(equals + 1)..]);
        }
        var state = values.GetValueOrDefault("state", "");
        if (values.TryGetValue("error", out var error))
            return new("", state, new OAuthError(error, values.GetValueOrDefault("error_description", "")));
        return values.TryGetValue("code", out var code) && code.Length > 0 ? new(code, state, null) : null;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
