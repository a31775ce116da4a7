using System.Globalization;
using System.Text;
using Salesforce.Typed.Core.Secrets;

namespace Salesforce.Typed.Core.Errors;

/// <summary>
/// Prepares text that a server sent for a message or a log: no secret, and no character that controls a terminal or forges a line.
/// </summary>
internal static class ServerText
{
    private const int LongestValue = 60;

    /// <summary>The text without secrets, on one line: for messages and logs.</summary>
    public static string Line(string text) => Escape(Redaction.Text(text), keepsLines: false);

    /// <summary>The text without secrets, in its own lines: for the properties of exceptions, which a program may print.</summary>
    public static string Lines(string text) => Escape(Redaction.Text(text), keepsLines: true);

    /// <summary>A value that was found in the place of another, cut to what a message needs.</summary>
    public static string Show(string? value)
    {
        // Redacted before it is cut: half a token is not recognized.
        var line = Line(value ?? "");
        return line.Length <= LongestValue ? line : line[..LongestValue] + "...";
    }

    /// <summary>
    /// The failure; null where its text must not be printed, or quotes the answer, as that of an <see cref="ArgumentException"/>
    /// does.
    /// </summary>
    public static Exception? Printable(Exception? failure) =>
        failure is null or ArgumentException || !IsPrintable(failure) ? null : failure;

    /// <summary>The failure with its details, or without them where they hold what must not be printed.</summary>
    public static Exception Clean(Exception failure)
    {
        if (IsPrintable(failure))
            return failure;
        return failure is HttpRequestException http
            ? new HttpRequestException(http.HttpRequestError, Line(http.Message), inner: null, http.StatusCode)
            : new IOException($"{failure.GetType().Name}: {Line(failure.Message)}");
    }

    /// <summary>The text with its control and formatting characters made visible.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepsLines">Whether line breaks and tabs stay; otherwise each becomes a space.</param>
    public static string Escape(string text, bool keepsLines)
    {
        var at = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        if (at < 0)
            return text;
        var escaped = new StringBuilder(text.Length).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c is '\r' or '\n' or '\t')
                escaped.Append(keepsLines ? c : ' ');
            else if (!IsPlain(CharUnicodeInfo.GetUnicodeCategory(text, at)))
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else if (char.IsSurrogate(c))
                escaped.Append(c).Append(text[++at]);
            else
                escaped.Append(c);
        }
        return escaped.ToString();
    }

    private static bool IsPrintable(Exception failure)
    {
        var text = failure.ToString();
        return Lines(text) == text;
    }

    // Format covers bidirectional controls and characters without a width; half of a surrogate pair is a Surrogate.
    private static bool IsPlain(UnicodeCategory category) => category is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate);
}
