namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>A refusal to sign in, in OAuth's own form: <c>{"error", "error_description"}</c>.</summary>
internal sealed class OAuthException(string error, string description) : Exception(description)
{
    public string Error { get; } = error;
}
