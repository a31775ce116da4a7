namespace Salesforce.Typed.Testing;

/// <summary>The ways in which a call can be made to fail.</summary>
public enum FaultKind
{
    /// <summary>401 <c>INVALID_SESSION_ID</c>, as if the session had ended.</summary>
    SessionExpired,

    /// <summary>403 <c>REQUEST_LIMIT_EXCEEDED</c>: the day's calls are used up.</summary>
    DailyLimitExceeded,

    /// <summary>403 <c>REQUEST_LIMIT_EXCEEDED</c>: too many long requests at once.</summary>
    ConcurrentLimitExceeded,

    /// <summary>400 <c>UNABLE_TO_LOCK_ROW</c>.</summary>
    RowLocked,

    /// <summary>500 <c>UNKNOWN_EXCEPTION</c>.</summary>
    ServerError,

    /// <summary>502, with a page of HTML as proxies answer it.</summary>
    BadGateway,

    /// <summary>503 <c>SERVER_UNAVAILABLE</c>.</summary>
    Unavailable,

    /// <summary>The call succeeds, after <see cref="Fault.Delay"/>.</summary>
    Slow,

    /// <summary>The call succeeds, but the connection ends in the middle of the answer.</summary>
    CutOff,

    /// <summary>The call is carried out, but the connection ends before the first byte of the answer.</summary>
    NoAnswer,
}
