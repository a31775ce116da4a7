namespace Acme;

/// <summary>What a caller gives to change an account.</summary>
internal sealed record AccountChange(string? Phone);
