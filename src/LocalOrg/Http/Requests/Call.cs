using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Data.Records;

namespace Salesforce.Typed.Testing.Http.Requests;

/// <summary>A call of the REST API: one that came over HTTP, or a step of a composite.</summary>
internal sealed class Call : IDisposable
{
    private readonly Func<string, string?> _header;
    private JsonBody? _json;

    public Call(string method, int version, string path, string query, Func<string, string?> header, ReadOnlyMemory<byte> body)
    {
        Method = method;
        Version = version;
        Segments = [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        Query = new QueryParameters(query);
        _header = header;
        Body = body;
    }

    public string Method { get; }

    public int Version { get; }

    /// <summary>The path below <c>/services/data/vXX.X</c>, cut at its slashes and decoded.</summary>
    public string[] Segments { get; }

    public QueryParameters Query { get; }

    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The files that were sent with the body.</summary>
    public Uploads Uploads { get; init; } = Uploads.None;

    /// <summary>What urls in the answer begin with.</summary>
    public string BaseUrl => $"/services/data/v{Version}.0";

    /// <summary>The address by which the client calls the org; empty for a step of a composite.</summary>
    public string Origin { get; init; } = "";

    /// <summary>What change events report as the origin of the changes that the call makes.</summary>
    public required ChangeOrigin ChangeOrigin { get; init; }

    public string? Header(string name) => _header(name);

    /// <summary>A step of this call, with headers of its own.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path from <c>vXX.X</c> on, with its query.</param>
    /// <param name="header">The step's headers.</param>
    /// <param name="body">The step's body.</param>
    public Call Step(string method, string path, Func<string, string?> header, ReadOnlyMemory<byte> body)
    {
        var mark = path.IndexOf('?', StringComparison.Ordinal);
        var query = mark < 0 ? "" : path[mark..];
        path = (mark < 0 ? path : path[..mark]).Trim('/');
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var version = ApiVersion.Parse(slash < 0 ? path : path[..slash]);
        if (!ApiVersion.IsServed(version))
            throw ApiErrors.NotFound();
        return new Call(method.ToUpperInvariant(), version.Value, slash < 0 ? "" : path[slash..], query, header, body)
        {
            ChangeOrigin = ChangeOrigin
        };
    }

    /// <summary>The body as JSON.</summary>
    public JsonBody Json() => _json ??= JsonBody.Parse(Body);

    /// <summary>The body as a JSON object.</summary>
    public JsonElement JsonObject()
    {
        var root = Json().Root;
        return root.ValueKind == JsonValueKind.Object ? root : throw Json().CannotDeserialize("Object", root);
    }

    /// <summary>A switch of the body: false where it is missing or null.</summary>
    /// <exception cref="ApiException">The member is neither true nor false.</exception>
    public bool IsTrue(
        string name, bool otherwise = false) => !JsonObject().TryGetProperty(name, out var value) ? otherwise : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False or JsonValueKind.Null => false,
        JsonValueKind.String when bool.TryParse(value.GetString(), out var parsed) => parsed,
        _ => throw Json().CannotDeserialize("boolean", value),
    };

    /// <summary>A member of the body that must be an array.</summary>
    /// <exception cref="ApiException">The member is missing or is not an array.</exception>
    public JsonElement Array(string name) => !JsonObject().TryGetProperty(name, out var value)
        ? throw ApiErrors.JsonParser($"Cannot deserialize request body: \"{name}\" is missing at [line:1, column:1]")
        : value.ValueKind == JsonValueKind.Array ? value : throw Json().CannotDeserialize("List", value);

    public void Dispose() => _json?.Dispose();
}
