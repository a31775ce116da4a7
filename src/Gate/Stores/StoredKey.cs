namespace Salesforce.Typed.Gate.Stores;

/// <summary>A key of an agent, without the key.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Prefix">The beginning of the key.</param>
/// <param name="Created">When it was issued.</param>
/// <param name="Expires">The first moment at which it opens nothing; null where there is none.</param>
/// <param name="Stopped">When it was stopped; null where it was not.</param>
internal sealed record StoredKey(string Agent, string Prefix, DateTimeOffset Created, DateTimeOffset? Expires, DateTimeOffset? Stopped)
{
    public bool IsOpen(DateTimeOffset now) => Stopped is null && (Expires is null || now < Expires);
}
