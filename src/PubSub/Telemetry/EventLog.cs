using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Salesforce.Typed.Events.Telemetry;

/// <summary>
/// What streams log, under the category <c>Salesforce.Typed.Events</c>: topics, codes and numbers; no values of records, no ids of theirs,
/// no tokens.
/// </summary>
internal sealed partial class EventLog(ILoggerFactory? factory)
{
    private readonly ILogger _logger = factory?.CreateLogger("Salesforce.Typed.Events") ?? NullLogger.Instance;

    public void Broke(string topic, EventStreamException failure, int next, TimeSpan delay) =>
        Broke(topic, failure.Status, failure.ErrorCode, failure.RpcId, next, delay.TotalMilliseconds);

    [LoggerMessage(101, LogLevel.Information, "{Topic} is open, {From}.", EventName = "StreamOpened")]
    public partial void Opened(string topic, ReplayFrom from);

    [LoggerMessage(102, LogLevel.Warning, "{Topic} broke: status {Status}, code {ErrorCode}, call {RpcId}. Try {Next} follows in "
        + "{Milliseconds} ms.", EventName = "StreamBroke")]
    private partial void Broke(string topic, string status, string? errorCode, string? rpcId, int next, double milliseconds);

    [LoggerMessage(103, LogLevel.Error, "An event of {Topic} could not be read: {Problem} It was handed to OnUndecodable (event "
        + "{EventId}, schema {SchemaId}, {Bytes} bytes).", EventName = "EventUndecodable")]
    public partial void Undecodable(string topic, string eventId, string? schemaId, int bytes, string problem);

    [LoggerMessage(104, LogLevel.Warning, "{Topic} cannot begin at the place that was kept, which the org does not know any more. It "
        + "begins {From}, as IfExpired says: events were lost.", EventName = "ReplayIdExpired")]
    public partial void Expired(string topic, ReplayFrom from);

    [LoggerMessage(105, LogLevel.Debug, "{Topic} brought an event again; it was skipped.", EventName = "EventRepeated")]
    public partial void Repeated(string topic);

    [LoggerMessage(106, LogLevel.Debug, "{Topic}: the schema {SchemaId} was fetched.", EventName = "SchemaFetched")]
    public partial void SchemaFetched(string topic, string schemaId);

    [LoggerMessage(108, LogLevel.Warning, "{Topic}: the place that was kept cannot be read. It begins {From}, as IfExpired says: events "
        + "may be lost.", EventName = "PlaceUnreadable")]
    public partial void PlaceUnreadable(string topic, ReplayFrom from);

    [LoggerMessage(107, LogLevel.Warning, "{Topic}: a place could not be committed: {Problem}", EventName = "CommitFailed")]
    public partial void CommitFailed(string topic, string problem);
}
