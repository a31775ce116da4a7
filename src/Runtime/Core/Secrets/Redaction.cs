using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Core.Secrets;

/// <summary>Takes secrets out of texts that others wrote, before they become part of a message.</summary>
internal static partial class Redaction
{
    private const int LongestText = 300;

    // Words of error messages are shorter; tokens, assertions and codes are longer.
    private const int LongestWord = 40;

    // An org's id, which begins a session id: ORGID!SECRET.
    private const int ShortestSessionId = 15;

    private const string LeftOut = "(a text that repeats a secret is left out)";

    /// <summary>
    /// The text without the secrets of this process and without what has the form of one. A text that holds a secret in an encoding
    /// (percent, JSON, HTML, base64, or several of them) or broken by white space or characters that are not visible is left out as a
    /// whole.
    /// </summary>
    public static string Text(string text)
    {
        var clean = SecretIndex.Redact(text);
        clean = SessionId().Replace(clean, "...");
        clean = Jwt().Replace(clean, "...");
        clean = Named().Replace(clean, "$1...");
        return Variants(clean).Prepend(clean).Any(v => SecretIndex.IsIn(v) || EncodedRuns(v).Any(SecretIndex.IsIn)) ? LeftOut : clean;
    }

    /// <summary>The text without these secrets too, which may be short, plain or percent-encoded.</summary>
    public static string Text(string text, IEnumerable<string> secrets)
    {
        foreach (var secret in secrets.Where(s => s.Length > 0).OrderByDescending(s => s.Length))
        {
            text = text.Replace(secret, "...", StringComparison.Ordinal);
            if (Uri.EscapeDataString(secret) is var escaped && escaped != secret)
                text = text.Replace(escaped, "...", StringComparison.OrdinalIgnoreCase);
        }
        return Text(text);
    }

    /// <summary>A text of a sign-in in a few words, without these secrets, plain or encoded, and without what looks like one.</summary>
    public static string Clean(string text, IReadOnlyCollection<string> secrets)
    {
        using var used = new SecretStore();
        foreach (var secret in secrets)
            used.Add(secret);
        var words = Text(text, secrets).Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var clean = ServerText.Escape(string.Join(' ', words.Select(CleanWord)), keepsLines: false);
        return (clean.Length <= LongestText ? clean : clean[..LongestText] + "...").TrimEnd('.');
    }

    private static string CleanWord(string word)
    {
        if (word.StartsWith("https://", StringComparison.Ordinal))
            return word.Split('?')[0];
        var mark = word.IndexOf('!', StringComparison.Ordinal);
        return word.Length > LongestWord || (mark >= ShortestSessionId && mark < word.Length - 1) ? "..." : word;
    }

    // What the text says to a program that decodes it, once or several times.
    private static IEnumerable<string> Variants(string text)
    {
        var packed = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('"' or '\'')
            && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format)));
        if (packed.Length != text.Length)
            yield return packed;
        for (var (round, before) = (0, text); round < 4; round++)
        {
            var unescaped = JsonEscape().Replace(
                before, static m => m.Value[1] == 'u' ? ((char)Convert.ToUInt16(m.Value[2..], 16)).ToString() : m.Value[1..]);
            // A plus sign is itself, or a space of a form.
            if (unescaped.Contains('+', StringComparison.Ordinal))
                yield return Decoded(unescaped.Replace('+', ' '));
            var decoded = Decoded(unescaped);
            if (decoded == before)
                yield break;
            yield return decoded;
            yield return Uri.UnescapeDataString(before);
            before = decoded;
        }
    }

    private static string Decoded(string text) => WebUtility.HtmlDecode(Uri.UnescapeDataString(text));

    // Base64 shifts by the place at which the secret begins, so each of four beginnings is tried.
    private static IEnumerable<string> EncodedRuns(string text)
    {
        foreach (Match run in Base64Run().Matches(text))
        {
            var letters = run.Value.Replace('+', '-').Replace('/', '_').TrimEnd('=');
            for (var skip = 0; skip < 4; skip++)
            {
                var part = letters[skip..];
                part = part[..(part.Length - (part.Length % 4))];
                var bytes = new byte[part.Length];
                if (Base64Url.TryDecodeFromChars(part, bytes, out var length))
                    yield return Encoding.Latin1.GetString(bytes, 0, length);
            }
        }
    }

    [GeneratedRegex(@"00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?(?:!|%21|\\u0021)[^\s""'<>&]+")]
    private static partial Regex SessionId();

    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*\.?[A-Za-z0-9_-]*")]
    private static partial Regex Jwt();

    [GeneratedRegex(
        @"((?:\b(?:access_token|refresh_token|client_secret|assertion|code_verifier|sid|accesstoken|sessionId)\b[""']?\s*[=:]\s*[""']?)|(?:\b(?:Bearer|OAuth)\s+(?=\S{8})))[^\s""'<>&;,]+",
        RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"\\(?:u[0-9A-Fa-f]{4}|[/""\\])")]
    private static partial Regex JsonEscape();

    [GeneratedRegex(@"[A-Za-z0-9+/_-]{16,}={0,2}")]
    private static partial Regex Base64Run();
}
