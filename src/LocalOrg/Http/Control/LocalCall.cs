namespace Salesforce.Typed.Testing;

/// <summary>A call that a local org answered.</summary>
/// <param name="Time">When it came.</param>
/// <param name="Method">The method.</param>
/// <param name="Target">The path with its query; without the query for sign-in, where it holds secrets.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Duration">How long the answer took.</param>
/// <param name="Username">Whose token it brought; null without a good one.</param>
public sealed record LocalCall(DateTimeOffset Time, string Method, string Target, int Status, TimeSpan Duration, string? Username);
