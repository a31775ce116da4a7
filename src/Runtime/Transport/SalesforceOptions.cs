using Microsoft.Extensions.Logging;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport;
using Salesforce.Typed.Transport.Auth;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed;

/// <summary>Which org, and how to reach it.</summary>
public sealed class SalesforceOptions
{
    /// <summary>The version of the API that is used unless another is named.</summary>
    public const string DefaultApiVersion = NewestApiVersion.Text;

    /// <summary>The most bytes of an answer that is read as a whole, unless set: 256 MB.</summary>
    public const int DefaultMaxResponseBytes = 256 * 1024 * 1024;

    /// <summary>The most bytes of one row, unless set: 64 MB.</summary>
    public const int DefaultMaxRowBytes = 64 * 1024 * 1024;

    private const int LeastAnswerBytes = 1024;
    private const int LeastRowBytes = 1024;

    /// <summary>
    /// The org's own address (My Domain), as <c>https://acme.my.salesforce.com</c>. Flows that learn the org by signing in may be given the
    /// login host in its place, <c>https://login.salesforce.com</c>, <c>https://test.salesforce.com</c> or a site: calls then go to the org
    /// that the credentials belong to. With an org's address, a token for another org is refused (<see cref="SignInFailure.WrongOrg"/>).
    /// </summary>
    public required Uri Instance { get; init; }

    /// <summary>How to obtain an access token.</summary>
    public required AuthFlow Auth { get; init; }

    /// <summary>The version of the API, from 31.0 on.</summary>
    public string ApiVersion { get; init; } = DefaultApiVersion;

    /// <summary>
    /// What sends the requests, in place of the client's own connections: for a proxy, or for a test without a network. The client does not
    /// dispose it. Where it is a <see cref="SocketsHttpHandler"/> or an <see cref="HttpClientHandler"/> that has sent nothing yet, the
    /// client turns
    /// <c>AllowAutoRedirect</c> and <c>UseCookies</c> off: the org redirects no call of the API, a redirect could carry data to another
    /// host, and a cookie of an earlier session must not be sent with the token of a later one.
    /// </summary>
    public HttpMessageHandler? HttpHandler { get; init; }

    /// <summary>How calls that fail are retried, and how long one may take.</summary>
    public RetryOptions Retry { get; init; } = new();

    /// <summary>How the limits of the org are kept.</summary>
    public LimitOptions Limits { get; init; } = new();

    /// <summary>Where the client logs to, under the category <c>Salesforce.Typed</c>; null logs nothing.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>
    /// Whether traces hold the text of queries (<c>db.query.text</c>). False by default, because conditions hold data.
    /// </summary>
    public bool IncludeStatementsInTraces { get; init; }

    /// <summary>From how many bytes on the body of a request is compressed; null never compresses. The default is 16,384.</summary>
    public int? CompressionThreshold { get; init; } = 16_384;

    /// <summary>
    /// The most bytes of an answer that is read as a whole, counted after decompression: a describe, the answer to a write, a page of a
    /// statement by hand. A longer one is a <see cref="SalesforceFormatException"/>. The default is 256 MB. Rows of typed queries and files
    /// are read as they arrive, and are not limited by it.
    /// </summary>
    public int MaxResponseBytes { get; init; } = DefaultMaxResponseBytes;

    /// <summary>
    /// The most bytes of one row, its child rows included. A longer one is a <see cref="SalesforceFormatException"/>. The default is 64 MB.
    /// </summary>
    public int MaxRowBytes { get; init; } = DefaultMaxRowBytes;

    /// <summary>
    /// What every call sends to the org in addition to its request: <c>new CallOptions { UpdateMru = false }</c>. A call's own settings
    /// go before these.
    /// </summary>
    public CallOptions? CallDefaults { get; init; }

    /// <summary>The clock by which calls are timed and retried.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    // Without a password that somebody wrote into it.
    private string Shown =>
        Instance.IsAbsoluteUri ? Instance.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) : Instance.OriginalString;

    /// <summary>
    /// Checks the options as the constructor of <see cref="SalesforceClient"/> does, without creating a client. Nothing is sent.
    /// </summary>
    /// <returns>The same options.</returns>
    /// <exception cref="ArgumentException">A value cannot be used; the message names the option and a value that can.</exception>
    public SalesforceOptions Validate()
    {
        if (!Instance.IsAbsoluteUri || Instance.Scheme is not ("https" or "http") || Instance.PathAndQuery != "/"
            || Instance.UserInfo.Length > 0)
            throw new ArgumentException("SalesforceOptions.Instance must be the address of an org without a path, as "
                + $"https://acme.my.salesforce.com; it is '{Shown}'.");
        if (Instance.Scheme == "http" && !Instance.IsLoopback)
            throw new ArgumentException(
                $"SalesforceOptions.Instance must be https: over http the access token would be readable in transit to '{Instance.Host}'.");
        if (!InstanceRule.IsSafe(Instance))
            throw new ArgumentException($"SalesforceOptions.Instance must have a host name in ASCII; it is '{Shown}'.");
        _ = ConnectionFactory.TryRestrict(HttpHandler);
        if (Auth.Objection(Instance) is { } objection)
            throw new ArgumentException("SalesforceOptions.Auth does not fit SalesforceOptions.Instance. " + objection);
        if (CallDefaults is RecordOptions or RawRequestOptions)
            throw new ArgumentException("SalesforceOptions.CallDefaults applies to every call. Use CallOptions: the conditions and "
                + "headers of RecordOptions and RawRequestOptions are for one call.");
        if (MaxResponseBytes < LeastAnswerBytes)
            throw new ArgumentException(
                $"SalesforceOptions.MaxResponseBytes must be at least {LeastAnswerBytes:N0}; it is {MaxResponseBytes:N0}.");
        if (MaxRowBytes < LeastRowBytes)
            throw new ArgumentException($"SalesforceOptions.MaxRowBytes must be at least {LeastRowBytes:N0}; it is {MaxRowBytes:N0}.");
        Retry.Validate();
        Limits.Validate();
        if (!decimal.TryParse(
            ApiVersion, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture,
            out var version) || !ApiVersion.EndsWith(".0", StringComparison.Ordinal))
            throw new ArgumentException($"SalesforceOptions.ApiVersion must be as \"{NewestApiVersion.Text}\"; it is '{ApiVersion}'.");
        return version >= 31 ? this : throw new ArgumentException(
            $"SalesforceOptions.ApiVersion must be \"31.0\" or later, since Salesforce retired the versions before; it is '{ApiVersion}'.");
    }
}
