namespace Salesforce.Typed.Transport.Http;

/// <summary>A header of one call, and those behind it: most calls have none, and then there is nothing to keep.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="Next">The headers in addition to it; null where there are no more.</param>
internal sealed record RestHeader(string Name, string Value, RestHeader? Next = null)
{
    /// <summary>The value of the header of that name; null where there is none.</summary>
    public string? Find(string name)
    {
        for (var header = this; header is not null; header = header.Next)
        {
            if (string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase))
                return header.Value;
        }
        return null;
    }
}
