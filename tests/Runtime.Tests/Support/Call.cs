namespace Salesforce.Typed.Tests;

/// <summary>A request that the stub saw.</summary>
internal sealed record Call(
    string Method, string Path, string? Authorization, string Body, string? ContentType, IReadOnlyList<string> Headers)
{
    /// <summary>The statement of a query.</summary>
    public string Soql => Uri.UnescapeDataString(Path[(Path.IndexOf("?q=", StringComparison.Ordinal) + 3)..]);
}
