using System.Net.Http.Headers;

namespace Salesforce.Typed.Transport.Http;

/// <summary>Copies the headers of a body to the content that takes its place.</summary>
internal static class ContentHeaders
{
    /// <summary>Copies all of them but the length.</summary>
    public static void Copy(HttpContentHeaders from, HttpContentHeaders to)
    {
        foreach (var (name, values) in from.NonValidated)
        {
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                _ = to.TryAddWithoutValidation(name, (IEnumerable<string>)values);
        }
    }
}
