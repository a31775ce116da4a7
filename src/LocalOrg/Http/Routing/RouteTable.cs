using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Http.Bulk;
using Salesforce.Typed.Testing.Http.Composite;
using Salesforce.Typed.Testing.Http.Control;
using Salesforce.Typed.Testing.Http.Requests;
using Salesforce.Typed.Testing.Http.Resources;
using Salesforce.Typed.Testing.Http.SignIn;

namespace Salesforce.Typed.Testing.Http.Routing;

/// <summary>All routes of the org over HTTP. To add a resource, write its class and add its routes here.</summary>
internal sealed class RouteTable
{
    private const string Read = "GET, HEAD";

    private readonly ILookup<RouteGroup, Route> _routes;

    public RouteTable(
        SignInResource signIn, ControlResource control, EventControlResource events, BulkControlResource bulk, CometdHandler cometd)
    {
        Route[] routes =
        [
            .. RestRoutes(),

            // Without a token.
            Open("GET", "/", PageResource.Answer),
            Open("*", "/services/data", ServiceResource.Versions),

            // OAuth, below /services/oauth2; identities, below /id.
            SignIn("POST", "token", signIn.Token),
            SignIn("GET, POST", "authorize", signIn.Authorize),
            SignIn("GET, POST", "revoke", signIn.Revoke),
            SignIn("POST", "introspect", signIn.Introspect),
            SignIn("*", "userinfo", signIn.UserInfo),
            new Route<IdentityHandler>(RouteGroup.Identity, "*", "{*path}", signIn.Identity),

            // The event bus over CometD, below /cometd.
            new Route<CometdHandler>(RouteGroup.Cometd, "POST", "{*path}", cometd),

            // The org's own calls, below /_local.
            Control("GET", "calls", control.Calls),
            Control("POST", "faults", control.AddFault),
            Control("DELETE", "faults", control.ClearFaults),
            Control("POST", "users", control.AddUser),
            Control("POST", "undelete", control.Undelete),
            Control("POST", "emptyRecycleBin", control.EmptyRecycleBin),
            Control("POST", "endSessions", control.EndSessions),
            Control("POST", "events/enable", events.Enable),
            Control("POST", "events/disable", events.Disable),
            Control("POST", "events/gap", events.Gap),
            Control("POST", "events/overflow", events.Overflow),
            Control("POST", "events/conversion", events.Conversion),
            Control("POST", "events/poison", events.Poison),
            Control("POST", "events/schema", events.Schema),
            Control("POST", "events/expire", events.Expire),
            Control("POST", "events/disconnect", events.Disconnect),
            Control("POST", "events/disconnectEvery", events.DisconnectEvery),
            Control("POST", "events/redeliver", events.Redeliver),
            Control("POST", "events/faults", events.AddFault),
            Control("DELETE", "events/faults", events.ClearFaults),
            Control("POST", "bulk/faults", bulk.AddFault),
            Control("DELETE", "bulk/faults", bulk.ClearFaults),
        ];
        _routes = routes.ToLookup(r => r.Group);
    }

