using System.Text;
using Microsoft.AspNetCore.Http;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;
using Salesforce.Typed.Testing.Data.Users;
using Salesforce.Typed.Testing.Http.Cometd;
using Salesforce.Typed.Testing.Http.Requests;
using Salesforce.Typed.Testing.Http.Routing;
using Salesforce.Typed.Testing.Http.SignIn;

namespace Salesforce.Typed.Testing.Http.Pipeline;

/// <summary>Makes the checks of a request's route group, reads the body and calls the route's handler.</summary>
/// <param name="routes">The routes.</param>
/// <param name="authentication">Finds the user of a request.</param>
/// <param name="resourcesOf">The resources of the REST API as a user sees them.</param>
/// <param name="usage">Counts the calls of the REST API.</param>
/// <param name="databaseLock">Lets one call at a time use the database.</param>
internal sealed class RequestDispatcher(
    RouteTable routes, RequestAuthentication authentication, Func<OrgUser, DataResources> resourcesOf, ApiUsage usage,
    DatabaseLock databaseLock)
{
    // Any client may send these: a form, and messages of CometD.
    private const int MostFormBytes = 64 * 1024;

    /// <summary>Answers a request.</summary>
    /// <exception cref="ApiException">The request is refused.</exception>
    public Task<ApiResponse> AnswerAsync(HttpContext context, RequestTarget target)
    {
        var (group, path) = RoutePrefixes.Find(target);
        if (target.Path != "/" && group is not (RouteGroup.Control or RouteGroup.Cometd)
            && AcceptHeader.WantsXmlOnly(context.Request.Headers.Accept))
            throw new ApiException(406, "NOT_ACCEPTABLE", "The local org answers in JSON only: accept application/json.", null);
        return group switch
        {
            RouteGroup.Data => DataAsync(context, path, target.Query),
            RouteGroup.SignIn => SignInAsync(context, path, target.Query),
            RouteGroup.Identity => Task.FromResult(Identity(context, path, target.Query)),
            RouteGroup.Cometd => CometdAsync(context, path),
            RouteGroup.Control => ControlAsync(context, path),
            _ => Task.FromResult(routes.Find<Func<ApiResponse>>(group, context.Request.Method, Split(path))()),
        };
    }

    private ApiResponse Identity(HttpContext context, string path, string query)
    {
        var handler = routes.Find<IdentityHandler>(RouteGroup.Identity, context.Request.Method, Split(path));
        return handler(path, RequestAuthentication.Bearer(context) ?? new QueryParameters(query)["oauth_token"], Origin(context));
    }

    private async Task<ApiResponse> DataAsync(HttpContext context, string path, string query)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var version = ApiVersion.Parse(slash < 0 ? path : path[..slash]) ?? throw ApiErrors.NotFound();
        if (version < ApiVersion.Oldest)
            throw new ApiException(
                410, "GONE", $"API version {version}.0 has been retired. Use version {ApiVersion.Oldest}.0 or later.", null);
        if (version > ApiVersion.Newest)
            throw ApiErrors.NotFound();
        var user = authentication.UserOf(context);
        if (!user.Account.ApiEnabled)
            throw new ApiException(403, "API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization.", null);
        CheckContentType(context.Request);
        var body = await BodyReader.ReadAsync(context).ConfigureAwait(false);
        var parts = MultipartBody.Is(context.Request.ContentType)
            ? MultipartBody.Parse(body, context.Request.ContentType!)
            : new MultipartBody(body, Uploads.None);
        string? Header(string name) => context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;
        using var call = new Call(
            MethodOf(context.Request, query), version, slash < 0 ? "" : path[slash..], query, Header, parts.Json)
        {
            Uploads = parts.Uploads,
            Origin = Origin(context),
            ChangeOrigin = ChangeOriginOf(version, Header("Sforce-Call-Options")),
        };
        return await databaseLock.RunAsync(
            () =>
            {
                var info = usage.Count() ?? throw ApiErrors.DailyLimitExceeded();
                var response = routes.Answer(resourcesOf(user), call);
                response.Headers.Add(new("Sforce-Limit-Info", info));
                return response;
            },
            context.RequestAborted).ConfigureAwait(false);
    }

    private async Task<ApiResponse> SignInAsync(HttpContext context, string path, string query)
    {
        var body = await BodyReader.ReadAsync(context, MostFormBytes).ConfigureAwait(false);
        var parameters = new QueryParameters(body.Length > 0 ? Encoding.UTF8.GetString(body.Span) : query);
        var handler = routes.Find<Func<SignInRequest, ApiResponse>>(RouteGroup.SignIn, context.Request.Method, Split(path));
        return SignInResource.Answer(new SignInRequest(
            parameters, RequestAuthentication.Bearer(context), RequestAuthentication.Basic(context), Origin(context)), handler);
    }

    // Polls wait for long: they do not wait for the database with the calls that write.
    private async Task<ApiResponse> CometdAsync(HttpContext context, string path)
    {
        var handler = routes.Find<CometdHandler>(RouteGroup.Cometd, context.Request.Method, Split(path));
        var version = ApiVersion.Parse("v" + path.Split('/')[0]);
        if (!ApiVersion.IsServed(version))
            throw ApiErrors.NotFound();
        var body = await BodyReader.ReadAsync(context, CometdResource.MostRequestBytes).ConfigureAwait(false);
        return await handler(authentication.Use(context), context.Request.Cookies, body, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task<ApiResponse> ControlAsync(HttpContext context, string path)
    {
        authentication.UserOf(context);
        if (authentication.Find(context) is not { IsOwn: true })
            throw new ApiException(
                403, "INSUFFICIENT_ACCESS", "Control calls need the access token that the local org was started with.", null);
        var body = await BodyReader.ReadAsync(context).ConfigureAwait(false);
        var handler = routes.Find<Func<ReadOnlyMemory<byte>, ApiResponse>>(RouteGroup.Control, context.Request.Method, Split(path));
        return await databaseLock.RunAsync(() => handler(body), context.RequestAborted).ConfigureAwait(false);
    }

    // For clients whose HTTP library cannot send a PATCH (REST API, Update Fields on a Record).
    private static string MethodOf(HttpRequest request, string query)
    {
        var named = HttpMethods.IsPost(request.Method) ? new QueryParameters(query)["_HttpMethod"] : null;
        return (named ?? request.Method).ToUpperInvariant();
    }

    private static string[] Split(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static ChangeOrigin ChangeOriginOf(int version, string? callOptions)
    {
        var client = callOptions?.Split([',', ';'], StringSplitOptions.TrimEntries)
            .FirstOrDefault(o => o.StartsWith("client=", StringComparison.OrdinalIgnoreCase));
        return new ChangeOrigin($"com/salesforce/api/rest/{version}.0" + (client is null ? "" : ";" + client));
    }

    // The address by which the client reaches the org: urls in answers begin with it.
    private static string Origin(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    private static void CheckContentType(HttpRequest request)
    {
        var type = request.ContentType;
        if (!string.IsNullOrEmpty(type) && request.ContentLength is not (0 or null)
            && !type.Contains("json", StringComparison.OrdinalIgnoreCase) && !MultipartBody.Is(type) && !BodyReader.IsCsv(type))
        {
            throw new ApiException(
                415, "UNSUPPORTED_MEDIA_TYPE",
                $"Content type '{type}' is not supported: the local org takes JSON, and CSV for the data of bulk jobs", null);
        }
    }
}
