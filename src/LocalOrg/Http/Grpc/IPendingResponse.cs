namespace Salesforce.Typed.Testing.Http.Grpc;

/// <summary>A response that a subscription sends in addition to events.</summary>
internal interface IPendingResponse
{
    /// <summary>Whether there is a response to send, with events or without.</summary>
    bool IsPending { get; }
}
