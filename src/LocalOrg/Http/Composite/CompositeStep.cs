using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;

namespace Salesforce.Typed.Testing.Http.Composite;

/// <summary>A subrequest of a composite or a node of a graph, as the request has it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Url">The url; it may hold references.</param>
/// <param name="ReferenceId">The name by which later steps call it.</param>
/// <param name="Body">The body; it may hold references.</param>
/// <param name="Headers">The step's own headers.</param>
internal sealed record CompositeStep(string Method, string Url, string ReferenceId, JsonElement? Body, JsonElement? Headers)
{
    /// <summary>What the url goes on with after <c>/services/data/vXX.X/</c>.</summary>
    public string[] Path { get; } = [.. Url.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(3)];

    /// <summary>The version in the url, as it is written.</summary>
    public string Version { get; } = Url.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(2) ?? "";

    /// <summary>The steps that this one refers to, in its url and its body.</summary>
    public IReadOnlyList<string> Needs { get; } = [.. References.In(Url), .. Body is { } body ? References.In(body.GetRawText()) : []];

    /// <summary>Reads the steps of a request.</summary>
    public static List<CompositeStep> ReadAll(JsonElement container)
    {
        if (container.ValueKind != JsonValueKind.Object || !container.TryGetProperty("compositeRequest", out var requests)
            || requests.ValueKind != JsonValueKind.Array)
            throw ApiErrors.JsonParser("Cannot deserialize request body: \"compositeRequest\" is missing at [line:1, column:1]");
        var steps = new List<CompositeStep>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var request in requests.EnumerateArray())
        {
            var step = Read(request);
            if (!names.Add(step.ReferenceId))
                throw ApiErrors.JsonParser($"Duplicate referenceId: {step.ReferenceId}");
            steps.Add(step);
        }
        return steps;
    }

    private static CompositeStep Read(JsonElement request)
    {
        if (request.ValueKind != JsonValueKind.Object)
            throw ApiErrors.JsonParser("A subrequest is an object");
        var url = Text(request, "url");
        var referenceId = Text(request, "referenceId");
        if (!IsName(referenceId))
            throw ApiErrors.JsonParser($"Provided referenceId ('{referenceId}') must start with a letter or a number, and it can contain "
                + $"only letters, numbers and underscores ('_').");
        if (!url.StartsWith("/services/data/v", StringComparison.OrdinalIgnoreCase))
            throw ApiErrors.JsonParser($"The url of a subrequest starts with /services/data/vXX.X/: {url}");
        JsonElement? body = request.TryGetProperty("body", out var given) && given.ValueKind != JsonValueKind.Null ? given : null;
        JsonElement? headers = request.TryGetProperty("httpHeaders", out var own) && own.ValueKind != JsonValueKind.Null ? own : null;
        if (headers is { ValueKind: not JsonValueKind.Object })
            throw ApiErrors.JsonParser("\"httpHeaders\" of a subrequest is an object");
        foreach (var header in headers?.EnumerateObject() ?? default)
        {
            if (header.Name.ToUpperInvariant() is "ACCEPT" or "AUTHORIZATION" or "CONTENT-TYPE")
                throw new ApiException(400, "INVALID_INPUT", $"The header {header.Name} is not allowed in a subrequest", null);
        }
        return new CompositeStep(Text(request, "method"), url, referenceId, body, headers);
    }

    private static string Text(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw ApiErrors.JsonParser($"A subrequest needs \"{name}\"");

    // Recorded graphs have dashes in their names, which the composite's own documentation does not allow: they are let through.
    private static bool IsName(string text) =>
        char.IsAsciiLetterOrDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
