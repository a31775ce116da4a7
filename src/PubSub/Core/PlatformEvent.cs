namespace Salesforce.Typed.Events;

/// <summary>A platform event that was published, by this program or another.</summary>
/// <typeparam name="T">The event's record, as <c>Order_Shipped__e</c>.</typeparam>
public sealed class PlatformEvent<T>
    where T : SObject
{
    internal PlatformEvent(T record, DateTimeOffset createdDate, RawId createdById, string eventId, ReplayId replayId)
    {
        Record = record;
        CreatedDate = createdDate;
        CreatedById = createdById;
        EventId = eventId;
        ReplayId = replayId;
    }

    /// <summary>The event's fields, all of them loaded that its schema has.</summary>
    public T Record { get; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedDate { get; }

    /// <summary>The user who published it.</summary>
    public RawId CreatedById { get; }

    /// <summary>The event's own id (Platform Events Developer Guide, EventUuid): the same when the event is delivered again.</summary>
    public string EventId { get; }

    /// <summary>The place in the stream: a subscription begins after it.</summary>
    public ReplayId ReplayId { get; }
}
