using System.Net;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Auth;
using Salesforce.Typed.Transport.Errors;
using Salesforce.Typed.Transport.Limits;
using Salesforce.Typed.Transport.Telemetry;

namespace Salesforce.Typed.Transport.Http;

/// <summary>
/// Sends the calls of the REST API: one pipeline for all of them. It waits for the call's turn, compresses what is long, signs, limits the
/// time of a try, reads the org's usage, and retries calls where that is safe. An answer that is not a success is thrown.
/// </summary>
internal sealed class RestTransport : IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly HttpMessageInvoker _unsigned;
    private readonly BearerHandler _signing;
    private readonly TokenCache _tokens;
    private readonly DefaultHeaders _defaults;
    private readonly Uri _instance;
    private readonly string _origin;
    private readonly UsageMeter _usage;
    private readonly RequestThrottle _gate;
    private readonly TelemetryContext _telemetry;
    private readonly int? _compressFrom;
    private readonly bool _repeatsWrites;
    private readonly bool _isShared;
    private readonly int _maxAnswerBytes;

    public RestTransport(SalesforceOptions options)
    {
        var clock = Clock = options.TimeProvider;
        _instance = options.Instance;
        _origin = _instance.GetLeftPart(UriPartial.Authority);
        _tokens = new TokenCache(options.Auth);
        _defaults = new DefaultHeaders(options.CallDefaults);
        DataPath = "/services/data/v" + options.ApiVersion;
        var inner = options.HttpHandler ?? ConnectionFactory.CreateHandler();
        var log = new CallLog(options.LoggerFactory);
        _signing = new BearerHandler(_tokens, inner, log);
        _http = new HttpMessageInvoker(_signing, disposeHandler: options.HttpHandler is null);
        _unsigned = new HttpMessageInvoker(inner, disposeHandler: false);
        _telemetry = new TelemetryContext(options.Instance, clock, log, options.IncludeStatementsInTraces);
        _usage = new UsageMeter(options.Limits, clock, log);
        _gate = new RequestThrottle(options.Limits, _usage, clock);
        RetryPolicy = new RetryPolicy(options.Retry, clock, _gate, log);
        RequestTimeout = new RequestTimeout(options.Retry.Timeout, clock);
        _compressFrom = options.CompressionThreshold;
        _maxAnswerBytes = options.MaxResponseBytes;
        MaxRowBytes = options.MaxRowBytes;
    }

    private RestTransport(RestTransport other)
    {
        (_http, _unsigned, _signing, _tokens, _instance, _usage, _gate, _telemetry, _compressFrom) =
            (other._http, other._unsigned, other._signing, other._tokens, other._instance, other._usage, other._gate, other._telemetry, other._compressFrom);
        (DataPath, Clock, RetryPolicy, RequestTimeout) = (other.DataPath, other.Clock, other.RetryPolicy, other.RequestTimeout);
        _defaults = other._defaults;
        _origin = other._origin;
        _maxAnswerBytes = other._maxAnswerBytes;
        MaxRowBytes = other.MaxRowBytes;
        _repeatsWrites = true;
        _isShared = true;
    }

    /// <summary>The path of the API's resources, with the version and without a last slash.</summary>
    public string DataPath { get; }

    /// <summary>The address of the org, or of the host that signs in, as the options have it.</summary>
    public Uri Instance => _instance;

    /// <summary>Whether the other one signs in as this one does, so that both are of one client.</summary>
    public bool IsOfOneClient(RestTransport other) => ReferenceEquals(_tokens, other._tokens);

    /// <summary>The most bytes of one row.</summary>
    public int MaxRowBytes { get; }

    /// <summary>What time it is.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The settings that hold for every call; null where there are none.</summary>
    public CallOptions? CallOptions => _defaults.Settings;

    /// <summary>What the org last said of its daily requests.</summary>
    public ApiUsage? Usage => _usage.Current;

    /// <summary>Retries calls; for who reads an answer as it arrives, and sees it break off.</summary>
    public RetryPolicy RetryPolicy { get; }

    /// <summary>How long to wait for the org.</summary>
    public RequestTimeout RequestTimeout { get; }

    /// <summary>The log.</summary>
    public CallLog Log => _telemetry.Log;

    /// <summary>The token for calls that are not REST; one that such a call found refused is renewed.</summary>
    public ValueTask<AccessToken> SignInAsync(AccessToken? refused, CancellationToken cancellationToken) =>
        _signing.TokenAsync(_instance, refused, cancellationToken);

    /// <summary>The same connections, for writes that may be made more than once.</summary>
    public RestTransport WithRetryWrites() => new(this);

    /// <summary>Makes a call; the answer's body has been read if the call does not say that it reads it as it arrives.</summary>
    /// <exception cref="SalesforceApiException">The answer is not a success, or there is none.</exception>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether a write was carried out.</exception>
    public async Task<HttpResponseMessage> SendAsync(RestCall call, CancellationToken cancellationToken)
    {
        if (_repeatsWrites && !call.IsNeverRepeated)
            call = call with { IsRepeatable = true };
        var trace = CallTrace.Begin(_telemetry, call);
        try
        {
            if (_compressFrom is { } least && call.Body is { } body)
                call = call with { Body = await GzipBody.OfAsync(body, least, cancellationToken).ConfigureAwait(false) };
            Exception failure;
            HttpResponseMessage response;
            try
            {
                response = await TryAsync(call, cancellationToken).ConfigureAwait(false);
                trace.Succeed(response);
                return response;
            }
            catch (Exception e) when (RetryPolicy.ShouldRetry(call, e))
            {
                failure = e;
            }
            response = await RepeatAsync(call, failure, cancellationToken).ConfigureAwait(false);
            trace.Succeed(response);
            return response;
        }
        catch (Exception e) when (!call.IsRead && AsUnknown(call, e) is { } unknown)
        {
            trace.Fail(unknown);
            throw unknown;
        }
        catch (Exception e)
        {
            trace.Fail(e);
            throw;
        }
    }

    /// <summary>The exception for a write whose outcome is not known after that failure; null where it is known.</summary>
    public static OutcomeUnknownException? AsUnknown(in RestCall call, Exception failure) => failure switch
    {
        OutcomeUnknownException => null,
        SalesforceApiException e when WriteOutcomeClassifier.Classify(e) == WriteOutcome.Unknown => new OutcomeUnknownException(e),
        SalesforceFormatException { IsBeforeSending: false } e => new OutcomeUnknownException(call.Name, e),
        _ => null,
    };

    public void Dispose()
    {
        if (_isShared)
            return;
        _http.Dispose();
        _unsigned.Dispose();
        _tokens.Dispose();
        _gate.Dispose();
    }

    // By itself, so that a call that succeeds immediately does not pay for what this needs.
    private Task<HttpResponseMessage> RepeatAsync(
        RestCall call, Exception failure, CancellationToken cancellationToken) => RetryPolicy.RunAsync(
        call, failure, static (s, token) => s.Transport.TryAsync(s.Call, token), (Transport: this, Call: call), cancellationToken);

    private ValueTask<HttpResponseMessage> TryAsync(RestCall call, CancellationToken cancellationToken) =>
        _gate.IsOpen ? SendOnceAsync(call, cancellationToken) : SendInTurnAsync(call, cancellationToken);

    private async ValueTask<HttpResponseMessage> SendInTurnAsync(RestCall call, CancellationToken cancellationToken)
    {
        await _gate.EnterAsync(call, cancellationToken).ConfigureAwait(false);
        try
        {
            return await SendOnceAsync(call, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Leave();
        }
    }

    private async ValueTask<HttpResponseMessage> SendOnceAsync(RestCall call, CancellationToken cancellationToken)
    {
        // Not disposed, because that would dispose the body, which is the caller's and may be sent again.
        var request = new HttpRequestMessage(call.Method, OrgAddress.Of(_instance, _origin, call.Path))
        {
            // SocketsHttpHandler itself resends a request without a body when a reused connection ends before the answer; one with a body
            // it does not.
            Content = call.Body ?? (call.IsRead ? null : new ByteArrayContent([])),
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        // As text: a typed header is parsed, kept in a list and printed again for each request.
        request.Headers.TryAddWithoutValidation(HeaderNames.Accept, call.IsFile ? "*/*" : "application/json");
        _defaults.AddTo(request.Headers, call);
        using var limit = RequestTimeout.Begin(cancellationToken);
        try
        {
            var address = request.RequestUri!;
            var response = await (call.IsUnsigned ? _unsigned : _http).SendAsync(request, limit.Token).ConfigureAwait(false);
            if (call.IsUnsigned)
                _ = RedirectGuard.Require(response, call.Method, address);
            _usage.Read(response);
            _telemetry.Log.Warns(response);
            if (response.IsSuccessStatusCode || response.StatusCode == call.AlsoRead)
            {
                if (!call.IsStreamed)
                    await ReadBodyAsync(call, response, limit.Token).ConfigureAwait(false);
                if (response.IsSuccessStatusCode)
                    RequireSuccess(call, response);
                return response;
            }
            using (response)
                throw await FailureAsync(call, response, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (RequestTimeout.Explain(call, e, cancellationToken) is { } explained)
        {
            throw explained;
        }
    }

    private async ValueTask ReadBodyAsync(RestCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(_maxAnswerBytes, cancellationToken).ConfigureAwait(false);
            if (!call.Success.HasFlag(SuccessForms.Any) && !call.IsFile)
                ByteOrderMark.Remove(response);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            response.Dispose();
            throw new SalesforceFormatException($"The answer to {call.Name} has more than {_maxAnswerBytes:N0} bytes. "
                + $"SalesforceOptions.MaxResponseBytes sets how many are read") { Status = response.StatusCode };
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private void RequireSuccess(in RestCall call, HttpResponseMessage response)
    {
        try
        {
            ResponseCheck.Require(call, response, _tokens.Secrets);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<SalesforceApiException> FailureAsync(
        RestCall call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var answer = await ErrorReader.ReadAsync(call.Name, response, _tokens.Secrets, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Gone)
            answer = answer with { LiveVersions = await LiveVersions.AskAsync(
                _unsigned, response.RequestMessage?.RequestUri ?? _instance, cancellationToken).ConfigureAwait(false) };
        return ErrorReader.Create(answer with { Usage = _usage.Current });
    }
}
