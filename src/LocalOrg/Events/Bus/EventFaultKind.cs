namespace Salesforce.Typed.Testing;

/// <summary>The ways in which a call to the event bus can be made to fail.</summary>
public enum EventFaultKind
{
    /// <summary>
    /// <c>UNAUTHENTICATED</c>, <c>service.auth.error</c>: as if the token had ended. CometD: <c>401::Authentication invalid</c>.
    /// </summary>
    TokenExpired,

    /// <summary><c>UNAVAILABLE</c>, <c>service.unavailable</c>. CometD: status 503.</summary>
    Unavailable,

    /// <summary><c>RESOURCE_EXHAUSTED</c>, <c>concurrent.client.limit.exceeded</c>. CometD: status 503.</summary>
    TooManyClients,

    /// <summary>
    /// <c>RESOURCE_EXHAUSTED</c>, <c>subscription.limit.exceeded</c>: the day's deliveries are used up. CometD:
    /// <c>403::Organization total events daily limit exceeded</c>.
    /// </summary>
    DeliveryLimitExceeded,
}