    // The REST API, below /services/data/vXX.X. The first pattern that matches a path answers it: names come before values.
    private Route[] RestRoutes() =>
    [
        Data(Read, "", (r, c, _) => ServiceResource.Root(c, r.View.UserId)),
        Data(Read, "sobjects", (r, c, _) => r.Describes.Global(c)),
        Data(Read, "sobjects/{object}", (r, c, v) => r.Records.Describe(c, r.Object(v))),
        Data("POST", "sobjects/{object}", (r, c, v) => r.Records.Create(c, r.Object(v))),
        Data(Read, "sobjects/{object}/describe", (r, c, v) => r.Describes.Full(c, r.Object(v))),
        Data(Read, "sobjects/{object}/updated", (r, c, v) => r.Replication.Updated(c, r.Object(v))),
        Data(Read, "sobjects/{object}/deleted", (r, c, v) => r.Replication.Deleted(c, r.Object(v))),
        Data("POST", "sobjects/{object}/Id", (r, c, v) => r.Records.Upsert(c, r.Object(v), SystemFields.Id, null)),
        // Refused like any text that is not an id.
        Data("GET, HEAD, PATCH, DELETE", "sobjects/{object}/Id", (r, c, v) => r.Records.Get(c, r.Object(v), c.Segments[2])),
        Data(Read, "sobjects/{object}/{id}", (r, c, v) => r.Records.Get(c, r.Object(v), v["id"])),
        Data("PATCH", "sobjects/{object}/{id}", (r, c, v) => r.Records.Update(c, r.Object(v), v["id"])),
        Data("DELETE", "sobjects/{object}/{id}", (r, c, v) => r.Records.Delete(c, r.Object(v), v["id"])),
        Data(Read, "sobjects/{object}/{field}/{value}", (r, c, v) => r.Records.GetByKey(c, r.Object(v), v["field"], v["value"])),
        Data("PATCH", "sobjects/{object}/{field}/{value}", (r, c, v) => r.Records.Upsert(c, r.Object(v), v["field"], v["value"])),
        Data("DELETE", "sobjects/{object}/{field}/{value}", (r, c, v) => r.Records.DeleteByKey(c, r.Object(v), v["field"], v["value"])),
        Data(Read, "query", (r, c, _) => r.Queries.Query(c, includeDeleted: false)),
        Data(Read, "queryAll", (r, c, _) => r.Queries.Query(c, includeDeleted: true)),
        Data(Read, "query/{locator}", (r, c, v) => r.Queries.Next(c, v["locator"])),
        Data(Read, "queryAll/{locator}", (r, c, v) => r.Queries.Next(c, v["locator"])),
        Data(Read, "search", (r, c, _) => r.Searches.Search(c)),
        Data("GET, POST", "parameterizedSearch", (r, c, _) => r.Searches.Parameterized(c)),
        Data(Read, "limits", (r, _, _) => r.Limits.Limits()),
        Data(Read, "limits/recordCount", (r, c, _) => r.Limits.RecordCount(c)),
        Data(Read, "recent", (r, c, _) => r.Limits.Recent(c)),
        Data("POST", "composite", (r, c, _) => r.Composites.Composite(c, step => AnswerStep(r, step))),
        Data("POST", "composite/graph", (r, c, _) => r.Composites.Graph(c, step => AnswerStep(r, step))),
        Data("POST", "composite/batch", (r, c, _) => CompositeResource.Batch(c, step => AnswerStep(r, step))),
        Data("POST", "composite/tree/{object}", (r, c, v) => r.Trees.Create(c, r.Object(v))),
        Data("POST", "composite/sobjects", (r, c, _) => r.Collections.Create(c)),
        Data("PATCH", "composite/sobjects", (r, c, _) => r.Collections.Update(c)),
        Data("DELETE", "composite/sobjects", (r, c, _) => r.Collections.Delete(c)),
        Data("GET, POST", "composite/sobjects/{object}", (r, c, v) => r.Collections.Retrieve(c, r.Object(v))),
        Data("PATCH", "composite/sobjects/{object}/{field}", (r, c, v) => r.Collections.Upsert(c, r.Object(v), v["field"])),
        .. BulkRoutes(),
    ];

