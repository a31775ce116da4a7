namespace Salesforce.Typed.Events;

/// <summary>What happened to one event that was to be published.</summary>
public sealed record PublishOutcome
{
    /// <summary>Creates a <see cref="PublishOutcome"/>.</summary>
    /// <param name="eventId">The id that the event was given: subscribers see the same.</param>
    /// <param name="status">Whether it was published.</param>
    /// <param name="replayId">Its place in the stream; none unless it was published.</param>
    /// <param name="error">Why it was not; null when it was.</param>
    public PublishOutcome(string eventId, PublishStatus status, ReplayId replayId, string? error)
    {
        EventId = eventId;
        Status = status;
        ReplayId = replayId;
        Error = error;
    }

    /// <summary>The id that the event was given: subscribers see the same.</summary>
    public string EventId { get; init; }

    /// <summary>Whether it was published.</summary>
    public PublishStatus Status { get; init; }

    /// <summary>Its place in the stream; none unless it was published.</summary>
    public ReplayId ReplayId { get; init; }

    /// <summary>Why it was not; null when it was.</summary>
    public string? Error { get; init; }
}
