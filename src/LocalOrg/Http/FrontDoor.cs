using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Salesforce.Typed.Testing.Control;
using Salesforce.Typed.Testing.Errors;
using Salesforce.Typed.Testing.Events;
using Salesforce.Typed.Testing.Events.Cometd;
using Salesforce.Typed.Testing.Page;
using Salesforce.Typed.Testing.Records;
using Salesforce.Typed.Testing.SignIn;
using Salesforce.Typed.Testing.Users;

namespace Salesforce.Typed.Testing.Http;

/// <summary>Where every call comes in: looks at its token, lets it fail where a test wants that, and sends it on, one after the other.</summary>
internal sealed class FrontDoor(Org org, UserDirectory users, ApiUsage usage, Sessions sessions, SignInRules signInRules, Faults faults, EventDesk desk)
{
    private const int MostUriBytes = 16_384;

    // Anybody may send these: a form, and messages of CometD.
    private const int MostFormBytes = 64 * 1024;

    private readonly SignInResource _signIn = new(org, users, sessions, signInRules);
    private readonly CallLog _calls = new();
    private readonly ControlResource _control = new(org, users, sessions, faults);
    private readonly EventControl _eventControl = new(desk);
    private readonly CometdResource _cometd = new(org, users, desk.Faults);

    // SQLite's connection serves one call at a time; calls wait here without holding a thread.
    private readonly SemaphoreSlim _gate = new(1, 1);
    private bool _isClosed;

    /// <summary>The last calls, oldest first.</summary>
    public IReadOnlyList<LocalCall> Calls => _calls.All();

