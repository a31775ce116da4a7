namespace Salesforce.Typed.Events;

/// <summary>
/// The org does not know the place to begin at: it is older than the 72 hours for which events are kept, or no replay id of this org.
/// Events are lost; a copy of the data has to be created again. <see cref="EventOptions.IfExpired"/> goes on in spite of it.
/// </summary>
public sealed class ReplayIdException : EventStreamException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="id">The place that the org does not know.</param>
    public ReplayIdException(string message, ReplayId id)
        : base(message, "InvalidArgument") => ReplayId = id;

    internal ReplayIdException(string topic, ReplayId id, string status, string? errorCode, string? rpcId, Exception? inner)
        : base(
            $"{topic} cannot begin after the replay id {id}: the org keeps events for 72 hours, and does not know this one (any more). "
                + "What happened since is lost to this stream; read the records again, and begin at ReplayFrom.Latest, or set "
                + $"EventOptions.IfExpired.",
            status,
            errorCode,
            rpcId,
            inner) => ReplayId = id;

    /// <summary>The place that the org does not know.</summary>
    public ReplayId ReplayId { get; }
}
