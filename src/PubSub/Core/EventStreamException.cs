using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Events;

/// <summary>A call for events failed, and trying again does not help, or was given up.</summary>
public class EventStreamException : Exception
{
    internal EventStreamException(string message, string status, string? errorCode, string? rpcId, Exception? inner)
        // Parts of all of them are the server's words.
        : base(ServerText.Line(message), inner)
    {
        Status = ServerText.Show(status);
        ErrorCode = errorCode is null ? null : ServerText.Show(errorCode);
        RpcId = rpcId is null ? null : ServerText.Show(rpcId);
    }

    /// <summary>The status: a gRPC status, as <c>Unavailable</c>, or CometD's code, as <c>403</c>.</summary>
    public string Status { get; }

    /// <summary>Salesforce's code, as <c>sfdc.platform.eventbus.grpc.service.unavailable</c>; null where the failure is the network's.</summary>
    public string? ErrorCode { get; }

    /// <summary>The id of the call, for Salesforce's support.</summary>
    public string? RpcId { get; }

    /// <summary>Whether the same call may succeed a moment later.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>Whether the session ended: a call with a new token may succeed at once.</summary>
    internal bool IsSessionOver { get; init; }
}
