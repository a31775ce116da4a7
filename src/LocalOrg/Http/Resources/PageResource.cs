using System.Security.Cryptography;
using System.Text;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Transport;

namespace Salesforce.Typed.Testing.Http.Resources;

/// <summary>The page at <c>/</c>, which shows the state of the org. It is one file, and sends requests to this org only.</summary>
internal static class PageResource
{
    private static readonly byte[] Html = Read();

    // What rows hold is shown as text; should that ever fail, nothing but the page's own script runs, and nothing can be sent anywhere.
    private static readonly string Policy =
        $"default-src 'none'; script-src {Hash("<script>"u8, "</script>"u8)}; style-src {Hash("<style>"u8, "</style>"u8)}; connect-src "
            + $"'self'; img-src data:; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

    public static ApiResponse Answer()
    {
        var response = ApiResponse.Page(Html);
        response.Headers.Add(new("Content-Security-Policy", Policy));
        response.Headers.Add(new("Cross-Origin-Opener-Policy", "same-origin"));
        return response;
    }

    private static string Hash(ReadOnlySpan<byte> start, ReadOnlySpan<byte> end)
    {
        var text = Html.AsSpan()[(Html.AsSpan().IndexOf(start) + start.Length)..];
        return $"'sha256-{Convert.ToBase64String(SHA256.HashData(text[..text.IndexOf(end)]))}'";
    }

    private static byte[] Read()
    {
        using var reader = new StreamReader(typeof(PageResource).Assembly.GetManifestResourceStream("index.html")!, Encoding.UTF8);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd().Replace("{api-version}", NewestApiVersion.Text, StringComparison.Ordinal));
    }
}
