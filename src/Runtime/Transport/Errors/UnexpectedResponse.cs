using System.Net;
using System.Text;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Core.Secrets;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Transport.Errors;

/// <summary>Describes a response that is not what the documentation of the call says.</summary>
internal static class UnexpectedResponse
{
    /// <summary>The mark that some servers write before UTF-8.</summary>
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The exception for such a response.</summary>
    /// <param name="call">The call.</param>
    /// <param name="status">The status of the response.</param>
    /// <param name="body">The body, or its beginning.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="secrets">What must not be part of a message.</param>
    public static SalesforceFormatException Create(
        string call, HttpStatusCode status, ReadOnlyMemory<byte> body, string expected, string[] secrets)
    {
        var errors = FirstOf(body.Span) == (byte)'[' ? ErrorReader.Parse(WithoutMark(body), secrets) : [];
        errors = [.. errors.Where(e => e.ErrorCode.Length > 0)];
        return new($"{call} answered {(int)status} with {Describe(body.Span, errors, secrets)}, where {expected} was expected")
        {
            Errors = errors, Status = status
        };
    }

    /// <summary>Says what a body is, as the object of a sentence, and nothing of what it holds.</summary>
    public static string Describe(ReadOnlySpan<byte> body) => Describe(body, [], null);

    /// <summary>
    /// Says what a body is that is not JSON, or which errors it lists, as the end of a sentence; empty for other JSON. Of errors it has the
    /// codes alone: their texts may repeat what was sent.
    /// </summary>
    public static string DescribeUnlessJson(ReadOnlySpan<byte> body)
    {
        if (!IsJson(body))
            return $", found {Describe(body)}";
        if (FirstOf(body) != (byte)'[' || body.IndexOf("\"errorCode\""u8) < 0)
            return "";
        var codes = ErrorReader.Parse(body.ToArray(), []).Select(e => e.ErrorCode).Where(c => c.Length > 0).Distinct();
        return string.Join(", ", codes) is { Length: > 0 } list ? $", found a list of errors ({list})" : "";
    }

    /// <summary>Whether the body begins as JSON does that is an object or an array.</summary>
    public static bool IsJson(ReadOnlySpan<byte> body) => FirstOf(body) is (byte)'{' or (byte)'[';

    /// <summary>The first byte that is not white space; null where there is none.</summary>
    public static byte? FirstOf(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith(ByteOrderMark))
            body = body[ByteOrderMark.Length..];
        var at = body.IndexOfAnyExcept(" \t\r\n"u8);
        return at < 0 ? null : body[at];
    }

    /// <summary>The body without a byte order mark.</summary>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;

    /// <summary>The title of a web page; empty where the text has none.</summary>
    public static string TitleOf(string html)
    {
        var start = html.IndexOf("<title>", StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : html.IndexOf("</title>", start, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? "" : WebUtility.HtmlDecode(html[(start + 7)..end]).Trim();
    }

    private static string Describe(
        ReadOnlySpan<byte> body, IReadOnlyList<SalesforceError> errors, string[]? secrets) => FirstOf(body) switch
    {
        null => "an empty body",
        (byte)'<' => DescribePage(body, secrets),
        (byte)'[' when errors.Count > 0 => "a list of errors (" + string.Join(" | ", errors) + ")",
        (byte)'[' => "a list in JSON",
        (byte)'{' => "an object in JSON",
        _ => "text that is not JSON",
    };

    private static string DescribePage(ReadOnlySpan<byte> body, string[]? secrets)
    {
        var text = Encoding.UTF8.GetString(body);
        if (text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
            && !text.Contains("<html", StringComparison.OrdinalIgnoreCase))
            return "XML";
        var title = secrets is null ? "" : Redaction.Text(TitleOf(text), secrets);
        return title.Length == 0 ? "a web page (HTML)" : $"a web page (HTML, '{ServerText.Show(title)}')";
    }
}
