namespace Salesforce.Typed.Gate.Cursors;

/// <summary>Where a query goes on.</summary>
/// <param name="Policy">The hash of the agent's policy that decided the statement.</param>
/// <param name="Soql">The agent's statement, which is decided again.</param>
/// <param name="Deleted">Whether deleted rows are read too.</param>
/// <param name="MostRows">The most rows that the first call wanted; null where it sets none.</param>
/// <param name="Page">The address of the org's page; null for the first one.</param>
/// <param name="Skip">How many rows of that page were given.</param>
/// <param name="Time">When the first page was read.</param>
internal sealed record QueryCursor(string Policy, string Soql, bool Deleted, int? MostRows, string? Page, int Skip, DateTimeOffset Time);
