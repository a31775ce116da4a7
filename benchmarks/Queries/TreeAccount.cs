namespace Salesforce.Typed.Benchmarks;

/// <summary>What an expression tree is written over.</summary>
internal sealed record TreeAccount(string Id, string Name, string? Industry, decimal? AnnualRevenue, TreeOwner? Owner);

/// <summary>Its owner.</summary>
internal sealed record TreeOwner(string Name);
