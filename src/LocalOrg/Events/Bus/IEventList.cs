namespace Salesforce.Typed.Testing.Events.Bus;

/// <summary>
/// The events of an <see cref="EventLog"/>, in the order of their positions. Its methods can be called from several threads.
/// </summary>
internal interface IEventList
{
    /// <summary>Adds events that follow all others.</summary>
    void Append(IReadOnlyList<StoredEvent> events);

    /// <summary>Removes the events up to a position.</summary>
    void RemoveUpTo(long position);

    /// <summary>The number of events after a position.</summary>
    int Count(long after);

    /// <summary>The position and the time of the first event after a position; null if there is none.</summary>
    (long Position, long Time)? First(long after);

    /// <summary>The position of the first event after a position that is not older than a time; null if there is none.</summary>
    long? FirstSince(long after, long time);

    /// <summary>The position of the last event before a position; null if there is none.</summary>
    long? LastBefore(long position);

    /// <summary>
    /// The next events after a position, up to another, oldest first: fewer than <paramref name="most"/> only if there are no more.
    /// </summary>
    IReadOnlyList<StoredEvent> Next(long after, long upTo, int most);

    /// <summary>
    /// The last events up to a position that are after another, newest first: fewer than <paramref name="most"/> only if there are
    /// no more.
    /// </summary>
    IReadOnlyList<StoredEvent> Last(long upTo, long after, int most);
}
