using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;

namespace Salesforce.Typed.Testing.Core.Json;

/// <summary>A response, complete before it is sent.</summary>
internal sealed class ApiResponse : IDisposable
{
    private ApiResponse(int status, PooledBuffer? body)
    {
        Status = status;
        Body = body;
    }

    public int Status { get; }

    public PooledBuffer? Body { get; }

    public string ContentType { get; init; } = "application/json;charset=UTF-8";

    /// <summary>Headers beyond those that every answer has.</summary>
    public List<KeyValuePair<string, string>> Headers { get; init; } = [];

    public bool IsSuccess => Status < 400;

    /// <summary>Whether the response is a success that reports errors of single records, as that of a collection does.</summary>
    public bool HasRecordErrors { get; init; }

    /// <summary>Whether the body is JSON: what a step of a composite can answer with.</summary>
    public bool IsJson => ContentType.StartsWith("application/json", StringComparison.Ordinal);

    /// <summary>An answer without a body.</summary>
    public static ApiResponse Empty(int status = 204) => new(status, null);

    /// <summary>An answer whose body <paramref name="write"/> writes.</summary>
    public static ApiResponse Json(Action<Utf8JsonWriter> write, int status = 200, bool hasRecordErrors = false)
    {
        var body = new PooledBuffer();
        try
        {
            using var json = JsonWriters.Create(body);
            write(json);
            json.Flush();
            return new ApiResponse(status, body) { HasRecordErrors = hasRecordErrors };
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>An answer with a body that is already written; it belongs to the answer from now on.</summary>
    public static ApiResponse Json(PooledBuffer body, int status = 200) => new(status, body);

    /// <summary>A response with a body of another type that is already written; it belongs to the response from now on.</summary>
    public static ApiResponse Raw(PooledBuffer body, string contentType) => new(200, body) { ContentType = contentType };

    public static ApiResponse Bytes(ReadOnlySpan<byte> bytes)
    {
        var body = new PooledBuffer(Math.Max(bytes.Length, 256));
        body.Write(bytes);
        return new ApiResponse(200, body) { ContentType = "application/octet-stream" };
    }

    public static ApiResponse Text(string text, string contentType, int status = 200)
    {
        var body = new PooledBuffer();
        body.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return new ApiResponse(status, body) { ContentType = contentType };
    }

    /// <summary>A page of HTML.</summary>
    public static ApiResponse Page(ReadOnlySpan<byte> html)
    {
        var body = new PooledBuffer(html.Length);
        body.Write(html);
        return new ApiResponse(200, body) { ContentType = "text/html;charset=UTF-8" };
    }

    /// <summary>The body of a refusal: an array of one error.</summary>
    public static ApiResponse Error(ApiException error) => Json(json => ErrorJson.WriteBody(json, error), error.Status);

    public void Dispose() => Body?.Dispose();
}
