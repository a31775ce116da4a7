namespace Salesforce.Typed.Gate.Stores;

/// <summary>A version of the policy.</summary>
/// <param name="Version">The version, counted from 1.</param>
/// <param name="Json">The policy as a file.</param>
/// <param name="Time">When it was applied.</param>
/// <param name="Person">Who applied it.</param>
internal sealed record StoredPolicy(long Version, string Json, DateTimeOffset Time, string Person);
