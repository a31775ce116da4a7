using System.Net;
using System.Text.Json;

namespace Salesforce.Typed;

/// <summary>Turns an error answer into the exception that says what went wrong.</summary>
internal static class ErrorReader
{
    // An error body is a few hundred bytes; what is longer is a web page of something in between.
    private const int LongestBody = 64 * 1024;

    /// <summary>The exception for this answer.</summary>
    public static async Task<SalesforceException> ReadAsync(string call, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        return Create(call, response.StatusCode, Parse(body));
    }

    /// <summary>The exception for this status and these errors.</summary>
    public static SalesforceException Create(string call, HttpStatusCode status, IReadOnlyList<SalesforceError> errors) => status switch
    {
        HttpStatusCode.BadRequest => new InvalidRequestException(call, status, errors),
        HttpStatusCode.Unauthorized => new NotAuthenticatedException(call, status, errors),
        HttpStatusCode.Forbidden when errors.Any(e => e.ErrorCode == "REQUEST_LIMIT_EXCEEDED") => new RequestLimitException(call, status, errors),
        HttpStatusCode.Forbidden => new AccessDeniedException(call, status, errors),
        HttpStatusCode.NotFound => new NotFoundException(call, status, errors),
        _ => new SalesforceException(call, status, errors),
    };

    private static async Task<byte[]> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        var body = new byte[LongestBody];
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return body[..length];
    }

    /// <summary>Reads the array of errors; a body that is no such array becomes one error with its text.</summary>
    private static List<SalesforceError> Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Array)
                return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not the org but something in between answered: its text is all there is to tell.
        }
        var text = System.Text.Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, 300)]).Trim();
        return text.Length == 0 ? [] : [new SalesforceError("", text, [])];
    }

    /// <summary>Reads an array of errors.</summary>
    public static List<SalesforceError> Read(JsonElement errors) =>
        [.. errors.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).Select(ReadError)];

    private static SalesforceError ReadError(JsonElement error) => new(
        Text(error, "errorCode") ?? Text(error, "statusCode") ?? "",
        Text(error, "message") ?? "",
        error.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Array
            ? [.. fields.EnumerateArray().Select(f => f.ToString())]
            : []);

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
