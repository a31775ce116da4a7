using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Features.Bulk.Results;

/// <summary>Reads <c>sf__Error</c>: <c>CODE:message:fields --</c>. Messages have colons and line breaks too.</summary>
internal static class RowError
{
    private const string End = "--";

    /// <summary>Whether a record was locked, so that sending it again may help.</summary>
    public static bool IsLocked(ReadOnlySpan<byte> error) => error.TrimStart((byte)' ').StartsWith("UNABLE_TO_LOCK_ROW"u8);

    /// <summary>Reads the text of an error.</summary>
    public static SalesforceError Parse(string text)
    {
        var body = text.Trim();
        if (body.EndsWith(End, StringComparison.Ordinal))
            body = body[..^End.Length].TrimEnd();
        var first = body.IndexOf(':', StringComparison.Ordinal);
        if (first <= 0 || !body.AsSpan(0, first).ContainsOnlyCode())
            return new SalesforceError("", ServerText.Lines(body), []);
        var code = body[..first];
        var last = body.LastIndexOf(':');
        var fields = last > first ? Fields(body[(last + 1)..]) : [];
        // What follows the last colon is part of the message where it names no fields.
        var message = last == first || fields is null ? body[(first + 1)..] : body[(first + 1)..last];
        return new SalesforceError(code, ServerText.Lines(message.Trim()), fields ?? []);
    }

    private static string[]? Fields(string text)
    {
        var fields = text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        return Array.TrueForAll(fields, f => f.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.')) ? fields : null;
    }

    private static bool ContainsOnlyCode(this ReadOnlySpan<char> code)
    {
        foreach (var c in code)
        {
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c) && c != '_')
                return false;
        }
        return true;
    }
}
