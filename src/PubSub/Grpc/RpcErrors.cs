using Grpc.Core;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Events.Grpc;

/// <summary>
/// Distinguishes the failures of gRPC calls (Pub/Sub API, Handle Errors, and Retry Long-Lived RPC Calls After an Error Occurs).
/// </summary>
internal static class RpcErrors
{
    private const string Prefix = "sfdc.platform.eventbus.grpc.";

    /// <summary>The failure of a call, in the library's terms.</summary>
    /// <param name="call">What failed, as a sentence begins: <c>/data/AccountChangeEvent</c>.</param>
    /// <param name="failure">How gRPC reports it.</param>
    /// <param name="begun">The place that the call was to begin after; none for others.</param>
    public static EventStreamException Explain(string call, RpcException failure, ReplayId begun)
    {
        var code = Trailer(failure, HeaderNames.RpcErrorCode);
        var rpcId = Trailer(failure, HeaderNames.RpcId);
        if (!begun.IsNone && IsOfReplayId(failure, code))
            return new ReplayIdException(call, begun, failure.StatusCode.ToString(), code, rpcId, Clean(failure));
        var isSessionOver = failure.StatusCode == StatusCode.Unauthenticated || code == Prefix + "service.auth.error";
        return new EventStreamException(
            $"{call}: {failure.StatusCode}{(code is null ? "" : $" ({code})")}. {failure.Status.Detail} {Advice(failure.StatusCode, code)}".TrimEnd(), failure.StatusCode.ToString(), code, rpcId, Clean(failure))
        {
            IsSessionOver = isSessionOver,
            IsTransient = !isSessionOver && IsTransient(failure.StatusCode),
        };
    }

    /// <summary>The failure, or where its words hold what must not be printed, one with the same status and clean words.</summary>
    public static RpcException Clean(RpcException failure)
    {
        var text = failure.ToString();
        return ServerText.Lines(text) == text && failure.Trailers.Count == 0
            ? failure
            : new RpcException(new Status(failure.StatusCode, ServerText.Line(failure.Status.Detail)));
    }

    private static bool IsOfReplayId(RpcException failure, string? code) =>
        code?.Contains(".replayid.", StringComparison.Ordinal) == true
        || (failure.StatusCode == StatusCode.InvalidArgument && code is null
            && failure.Status.Detail.Contains("Replay ID", StringComparison.OrdinalIgnoreCase));

    // ALREADY_EXISTS: the org has not noticed yet that the client before, of a managed subscription, is gone.
    private static bool IsTransient(
        StatusCode status) => status is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Internal or StatusCode.Aborted
        or StatusCode.Cancelled or StatusCode.Unknown or StatusCode.ResourceExhausted or StatusCode.DataLoss or StatusCode.AlreadyExists;

    private static string Advice(StatusCode status, string? code) => (status, code) switch
    {
        (_, Prefix + "subscription.limit.exceeded") => "The org's deliveries of the day are used up: they are counted over all its "
            + "subscribers (Change Data Capture Developer Guide, Default Allocations).",
        (StatusCode.PermissionDenied, _) => "The user needs View All on the object for its changes, or Read on a platform event.",
        (StatusCode.NotFound or StatusCode.InvalidArgument, _) => "Topics are case-sensitive, as /data/AccountChangeEvent, "
            + "/data/Order__ChangeEvent or /event/Shipped__e; the object must be selected for change events in Setup.",
        (StatusCode.Unauthenticated, _) => "The org does not take the token, nor one that was just renewed.",
        (StatusCode.Unimplemented, _) => "The endpoint has no such call: EventOptions.Endpoint is not a Pub/Sub API.",
        _ => "",
    };

    private static string? Trailer(RpcException failure, string name) =>
        failure.Trailers.FirstOrDefault(t => !t.IsBinary && t.Key == name)?.Value;
}
