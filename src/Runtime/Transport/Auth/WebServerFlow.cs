using System.Runtime.CompilerServices;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Auth;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Auth;

/// <summary>
/// OAuth 2.0 web server, with PKCE: a person signs in with a browser once, and a refresh token renews the session from then on. One flow is
/// one person in one org. Salesforce Help, "OAuth 2.0 Web Server Flow for Web App Integration", "Proof Key for Code Exchange (PKCE)
/// Extension" and "OAuth 2.0 Refresh Token Flow for Renewed Sessions".
/// </summary>
public sealed class WebServerFlow : AuthFlow
{
    // Where the app rotates refresh tokens, a second refresh with the same one voids them all: one at a time, for all clients of the flow.
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly string _clientId;
    private readonly KeptSecret<string>? _clientSecret;
    private string? _refreshToken;

    // What is to be stored, and the access token that nobody gets before it is.
    private TokenResponse? _unstored;
    private AccessToken? _unused;

    /// <summary>
    /// A flow of a public client (a desktop or command-line program, which can keep no secret) or of a confidential one (a web
    /// site).
    /// </summary>
    /// <param name="clientId">The app's consumer key.</param>
    /// <param name="clientSecret">The app's consumer secret; null for a public client, which must send none.</param>
    public WebServerFlow(string clientId, string? clientSecret = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        if (clientSecret is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(clientSecret);
        _clientId = clientId;
        _clientSecret = clientSecret is null ? null : new(clientSecret);
    }

    /// <summary>A flow of a confidential client, with a secret from a vault.</summary>
    /// <param name="clientId">The app's consumer key.</param>
    /// <param name="clientSecret">
    /// Fetches the app's consumer secret: when a request needs it first, and again when the org refuses the one that it returned before.
    /// </param>
    [OverloadResolutionPriority(-1)]
    public WebServerFlow(string clientId, Func<CancellationToken, ValueTask<string>> clientSecret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentNullException.ThrowIfNull(clientSecret);
        _clientId = clientId;
        _clientSecret = new(clientSecret, "client secret");
    }

    /// <summary>
    /// Reads the refresh token that was stored last, null for none; asked before each refresh, so that what another process stored is seen,
    /// and again when the org refuses the token. Without it, the flow remembers the token for as long as it lives.
    /// </summary>
    public Func<CancellationToken, ValueTask<string?>>? LoadRefreshToken { get; init; }

    /// <summary>
    /// Stores a new refresh token, or forgets it (null, when it was revoked). It is awaited before the access token that came with it is
    /// used, and is not cancelled: where the app rotates refresh tokens, the old one is void by then. If it throws, calls fail with
    /// <see cref="SignInFailure.StoreFailed"/>, and the next call tries to store once more.
    /// </summary>
    public Func<string?, ValueTask>? StoreRefreshToken { get; init; }

    /// <summary>What the person is asked for, separated by spaces; empty for all that the app has.</summary>
    public string Scope { get; init; } = "api refresh_token";

    /// <summary>
    /// What sends the requests of <see cref="FinishAsync"/> and <see cref="RevokeAsync"/>, in place of connections of the flow's own;
    /// refreshing goes the way of the client. It is not disposed.
    /// </summary>
    public HttpMessageHandler? HttpHandler { get; init; }

    /// <summary>The clock that limits how long a request may take.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Begins a sign-in: send the person's browser to its <see cref="WebServerSignIn.Address"/>. Nothing is sent from here.
    /// </summary>
    /// <param name="instance">The login host or the org's own address: the client's <see cref="SalesforceOptions.Instance"/>.</param>
    /// <param name="redirectUri">
    /// Where the browser comes back to: one of the app's callback URLs, or that of a <see cref="LoopbackRedirect"/>.
    /// </param>
    /// <exception cref="ArgumentException">An address is not absolute, or not https.</exception>
    public WebServerSignIn Begin(Uri instance, Uri redirectUri) => WebServerSignIn.Begin(_clientId, instance, redirectUri, Scope);

    /// <summary>The sign-in that was begun with this state and verifier, maybe by another process of the same web site.</summary>
    /// <param name="instance">The address that it was begun with.</param>
    /// <param name="redirectUri">The redirect address that it was begun with.</param>
    /// <param name="state">Its <see cref="WebServerSignIn.State"/>.</param>
    /// <param name="verifier">Its <see cref="WebServerSignIn.Verifier"/>.</param>
    /// <exception cref="ArgumentException">
    /// An address is not absolute or not https, the state is empty, or the verifier has not 43 to 128 characters.
    /// </exception>
    public WebServerSignIn Resume(Uri instance, Uri redirectUri, string state, string verifier) =>
        new(_clientId, instance, redirectUri, Scope, state, verifier);

    /// <summary>
    /// Finishes a sign-in: checks the state, redeems the code and stores the refresh token. Clients with this flow work from then
    /// on.
    /// </summary>
    /// <param name="signIn">The sign-in that was begun.</param>
    /// <param name="redirect">What the browser brought back.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SignInException">The state is not that of the sign-in, the person said no, or the code was refused.</exception>
    public async Task FinishAsync(WebServerSignIn signIn, AuthorizationRedirect redirect, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        ArgumentNullException.ThrowIfNull(redirect);
        if (!signIn.IsMine(redirect))
        {
            throw new SignInException(
                SignInFailure.StateMismatch, "The browser came back with a state that this sign-in did not send",
                "Nothing was redeemed. Begin again; if it happens often, somebody may be trying to slip in a sign-in of theirs.");
        }
        if (redirect.Error is { } error)
            throw SignInAdvice.Explain(error, [new("state", signIn.State), new("code_verifier", signIn.Verifier)], signIn.Instance, null);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var answer = await AskAsync(
                Endpoint(signIn.Instance),
                [new("grant_type", "authorization_code"), new("code", redirect.Code),
                    new("redirect_uri", signIn.RedirectUri.OriginalString), new("code_verifier", signIn.Verifier)],
                cancellationToken).ConfigureAwait(false);
            _unstored = null;
            _unused = await KeepAsync(answer).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends the sign-in: revokes the refresh token with all access tokens that came from it, and forgets it.</summary>
    /// <param name="instance">The login host or the org's own address.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SignInException">
    /// The host did not answer or refused, or forgetting failed. Tokens that were void already are not failure.
    /// </exception>
    public async Task RevokeAsync(Uri instance, CancellationToken cancellationToken = default)
    {
        InstanceRule.Require(instance);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (await LoadAsync(cancellationToken).ConfigureAwait(false) is { } refreshToken)
                await Endpoint(instance).RevokeAsync(refreshToken, cancellationToken).ConfigureAwait(false);
            else if (_unused is { } token)
                await Endpoint(instance).RevokeAsync(token.Value, cancellationToken).ConfigureAwait(false);
            (_refreshToken, _unstored, _unused) = (null, null, null);
            await StoreAsync(null).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    internal override IEnumerable<string?> Secrets => [_clientSecret?.Current, _refreshToken];

    internal override async ValueTask<AccessToken> GetTokenAsync(SignInChannel channel, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_unstored is { } late)
                return await KeepAsync(late).ConfigureAwait(false);
            if (_unused is { } token)
            {
                _unused = null;
                return token;
            }
            var refreshToken = await LoadAsync(cancellationToken).ConfigureAwait(false) ?? throw new SignInException(
                SignInFailure.NotSignedIn, "There is no refresh token",
                "A person must sign in first, through WebServerFlow.Begin and FinishAsync, with the scope refresh_token.");
            var answer = await RefreshAsync(channel, refreshToken, cancellationToken).ConfigureAwait(false);
            return await KeepAsync(answer).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    internal override string? Objection(Uri instance) => LoadRefreshToken is not null && StoreRefreshToken is null
        ? "A WebServerFlow that loads its refresh token must store new ones too (StoreRefreshToken): where the app rotates them, the "
            + "loaded one is good once."
        : null;

    private async ValueTask<string?> LoadAsync(CancellationToken cancellationToken)
    {
        if (LoadRefreshToken is not { } load || _unstored is not null)
            return _refreshToken;
        try
        {
            return await load(cancellationToken).ConfigureAwait(false) is { Length: > 0 } loaded ? loaded : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new SignInException(SignInFailure.StoreFailed, "The refresh token could not be loaded "
                + $"({e.GetType().Name})", "Fix WebServerFlow.LoadRefreshToken.");
        }
    }

    private async ValueTask<AccessToken> KeepAsync(TokenResponse answer)
    {
        if (answer.RefreshToken is { } renewed)
        {
            _refreshToken = renewed;
            _unstored = answer;
            await StoreAsync(renewed).ConfigureAwait(false);
            _unstored = null;
        }
        return answer.Token;
    }

    private async ValueTask StoreAsync(string? refreshToken)
    {
        if (StoreRefreshToken is not { } store)
            return;
        try
        {
            await store(refreshToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // What a store throws may quote what it was given: its type alone is reported.
            throw new SignInException(
                SignInFailure.StoreFailed, $"The refresh token could not be stored ({e.GetType().Name})",
                "Fix WebServerFlow.StoreRefreshToken; the next call tries to store once more.");
        }
    }

    // Another process may have stored a new token since this one was loaded. The refused one is not sent a second time.
    private async Task<TokenResponse> RefreshAsync(SignInChannel channel, string refreshToken, CancellationToken cancellationToken)
    {
        var endpoint = new TokenEndpoint(channel, TimeProvider);
        try
        {
            return await AskAsync(endpoint, Form(refreshToken), cancellationToken).ConfigureAwait(false);
        }
        catch (SignInException e) when (e.Failure == SignInFailure.RefreshTokenExpired && LoadRefreshToken is not null)
        {
            if (await LoadAsync(cancellationToken).ConfigureAwait(false) is not { } stored || stored == refreshToken)
                throw;
            return await AskAsync(endpoint, Form(stored), cancellationToken).ConfigureAwait(false);
        }

        static KeyValuePair<string, string>[] Form(string token) => [new("grant_type", "refresh_token"), new("refresh_token", token)];
    }

    // A public client must not send a secret, a confidential one must. A secret that is refused redeems nothing.
    private async Task<TokenResponse> AskAsync(TokenEndpoint endpoint, KeyValuePair<string, string>[] form,
        CancellationToken cancellationToken)
    {
        if (_clientSecret is null)
            return await endpoint.AskAsync([.. form, new("client_id", _clientId)], cancellationToken).ConfigureAwait(false);
        var secret = await _clientSecret.GetAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await endpoint.AskAsync(WithClient(form, secret), cancellationToken).ConfigureAwait(false);
        }
        catch (SignInException e) when (e.Failure == SignInFailure.WrongSecret)
        {
            if (await _clientSecret.ReplaceAsync(secret, cancellationToken).ConfigureAwait(false) is not { } replaced)
                throw;
            return await endpoint.AskAsync(WithClient(form, replaced), cancellationToken).ConfigureAwait(false);
        }
    }

    private KeyValuePair<string, string>[] WithClient(KeyValuePair<string, string>[] form, string secret) =>
        [.. form, new("client_id", _clientId), new("client_secret", secret)];

    private TokenEndpoint Endpoint(Uri instance)
    {
        _ = ConnectionFactory.TryRestrict(HttpHandler);
        var invoker = HttpHandler is { } own ? new HttpMessageInvoker(own, disposeHandler: false) : OwnConnections.Invoker;
        return new(new(instance, invoker.SendAsync), TimeProvider);
    }

    /// <summary>Connections for signing in before there is a client.</summary>
    private static class OwnConnections
    {
        public static readonly HttpMessageInvoker Invoker = new(ConnectionFactory.CreateHandler());
    }
}
