using System.Net.Http.Headers;

namespace Salesforce.Typed.Http;

/// <summary>A header of one call, and those behind it: most calls have none, and then there is nothing to keep.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="Next">The headers beside it; null where there are no more.</param>
internal sealed record RestHeader(string Name, string Value, RestHeader? Next = null)
{
    /// <summary>Adds this header, and those behind it.</summary>
    public void AddTo(HttpRequestHeaders headers)
    {
        for (var header = this; header is not null; header = header.Next)
            headers.Add(header.Name, header.Value);
    }
}
