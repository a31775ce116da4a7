namespace Acme;

/// <summary>The accounts of an industry.</summary>
internal sealed record IndustrySummary(string? Industry, int Accounts, decimal? Revenue);
