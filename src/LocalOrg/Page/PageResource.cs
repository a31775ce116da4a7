using Salesforce.Typed.Testing.Http;

namespace Salesforce.Typed.Testing.Page;

/// <summary>The page at <c>/</c>, for people who would rather look than read. It is one file, and asks nobody but this org.</summary>
internal static class PageResource
{
    private static readonly byte[] Html = Read();

    public static Reply Answer()
    {
        var reply = Reply.Page(Html);
        // What rows hold is shown as text; should that ever fail, nothing of it can be run or sent anywhere.
        reply.Headers.Add(new(
            "Content-Security-Policy", "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"));
        reply.Headers.Add(new("Referrer-Policy", "no-referrer"));
        reply.Headers.Add(new("X-Content-Type-Options", "nosniff"));
        return reply;
    }

    private static byte[] Read()
    {
        using var stream = typeof(PageResource).Assembly.GetManifestResourceStream("index.html")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