    /// <summary>Answers a request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (IsOurs(context, RequestTarget.Parse(target)))
        {
            using var ours = await AnswerAsync(context).ConfigureAwait(false);
            await ReplySender.SendAsync(context, ours, null).ConfigureAwait(false);
            return;
        }
        var (time, began) = (org.Clock.GetUtcNow(), Stopwatch.GetTimestamp());
        var fault = faults.Take(context.Request.Method, target);
        if (fault is { Delay: { Ticks: > 0 } delay })
            await Task.Delay(delay, context.RequestAborted).ConfigureAwait(false);
        using var reply = (fault is null ? null : Faults.Answer(fault.Kind)) ?? await AnswerAsync(context).ConfigureAwait(false);
        // Before it is sent: who has the answer finds the call in the list.
        _calls.Add(new LocalCall(time, context.Request.Method, target, reply.Status, Stopwatch.GetElapsedTime(began), Bearer(context) is { } token ? sessions.Find(token)?.Username : null));
        await ReplySender.SendAsync(context, reply, fault?.Kind).ConfigureAwait(false);
    }

    // The page and the control calls: no faults meet them, and no list has them. What the page reads is told by a header, which the org's own
    // token must go with: no user's calls are left out.
    private bool IsOurs(HttpContext context, RequestTarget target) =>
        target.Path == "/" || target.After("/_local") is not null || (context.Request.Headers.ContainsKey("X-Local-Page") && IsOwnToken(context));

    private bool IsOwnToken(HttpContext context) => Bearer(context) is { } token && sessions.Find(token) is { IsOwn: true };

    /// <summary>Does <paramref name="work"/> while no call is carried out.</summary>
    public async Task<T> AloneAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _isClosed ? throw new ApiException(503, "SERVER_UNAVAILABLE", "The local org is stopped", null) : work();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Lets no call in from now on; returns once the one that is being carried out is done.</summary>
    public async Task CloseAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        _isClosed = true;
        _gate.Release();
    }

    private async Task<Reply> AnswerAsync(HttpContext context)
    {
        try
        {
            return await DispatchAsync(context).ConfigureAwait(false);
        }
        catch (ApiException e)
        {
            return Reply.Error(e);
        }
        catch (BadHttpRequestException e)
        {
            return Reply.Error(new ApiException(e.StatusCode, "INVALID_REQUEST", e.Message, null));
        }
        catch (Exception e) when (e is not (OperationCanceledException or IOException))
        {
            // A bug of ours: told as the platform tells its own. The stack is for the console, not for the client.
            await Console.Error.WriteLineAsync(ConsoleText.Escape(e.ToString())).ConfigureAwait(false);
            return Reply.Error(new ApiException(500, "UNKNOWN_EXCEPTION", "An unexpected error occurred in the local org. Its console has the details.", null));
        }
    }

    private async Task<Reply> DispatchAsync(HttpContext context)
    {
        var raw = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        CheckLength(context, raw);
        var target = RequestTarget.Parse(raw);
        if (target.Path == "/" && HttpMethods.IsGet(context.Request.Method))
            return PageResource.Answer();
        if (target.After("/services/data") is { } data)
            return data.Length == 0 ? ServiceResource.Versions() : await DataAsync(context, data, target.Query).ConfigureAwait(false);
        if (target.After("/services/oauth2") is { } oauth)
            return await SignInAsync(context, oauth, target.Query).ConfigureAwait(false);
        if (target.After("/cometd") is { } cometd)
            return await CometdAsync(context, cometd).ConfigureAwait(false);
        if (target.After("/id") is { } id)
            return _signIn.Identity(id, UserOf(context), Origin(context));
        if (target.After("/_local") is { } control)
        {
            UserOf(context);
            if (!IsOwnToken(context))
                throw new ApiException(403, "INSUFFICIENT_ACCESS", "Control calls need the access token that the local org was started with.", null);
            if (control == "calls" && HttpMethods.IsGet(context.Request.Method))
                return CallLog.Write(Calls);
            var body = await BodyReader.ReadAsync(context).ConfigureAwait(false);
            if (control.StartsWith("events/", StringComparison.OrdinalIgnoreCase))
                return await AloneAsync(() => _eventControl.Answer(control["events/".Length..], context.Request.Method, body), context.RequestAborted).ConfigureAwait(false);
            return await AloneAsync(() => _control.Answer(control, context.Request.Method, body), context.RequestAborted).ConfigureAwait(false);
        }
        throw ApiErrors.NotFound();
    }

    private async Task<Reply> DataAsync(HttpContext context, string path, string query)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var version = ApiVersion.Parse(slash < 0 ? path : path[..slash]) ?? throw ApiErrors.NotFound();
        if (version < ApiVersion.Oldest)
            throw new ApiException(410, "GONE", $"API version {version}.0 has been retired. Use version {ApiVersion.Oldest}.0 or later.", null);
        if (version > ApiVersion.Newest)
            throw ApiErrors.NotFound();
        var user = UserOf(context);
        if (!user.Account.ApiEnabled)
            throw new ApiException(403, "API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization.", null);
        CheckContentType(context.Request);
        var body = await BodyReader.ReadAsync(context).ConfigureAwait(false);
        var parts = MultipartBody.Is(context.Request.ContentType) ? MultipartBody.Parse(body, context.Request.ContentType!) : new MultipartBody(body, Uploads.None);
        using var call = new Call(
            context.Request.Method.ToUpperInvariant(), version, slash < 0 ? "" : path[slash..], query,
            name => context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null, parts.Json)
        {
            Uploads = parts.Uploads,
            Origin = Origin(context),
        };
        return await AloneAsync(
            () =>
            {
                org.Journal.Origin = OriginOf(call);
                var info = usage.Count() ?? throw ApiErrors.DailyLimitExceeded();
                var reply = user.Router.Answer(call);
                reply.Headers.Add(new("Sforce-Limit-Info", info));
                return reply;
            },
            context.RequestAborted).ConfigureAwait(false);
    }

    // Polls wait for long: they do not wait in the line of those who write.
    private async Task<Reply> CometdAsync(HttpContext context, string path)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
            throw ApiErrors.MethodNotAllowed(context.Request.Method, "POST");
        var version = ApiVersion.Parse("v" + path.Split('/')[0]);
        if (!ApiVersion.IsServed(version))
            throw ApiErrors.NotFound();
        var body = await BodyReader.ReadAsync(context, CometdResource.MostRequestBytes).ConfigureAwait(false);
        var session = Bearer(context) is { } token ? sessions.Use(token) : null;
        return await _cometd.AnswerAsync(session, context.Request.Cookies, body, context.RequestAborted).ConfigureAwait(false);
    }

    // What change events say of who made a change (Change Data Capture, ChangeEventHeader Fields).
    private static string OriginOf(Call call)
    {
        var client = call.Header("Sforce-Call-Options")?.Split([',', ';'], StringSplitOptions.TrimEntries).FirstOrDefault(o => o.StartsWith("client=", StringComparison.OrdinalIgnoreCase));
        return $"com/salesforce/api/rest/{call.Version}.0" + (client is null ? "" : ";" + client);
    }

    private async Task<Reply> SignInAsync(HttpContext context, string name, string query)
    {
        var body = await BodyReader.ReadAsync(context, MostFormBytes).ConfigureAwait(false);
        var parameters = new QueryParameters(body.Length > 0 ? Encoding.UTF8.GetString(body.Span) : query);
        return _signIn.Answer(name, context.Request.Method, parameters, Bearer(context), Origin(context));
    }

    // As the client sees the org: what it is told to call next must be what it can reach.
    private static string Origin(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    // Who calls; a call without a good token is refused.
    private OrgUser UserOf(HttpContext context) =>
        Bearer(context) is { } token && sessions.Use(token) is { } session ? users.Find(session.Username) : throw ApiErrors.SessionExpired();

    private static string? Bearer(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && header[..space].ToUpperInvariant() is "BEARER" or "OAUTH" ? header[(space + 1)..].Trim() : null;
    }

    private static void CheckLength(HttpContext context, string raw)
    {
        if (raw.Length > MostUriBytes)
            throw new ApiException(414, "URI_TOO_LONG", $"The URI is longer than {MostUriBytes} bytes", null);
        if (raw.Length + context.Request.Headers.Sum(h => h.Key.Length + h.Value.Sum(v => v?.Length ?? 0) + 4) > MostUriBytes)
            throw new ApiException(431, "REQUEST_HEADER_FIELDS_TOO_LARGE", $"URI and headers together are longer than {MostUriBytes} bytes", null);
    }

    private static void CheckContentType(HttpRequest request)
    {
        var type = request.ContentType;
        if (!string.IsNullOrEmpty(type) && request.ContentLength is not (0 or null) && !type.Contains("json", StringComparison.OrdinalIgnoreCase) && !MultipartBody.Is(type))
            throw new ApiException(415, "UNSUPPORTED_MEDIA_TYPE", $"Content type '{type}' is not supported: the local org speaks JSON", null);
    }
}
