namespace Salesforce.Typed.Events;

/// <summary>What became of one event that was to be published.</summary>
/// <param name="EventId">The id that the event was given: subscribers see the same.</param>
/// <param name="Status">Whether it was published.</param>
/// <param name="ReplayId">Its place in the stream; none unless it was published.</param>
/// <param name="Error">Why it was not; null when it was.</param>
public sealed record PublishOutcome(string EventId, PublishStatus Status, ReplayId ReplayId, string? Error);
