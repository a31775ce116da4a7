namespace Salesforce.Typed.Transport.Auth;

/// <summary>Takes secrets out of texts that others wrote, before they become part of a message.</summary>
internal static class Redaction
{
    private const int LongestText = 300;

    // Words of error messages are shorter; tokens, assertions and codes are longer.
    private const int LongestWord = 40;

    // An org's id, which begins a session id: ORGID!SECRET.
    private const int ShortestSessionId = 15;

    /// <summary>The text without those secrets, plain or percent-encoded, and without what looks like one.</summary>
    public static string Clean(string text, IEnumerable<string> secrets)
    {
        foreach (var secret in secrets.Where(s => s.Length > 0))
        {
            text = text.Replace(secret, "...", StringComparison.Ordinal)
                .Replace(Uri.EscapeDataString(secret), "...", StringComparison.OrdinalIgnoreCase);
        }
        var words = text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var clean = string.Join(' ', words.Select(CleanWord));
        return (clean.Length <= LongestText ? clean : clean[..LongestText] + "...").TrimEnd('.');
    }

    private static string CleanWord(string word)
    {
        if (word.StartsWith("https://", StringComparison.Ordinal))
            return word.Split('?')[0];
        var mark = word.IndexOf('!', StringComparison.Ordinal);
        return word.Length > LongestWord || (mark >= ShortestSessionId && mark < word.Length - 1) ? "..." : word;
    }
}
