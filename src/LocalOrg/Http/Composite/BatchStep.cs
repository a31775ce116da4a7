using System.Text;
using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;

namespace Salesforce.Typed.Testing.Http.Composite;

/// <summary>A subrequest of a batch, as the request has it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Url">The url from the version on.</param>
/// <param name="Body">The body; empty without one.</param>
internal sealed record BatchStep(string Method, string Url, ReadOnlyMemory<byte> Body)
{
    /// <summary>Reads a subrequest.</summary>
    /// <exception cref="ApiException">It is not an object with a method and a url.</exception>
    public static BatchStep Read(JsonElement request, JsonBody body)
    {
        if (request.ValueKind != JsonValueKind.Object)
            throw body.CannotDeserialize("BatchRequest", request);
        var hasBody = request.TryGetProperty("richInput", out var rich) && rich.ValueKind != JsonValueKind.Null;
        var input = hasBody ? Encoding.UTF8.GetBytes(rich.GetRawText()) : [];
        return new BatchStep(Text(request, "method", body), Text(request, "url", body), input);
    }

    private static string Text(JsonElement request, string name, JsonBody body) => !request.TryGetProperty(name, out var value)
        ? throw ApiErrors.JsonParser($"A subrequest needs \"{name}\"")
        : value.ValueKind == JsonValueKind.String ? value.GetString()! : throw body.CannotDeserialize("string", value);
}
