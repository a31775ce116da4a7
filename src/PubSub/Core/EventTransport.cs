namespace Salesforce.Typed.Events;

/// <summary>How events travel.</summary>
public enum EventTransport
{
    /// <summary>The Pub/Sub API: gRPC over HTTP/2.</summary>
    PubSub,

    /// <summary>
    /// CometD, long polling over HTTP/1.1, for networks that do not pass HTTP/2. It does not tell which fields became null, and no events
    /// can be published.
    /// </summary>
    CometD,
}
