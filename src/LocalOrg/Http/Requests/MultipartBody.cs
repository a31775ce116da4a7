using System.Text;
using Microsoft.Net.Http.Headers;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Data.Records;

namespace Salesforce.Typed.Testing.Http.Requests;

/// <summary>A request of several parts: the record as JSON, and the bytes of files next to it.</summary>
/// <param name="Json">The part that is not a file.</param>
/// <param name="Uploads">The files.</param>
internal sealed record MultipartBody(ReadOnlyMemory<byte> Json, Uploads Uploads)
{
    /// <summary>Whether a request with that content type has parts.</summary>
    public static bool Is(string? contentType) =>
        contentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Cuts a body into its parts, without a copy of their bytes.</summary>
    /// <exception cref="ApiException">The body is not of the form that its content type promises.</exception>
    public static MultipartBody Parse(ReadOnlyMemory<byte> body, string contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is not { Length: > 0 } boundary)
            throw Invalid("Multipart message has no boundary");
        ReadOnlyMemory<byte>? json = null;
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (headers, content) in Parts(body, Encoding.UTF8.GetBytes("--" + boundary)))
        {
            var (name, isFile) = Disposition(headers);
            if (!isFile)
                json = json is null ? content : throw Invalid("Cannot include more than one non-binary part");
            else if (!files.TryAdd(name, content))
                throw Invalid($"Cannot include more than one binary part named {name}");
        }
        return new MultipartBody(json ?? throw Invalid("Multipart message must include a non-binary part"), new Uploads(files));
    }

    private static IEnumerable<(string Headers, ReadOnlyMemory<byte> Content)> Parts(ReadOnlyMemory<byte> body, byte[] delimiter)
    {
        var at = body.Span.IndexOf(delimiter);
        while (true)
        {
            if (at < 0)
                throw Invalid("Multipart message has no closing boundary");
            var rest = body[(at + delimiter.Length)..];
            if (rest.Span.StartsWith("--"u8))
                yield break;
            var end = EndOf(rest.Span, delimiter);
            if (end < 0)
                throw Invalid("Multipart message has no closing boundary");
            yield return Cut(rest[..end]);
            body = rest[end..];
            at = body.Span.IndexOf(delimiter);
        }
    }

    // The line end before a boundary belongs to the boundary.
    private static int EndOf(ReadOnlySpan<byte> rest, byte[] delimiter) => rest.IndexOf([(byte)'\n', .. delimiter]);

    // Headers and content with an empty line between; clients that write files by hand end lines with \n alone.
    private static (string Headers, ReadOnlyMemory<byte> Content) Cut(ReadOnlyMemory<byte> part)
    {
        if (part.Span.EndsWith("\r"u8))
            part = part[..^1];
        var (empty, length) = (part.Span.IndexOf("\r\n\r\n"u8), 4);
        if (part.Span.IndexOf("\n\n"u8) is var bare && bare >= 0 && (empty < 0 || bare < empty))
            (empty, length) = (bare, 2);
        return empty < 0
            ? throw Invalid("Multipart message has a part without headers")
            : (Encoding.UTF8.GetString(part.Span[..empty]), part[(empty + length)..]);
    }

    private static (string Name, bool IsFile) Disposition(string headers)
    {
        const string Header = "Content-Disposition:";
        var line = headers.Split('\n').Select(h => h.Trim()).FirstOrDefault(h => h.StartsWith(Header, StringComparison.OrdinalIgnoreCase));
        // Salesforce's own examples end the header with a semicolon.
        if (line is null || !ContentDispositionHeaderValue.TryParse(line[Header.Length..].Trim().TrimEnd(';'), out var disposition))
            throw Invalid("Multipart message has a part without Content-Disposition");
        return (HeaderUtilities.RemoveQuotes(disposition.Name).ToString(), disposition.FileName.HasValue
            || disposition.FileNameStar.HasValue);
    }

    private static ApiException Invalid(string message) => new(400, "INVALID_MULTIPART_REQUEST", message, null);
}
