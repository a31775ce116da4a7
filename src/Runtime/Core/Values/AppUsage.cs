namespace Salesforce.Typed;

/// <summary>How many of its own quota of requests the connected app has used.</summary>
/// <param name="Name">The app.</param>
/// <param name="Used">The requests that it has used.</param>
/// <param name="Max">How many it may make.</param>
public sealed record AppUsage(string Name, int Used, int Max);