    private static Route[] BulkRoutes() =>
    [
        Data(Read, "jobs/ingest", (r, c, _) => r.IngestJobs.List(c)),
        Data("POST", "jobs/ingest", (r, c, _) => r.IngestJobs.Create(c)),
        Data(Read, "jobs/ingest/{id}", (r, _, v) => r.IngestJobs.Get(v["id"])),
        Data("PATCH", "jobs/ingest/{id}", (r, c, v) => r.IngestJobs.Change(c, v["id"])),
        Data("DELETE", "jobs/ingest/{id}", (r, _, v) => r.IngestJobs.Delete(v["id"])),
        Data("PUT", "jobs/ingest/{id}/batches", (r, c, v) => r.IngestJobs.Upload(c, v["id"])),
        Data(Read, "jobs/ingest/{id}/successfulResults", (r, _, v) => r.IngestJobs.Successes(v["id"])),
        Data(Read, "jobs/ingest/{id}/failedResults", (r, _, v) => r.IngestJobs.Failures(v["id"])),
        Data(Read, "jobs/ingest/{id}/unprocessedrecords", (r, _, v) => r.IngestJobs.Unprocessed(v["id"])),
        Data(Read, "jobs/query", (r, c, _) => r.QueryJobs.List(c)),
        Data("POST", "jobs/query", (r, c, _) => r.QueryJobs.Create(c)),
        Data(Read, "jobs/query/{id}", (r, _, v) => r.QueryJobs.Get(v["id"])),
        Data("PATCH", "jobs/query/{id}", (r, c, v) => r.QueryJobs.Change(c, v["id"])),
        Data("DELETE", "jobs/query/{id}", (r, _, v) => r.QueryJobs.Delete(v["id"])),
        Data(Read, "jobs/query/{id}/results", (r, c, v) => r.QueryJobs.Results(c, v["id"])),
        Data(Read, "jobs/query/{id}/resultPages", (r, c, v) => r.QueryJobs.ResultPages(c, v["id"])),
    ];

    /// <summary>The handler of a request.</summary>
    /// <param name="group">The group.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path within the group.</param>
    /// <exception cref="ApiException">
    /// No route has that path (404), or none that method (405 in the APIs of the platform, else 404).
    /// </exception>
    public THandler Find<THandler>(RouteGroup group, string method, params string[] path)
        where THandler : Delegate => ((Route<THandler>)Find(group, method, path, null)).Handler;

    /// <summary>Answers a call of the REST API; what it refuses is an answer too.</summary>
    public ApiResponse Answer(DataResources resources, Call call)
    {
        try
        {
            var route = (Route<DataHandler>)Find(RouteGroup.Data, call.Method, call.Segments, resources);
            return route.Handler(resources, call, new RouteValues(route.Pattern, call.Segments));
        }
        catch (ApiException e)
        {
            return ApiResponse.Error(e);
        }
    }

    // Answers a step of a composite like the call itself, unless the answer is a file.
    private ApiResponse AnswerStep(DataResources resources, Call step)
    {
        var response = Answer(resources, step);
        if (response.IsJson)
            return response;
        response.Dispose();
        return ApiResponse.Error(new ApiException(
            400, "INVALID_INPUT", "Binary data cannot be part of a composite request: read it with a call of its own", null));
    }

    private Route Find(RouteGroup group, string method, string[] path, DataResources? resources)
    {
        RoutePattern? pattern = null;
        List<string> allowed = [];
        foreach (var route in _routes[group])
        {
            if (pattern is null ? !route.Pattern.Matches(path) : route.Pattern.Text != pattern.Text)
                continue;
            pattern = route.Pattern;
            if (route.Allows(method))
                return route;
            allowed.AddRange(route.AllowedMethods);
        }
        if (pattern is null || group is not (RouteGroup.Data or RouteGroup.Cometd))
            throw ApiErrors.NotFound();
        // An object that the org does not have is not found, whatever the method.
        if (resources is not null && pattern.IndexOf("object") >= 0)
            resources.Object(new RouteValues(pattern, path));
        throw ApiErrors.MethodNotAllowed(method, [.. allowed]);
    }

    private static Route<Func<ApiResponse>> Open(string methods, string path, Func<ApiResponse> handler) =>
        new(RouteGroup.Open, methods, path, handler);

    private static Route<DataHandler> Data(string methods, string path, DataHandler handler) =>
        new(RouteGroup.Data, methods, path, handler);

    private static Route<Func<SignInRequest, ApiResponse>> SignIn(string methods, string path, Func<SignInRequest, ApiResponse> handler) =>
        new(RouteGroup.SignIn, methods, path, handler);

    private static Route<Func<ReadOnlyMemory<byte>, ApiResponse>> Control(
        string methods, string path, Func<ReadOnlyMemory<byte>, ApiResponse> handler) =>
        new(RouteGroup.Control, methods, path, handler);
}
