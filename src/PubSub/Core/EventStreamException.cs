using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Events;

/// <summary>A call for events failed, and trying again does not help, or was given up.</summary>
public class EventStreamException : SalesforceException
{
    private readonly string _errorCode;

    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="status">The status: a gRPC status, such as <c>Unavailable</c>, or CometD's code, such as <c>403</c>.</param>
    /// <param name="errorCode">Salesforce's code; empty where it gave none.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public EventStreamException(string message, string status, string errorCode = "", Exception? innerException = null)
        : this(message, status, errorCode, null, innerException)
    {
    }

    internal EventStreamException(string message, string status, string? errorCode, string? rpcId, Exception? inner)
        // Parts of all of them are the server's words.
        : base(ServerText.Line(message), inner)
    {
        Status = ServerText.Show(status);
        _errorCode = errorCode is null ? "" : ServerText.Show(errorCode);
        RpcId = rpcId is null ? null : ServerText.Show(rpcId);
    }

    /// <summary>The status: a gRPC status, as <c>Unavailable</c>, or CometD's code, as <c>403</c>.</summary>
    public string Status { get; }

    /// <summary>Salesforce's code, as <c>sfdc.platform.eventbus.grpc.service.unavailable</c>; empty where the network failed.</summary>
    public override string ErrorCode => _errorCode;

    /// <summary>The id of the call, for Salesforce's support.</summary>
    public string? RpcId { get; }

    /// <summary>Whether the same call may succeed a moment later.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>Whether the session ended: a call with a new token may succeed immediately.</summary>
    internal bool IsSessionOver { get; init; }
}
