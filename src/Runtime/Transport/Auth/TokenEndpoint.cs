using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Core.Secrets;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Transport.Auth;

/// <summary>The OAuth endpoints of a login host: posts forms, reads answers, and says why one was refused.</summary>
internal sealed class TokenEndpoint(SignInChannel channel, TimeProvider clock)
{
    private const int LongestBody = 64 * 1024;
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");

    // Callers wait for one renewal: a login host that never answers must not stop them indefinitely.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>Asks for a token.</summary>
    /// <exception cref="SignInException">It was refused, or there was no answer.</exception>
    public async Task<TokenResponse> AskAsync(KeyValuePair<string, string>[] form, CancellationToken cancellationToken)
    {
        var answer = await PostAsync("/services/oauth2/token", form, cancellationToken).ConfigureAwait(false);
        if (answer.Status != HttpStatusCode.OK)
            throw Refused(form, answer);
        if (TokenResponse.Parse(answer.Body, out var problem) is { } token)
        {
            channel.Secrets?.Add(token.RefreshToken);
            return token;
        }
        throw OAuthError.Parse(answer.Body) is null ? Unusable($"answered 200 {problem}") : Refused(form, answer);
    }

    /// <summary>Ends a token; one that is not valid any more is as good as ended.</summary>
    /// <exception cref="SignInException">It was refused, or there was no answer.</exception>
    public async Task RevokeAsync(string token, CancellationToken cancellationToken)
    {
        KeyValuePair<string, string>[] form = [new("token", token)];
        var answer = await PostAsync("/services/oauth2/revoke", form, cancellationToken).ConfigureAwait(false);
        if (answer.Status == HttpStatusCode.OK || OAuthError.Parse(answer.Body) is { Error: "invalid_token" or "unsupported_token_type" })
            return;
        throw Refused(form, answer);
    }

    private async Task<Answer> PostAsync(string path, KeyValuePair<string, string>[] form, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(LongestWait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        foreach (var secret in SignInAdvice.SecretsOf(form))
            channel.Secrets?.Add(secret);
        var address = OrgAddress.Of(channel.Instance, path);
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower
        };
        request.Content = new SecretForm(request, form);
        request.Headers.Accept.Add(Json);
        try
        {
            using var response = await channel.Send(request, either.Token).ConfigureAwait(false);
            if (RedirectGuard.FindTarget(response, HttpMethod.Post, address) is { } target)
                throw new SignInException(
                    SignInFailure.WrongDomain, $"{address.Host} redirects to {target.GetLeftPart(UriPartial.Authority)}, and the handler "
                        + $"followed", "Set AllowAutoRedirect of the handler to false.");
            return new(response.StatusCode, await ReadAsync(response, either.Token)
                .ConfigureAwait(false), response.Headers.Location, response.Headers.Date) { RetryAfter = ErrorReader.RetryAfter(response) };
        }
        catch (OperationCanceledException e) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Unreachable($"{channel.Instance.Host} did not answer within {LongestWait.TotalSeconds} seconds", e, isTransient: true);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Unreachable($"{channel.Instance.Host} could not be reached: {ServerText.Line(e.Message).TrimEnd('.')}", ServerText.Clean(
                e), isTransient: e.InnerException is not AuthenticationException);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        var body = new byte[LongestBody];
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return body.AsMemory(0, length);
    }

    private SignInException Refused(KeyValuePair<string, string>[] form, Answer answer)
    {
        if (OAuthError.Parse(answer.Body) is { } error)
            return SignInAdvice.Explain(error, form, channel.Instance, answer.ServerTime, answer.RetryAfter);
        if (answer.Location is { } moved)
        {
            var host = ServerText.Show(Redaction.Clean(moved.IsAbsoluteUri
                ? moved.GetLeftPart(UriPartial.Authority)
                : moved.OriginalString.Split('?')[0], SignInAdvice.SecretsOf(form)));
            return new(SignInFailure.WrongDomain, $"{channel.Instance.Host} sends to "
                + $"{host}", "Make that SalesforceOptions.Instance, if it is your org's address.");
        }
        // A proxy's page or a cut-off token: neither has a place in a message.
        return Unreachable(
            $"{channel.Instance.Host} answered {(int)answer.Status} with {UnexpectedResponse.Describe(answer.Body.Span)}, and not in the "
                + $"form of OAuth",
            null,
            isTransient: (int)answer.Status is 429 or 500 or 502 or 503 or 504,
            answer.RetryAfter);
    }

    private SignInException Unusable(string what) => new(
        SignInFailure.Unreachable, $"{channel.Instance.Host} {what}", "Check that SalesforceOptions.Instance is the address of the org or "
            + "of a login host of Salesforce, and that no proxy in between answers in its place.");

    private static SignInException Unreachable(string what, Exception? inner, bool isTransient, TimeSpan? retryAfter = null) => new(
        SignInFailure.Unreachable, what,
        "Check SalesforceOptions.Instance, the network and proxies in between; status.salesforce.com reports about outages.", inner)
    {
        IsTransient = isTransient,
        RetryAfter = retryAfter,
    };

    private readonly record struct Answer(HttpStatusCode Status, ReadOnlyMemory<byte> Body, Uri? Location, DateTimeOffset? ServerTime)
    {
        public TimeSpan? RetryAfter { get; init; }
    }
}
