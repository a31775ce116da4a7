using Salesforce.Typed.Testing.Composite;
using Salesforce.Typed.Testing.Errors;
using Salesforce.Typed.Testing.Model;
using Salesforce.Typed.Testing.Search;

namespace Salesforce.Typed.Testing.Http;

/// <summary>Finds what answers a call. A composite sends its steps through here as well, so that a step is what the call itself would be.</summary>
internal sealed class Router
{
    private readonly Org _org;
    private readonly SObjectResource _records;
    private readonly QueryResource _queries;
    private readonly DescribeResource _describes;
    private readonly SearchResource _searches;
    private readonly LimitsResource _limits;
    private readonly ReplicationResource _replication;
    private readonly CompositeResource _composites;
    private readonly CollectionsResource _collections;
    private readonly TreeResource _trees;

    public Router(Org org, ApiUsage usage)
    {
        _limits = new LimitsResource(org, usage);
        _replication = new ReplicationResource(org);
        _org = org;
        _records = new SObjectResource(org);
        _queries = new QueryResource(org);
        _describes = new DescribeResource(org);
        _searches = new SearchResource(org);
        _composites = new CompositeResource(org, this);
        _collections = new CollectionsResource(org);
        _trees = new TreeResource(org);
    }

    /// <summary>Answers a step of a composite: what the call itself would be answered with, unless that is a file.</summary>
    public Reply AnswerStep(Call call)
    {
        var reply = Answer(call);
        if (reply.IsJson)
            return reply;
        reply.Dispose();
        return Reply.Error(new ApiException(400, "INVALID_INPUT", "Binary data cannot be part of a composite request: read it with a call of its own", null));
    }

    /// <summary>Answers a call; what it refuses is an answer too.</summary>
    public Reply Answer(Call call)
    {
        try
        {
            return Dispatch(call);
        }
        catch (ApiException e)
        {
            return Reply.Error(e);
        }
    }

    private Reply Dispatch(Call call)
    {
        var s = call.Segments;
        return (s.Length == 0 ? "" : s[0].ToLowerInvariant()) switch
        {
            "" => Only(call, "GET", () => ServiceResource.Root(call, _org)),
            "sobjects" => SObjects(call, s),
            "query" when s.Length == 1 => Only(call, "GET", () => _queries.Query(call, includeDeleted: false)),
            "queryall" when s.Length == 1 => Only(call, "GET", () => _queries.Query(call, includeDeleted: true)),
            "query" or "queryall" when s.Length == 2 => Only(call, "GET", () => _queries.Next(call, s[1])),
            "composite" => Composite(call, s),
            "search" when s.Length == 1 => Only(call, "GET", () => _searches.Search(call)),
            "parameterizedsearch" when s.Length == 1 => call.Method is "GET" or "POST" ? _searches.Parameterized(call) : throw ApiErrors.MethodNotAllowed(call.Method, "GET", "POST"),
            "limits" when s.Length == 1 => Only(call, "GET", _limits.Limits),
            "limits" when s.Length == 2 && FieldModel.Same(s[1], "recordCount") => Only(call, "GET", () => _limits.RecordCount(call)),
            "recent" when s.Length == 1 => Only(call, "GET", () => _limits.Recent(call)),
            _ => throw ApiErrors.NotFound(),
        };
    }

    private Reply Composite(Call call, string[] s) => (s.Length == 1 ? "" : s[1].ToLowerInvariant(), s.Length) switch
    {
        ("", 1) => Only(call, "POST", () => _composites.Composite(call)),
        ("graph", 2) => Only(call, "POST", () => _composites.Graph(call)),
        ("batch", 2) => Only(call, "POST", () => _composites.Batch(call)),
        ("tree", 3) => Only(call, "POST", () => _trees.Create(call, Object(s[2]))),
        ("sobjects", 2) => call.Method switch
        {
            "POST" => _collections.Create(call),
            "PATCH" => _collections.Update(call),
            "DELETE" => _collections.Delete(call),
            _ => throw ApiErrors.MethodNotAllowed(call.Method, "POST", "PATCH", "DELETE"),
        },
        ("sobjects", 3) => call.Method switch
        {
            "GET" or "POST" => _collections.Retrieve(call, Object(s[2])),
            _ => throw ApiErrors.MethodNotAllowed(call.Method, "GET", "POST"),
        },
        ("sobjects", 4) => Only(call, "PATCH", () => _collections.Upsert(call, Object(s[2]), s[3])),
        _ => throw ApiErrors.NotFound(),
    };

    private ObjectModel Object(string name) => _org.Model.Find(name) ?? throw ApiErrors.NotFound();

    private Reply SObjects(Call call, string[] s)
    {
        if (s.Length == 1)
            return Only(call, "GET", () => _describes.Global(call));
        var model = Object(s[1]);
        switch (s.Length)
        {
            case 2:
                return call.Method switch
                {
                    "GET" or "HEAD" => _records.Describe(call, model),
                    "POST" => _records.Create(call, model),
                    _ => throw ApiErrors.MethodNotAllowed(call.Method, "GET", "HEAD", "POST"),
                };
            case 3 when FieldModel.Same(s[2], "describe"):
                return Only(call, "GET", () => _describes.Full(call, model));
            case 3 when FieldModel.Same(s[2], "updated"):
                return Only(call, "GET", () => _replication.Updated(call, model));
            case 3 when FieldModel.Same(s[2], "deleted"):
                return Only(call, "GET", () => _replication.Deleted(call, model));
            case 3 when FieldModel.Same(s[2], "Id") && call.Method == "POST":
                return _records.Upsert(call, model, s[2], null);
            case 3:
                return call.Method switch
                {
                    "GET" or "HEAD" => _records.Get(call, model, s[2]),
                    "PATCH" => _records.Update(call, model, s[2]),
                    "DELETE" => _records.Delete(model, s[2]),
                    _ => throw ApiErrors.MethodNotAllowed(call.Method, "GET", "HEAD", "PATCH", "DELETE"),
                };
            case 4:
                return call.Method switch
                {
                    "GET" or "HEAD" => _records.GetByKey(call, model, s[2], s[3]),
                    "PATCH" => _records.Upsert(call, model, s[2], s[3]),
                    "DELETE" => _records.DeleteByKey(call, model, s[2], s[3]),
                    _ => throw ApiErrors.MethodNotAllowed(call.Method, "GET", "HEAD", "PATCH", "DELETE"),
                };
            default:
                throw ApiErrors.NotFound();
        }
    }

    private static Reply Only(Call call, string method, Func<Reply> answer) =>
        call.Method == method || (method == "GET" && call.Method == "HEAD") ? answer() : throw ApiErrors.MethodNotAllowed(call.Method, method == "GET" ? ["GET", "HEAD"] : [method]);
}
