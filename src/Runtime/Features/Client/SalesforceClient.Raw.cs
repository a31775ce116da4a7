using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Calls;
using Salesforce.Typed.Transport.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed;

// Calls that this library has no method for: Apex REST, the Tooling API, and what is yet to come.
public sealed partial class SalesforceClient
{
    /// <summary>Makes any call of the org's REST APIs, as the overload with options says.</summary>
    /// <inheritdoc cref="SendAsync(HttpMethod, string, HttpContent, RawRequestOptions, CancellationToken)"/>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? body = null, CancellationToken cancellationToken = default) =>
        SendAsync(method, path, body, new RawRequestOptions(), cancellationToken);

    /// <summary>
    /// Makes any call of the org's REST APIs, through the client's own pipeline: signed, its session renewed, repeated where that is safe,
    /// its errors thrown. A call that writes is retried by <see cref="WithRetryWrites"/> alone.
    /// <c>org.SendAsync(HttpMethod.Post, "/services/apexrest/orders", JsonContent.Create(order, AppJson.Default.Order))</c>.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="path">
    /// The address below the org's: from its first slash on, or without one below <c>/services/data/vXX.X/</c>, as
    /// <c>tooling/query?q=...</c>. What comes from outside is percent-encoded by the caller.
    /// </param>
    /// <param name="body">
    /// The body; null for none. It may be sent more than once, as when the session has to be renewed. The caller disposes it.
    /// </param>
    /// <param name="call">Headers, and how the answer is read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The answer, a success. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">The path leads out of the org, or a header is not one.</exception>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? body, RawRequestOptions call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(call);
        var address = RawPath.Of(_transport.DataPath, path);
        var headers = CallHeaders.Of(call, _transport.CallOptions, isWrite: method != HttpMethod.Get);
        foreach (var (name, value) in call.Headers)
            headers = new RestHeader(name, value, headers);
        return _transport.SendAsync(
            new(method, address) { Body = body, Headers = headers, IsStreamed = call.IsStreamed, Success = SuccessForms.Any },
            cancellationToken);
    }

    /// <summary>Makes any call of the org's REST APIs and reads its answer, which is JSON.</summary>
    /// <typeparam name="TRow">The type of the answer.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="path">The address below the org's, as the overload with options says.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="answer">How the answer is read: <c>AppJson.Default.OrderResult</c> of a <c>JsonSerializerContext</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">The path leads out of the org.</exception>
    /// <exception cref="SalesforceFormatException">The answer is not JSON, or none of that type.</exception>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public async Task<TRow?> SendAsync<TRow>(
        HttpMethod method, string path, HttpContent? body, JsonTypeInfo<TRow> answer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        using var response = await SendAsync(method, path, body, cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        try
        {
            return await JsonSerializer.DeserializeAsync(stream, answer, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException e)
        {
            var found = UnexpectedResponse.DescribeUnlessJson(
                await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            throw new SalesforceFormatException(
                $"Expected JSON of a {typeof(TRow).Name}{found}. The answer is something else, or is cut off", inner: e);
        }
    }
}
