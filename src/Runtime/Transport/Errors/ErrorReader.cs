using System.Net;
using System.Text.Json;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Core.Secrets;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Transport.Errors;

/// <summary>Turns an error answer into the exception that says what went wrong.</summary>
internal static class ErrorReader
{
    // An error body is a few hundred bytes; what is longer is a web page of something in between.
    private const int LongestBody = 64 * 1024;

    private const int LongestText = 300;

    private const int LongestCode = 100;

    /// <summary>Reads an answer that is not a success.</summary>
    /// <param name="call">The call.</param>
    /// <param name="response">The answer.</param>
    /// <param name="secrets">What must not get into a message, even where the answer repeats it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ErrorAnswer> ReadAsync(
        string call, HttpResponseMessage response, SecretStore secrets, CancellationToken cancellationToken)
    {
        var body = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        var known = secrets.All;
        return new ErrorAnswer(call, response.StatusCode, Parse(body, known))
        {
            RequestId = RequestId(response, known),
            RetryAfter = RetryAfter(response),
            Matches = response.StatusCode == HttpStatusCode.Ambiguous ? ParseMatches(body) : [],
            Advice = DescribeRedirect(response, known),
        };
    }

    /// <summary>The exception for this status and these errors.</summary>
    public static SalesforceApiException Create(string call, HttpStatusCode status, IReadOnlyList<SalesforceError> errors) =>
        Create(new ErrorAnswer(call, status, errors));

    /// <summary>The exception for this answer.</summary>
    public static SalesforceApiException Create(ErrorAnswer answer) => (int)answer.Status switch
    {
        300 => new MultipleMatchesException(answer with { Advice = $"{answer.Matches.Count} records have that key, and nothing was "
            + $"written: {string.Join(", ", answer.Matches.Select(LastSegment))}." }),
        400 or 403 when SessionExpiry.IsReported(answer.Errors) => new SalesforceNotAuthenticatedException(answer),
        400 => new SalesforceInvalidRequestException(answer),
        401 => new SalesforceNotAuthenticatedException(answer),
        403 when answer.Errors.Any(e => e.ErrorCode == "REQUEST_LIMIT_EXCEEDED") => new RequestLimitException(answer),
        403 => new SalesforceAccessDeniedException(answer),
        404 => new SalesforceNotFoundException(answer),
        405 => new SalesforceMethodNotAllowedException(answer),
        409 => new SalesforceConflictException(answer),
        410 => new ApiVersionRetiredException(answer with { Advice = Living(answer.LiveVersions) }),
        412 => new SalesforcePreconditionFailedException(answer),
        414 or 431 => new RequestTooLongException(answer),
        415 => new SalesforceUnsupportedMediaTypeException(answer),
        420 or 502 => new NoRouteException(answer),
        428 => new SalesforcePreconditionRequiredException(answer),
        // Salesforce does not document it; something in between may answer so.
        429 => new RequestLimitException(answer),
        503 => new SalesforceUnavailableException(answer),
        >= 500 => new SalesforceServerErrorException(answer),
        _ => new SalesforceApiException(answer),
    };

    /// <summary>Reads an array of errors.</summary>
    public static List<SalesforceError> Read(JsonElement errors) => Read(errors, []);

    private static List<SalesforceError> Read(JsonElement errors, string[] secrets) =>
        [.. errors.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).Select(e => ReadError(e, secrets))];

    private static async Task<byte[]> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        var body = new byte[LongestBody];
        try
        {
            var length =
                await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return body[..length];
        }
        // The status has arrived, and says more than a body that has not.
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException)
        {
            return [];
        }
    }

    /// <summary>Reads the array of errors; a body that is not such an array becomes one error with its text.</summary>
    public static List<SalesforceError> Parse(ReadOnlyMemory<byte> body, string[] secrets)
    {
        body = UnexpectedResponse.WithoutMark(body);
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Array)
                return Read(document.RootElement, secrets);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not the org but something in between answered: its text is all there is to tell.
        }
        // Redacted before it is cut: half a token is not recognized.
        var text = Without(System.Text.Encoding.UTF8.GetString(body.Span).Trim(), secrets);
        if (body.Length == LongestBody)
            text = WithoutBeginning(text, secrets);
        if (UnexpectedResponse.FirstOf(body.Span) == (byte)'<' && UnexpectedResponse.TitleOf(text) is { Length: > 0 } title)
            text = "A web page: " + title;
        return text.Length == 0 ? [] : [new SalesforceError("", text.Length <= LongestText ? text : text[..LongestText], [])];
    }

    private static SalesforceError ReadError(JsonElement error, string[] secrets) => new(
        CodeOf(Without(Text(error, "errorCode") ?? Text(error, "statusCode") ?? "", secrets)),
        Without(Text(error, "message") ?? "", secrets),
        error.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Array
            ? [.. fields.EnumerateArray().Select(f => Without(f.ToString(), secrets))]
            : []);

    // It becomes a tag of traces and a part of log lines.
    private static string CodeOf(string code)
    {
        var line = ServerText.Escape(code, keepsLines: false);
        return line.Length <= LongestCode ? line : line[..LongestCode];
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Proxies are known to print the request that they refuse.
    private static string Without(string text, string[] secrets) => ServerText.Escape(Redaction.Text(text, secrets), keepsLines: true);

    // A body that is longer than what was read may end inside a secret.
    private static string WithoutBeginning(string text, string[] secrets)
    {
        foreach (var secret in secrets)
        {
            for (var length = Math.Min(secret.Length, text.Length); length > 0; length--)
            {
                if (text.EndsWith(secret[..length], StringComparison.Ordinal))
                    return text[..^length];
            }
        }
        return text;
    }

    private static List<string> ParseMatches(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)
                    .Where(IsOfOrg)]
                : [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    // A program may append them to the org's address and send a token there.
    private static bool IsOfOrg(string url) => OrgAddress.ObjectionToAnswered(url) is null;

    private static string DescribeRedirect(HttpResponseMessage response, string[] secrets)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location)
            return "";
        var target = location.IsAbsoluteUri ? location.GetLeftPart(UriPartial.Authority) : location.OriginalString.Split('?')[0];
        return $"It redirects to {ServerText.Show(Redaction.Text(target, secrets))}, and redirects are not followed. If the org has "
            + $"moved, make its new address "
            + "SalesforceOptions.Instance; a page to sign in at means that something between here and the org asks for it.";
    }

    private static string LastSegment(string url) => url[(url.LastIndexOf('/') + 1)..];

    private static string Living(IReadOnlyList<string> versions) => versions.Count == 0
        ? "Set SalesforceOptions.ApiVersion to a version that the org serves; GET /services/data lists them."
        : $"The org serves versions {versions[0]} to {versions[^1]}: set SalesforceOptions.ApiVersion to one of them.";

    // Salesforce's edge gives both, with the same value; what stands before it may give the second alone.
    private static string? RequestId(HttpResponseMessage response, string[] secrets) =>
        Header(response, HeaderNames.RequestId, secrets) ?? Header(response, HeaderNames.ProxyRequestId, secrets);

    private static string? Header(HttpResponseMessage response, string name, string[] secrets) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 and <= 100 } value
        && value.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0 && Redaction.Text(value, secrets) == value ? value : null;

    /// <summary>How long a response asks to wait; null where it does not.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var after = response.Headers.RetryAfter;
        return after?.Delta ?? (after?.Date is { } until ? until - (response.Headers.Date ?? TimeProvider.System.GetUtcNow()) : null);
    }
}
