using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>
/// Signing in failed, or renewing a token did. The message says why and what to do; it holds no secret. Salesforce Help, "OAuth 2.0
/// Authorization Errors".
/// </summary>
public sealed class SignInException : Exception
{
    internal SignInException(SignInFailure failure, string what, string advice, Exception? inner = null)
        // Parts of it, such as the address of a token, are the server's.
        : base($"Signing in to Salesforce failed. {ServerText.Line(what)}. {advice}", inner)
    {
        Failure = failure;
        Advice = advice;
    }

    /// <summary>The reason, for programs.</summary>
    public SignInFailure Failure { get; }

    /// <summary>What to do about it, for people.</summary>
    public string Advice { get; }

    /// <summary>Salesforce's code, as <c>invalid_grant</c>; empty where the failure was not told by Salesforce.</summary>
    public string ErrorCode { get; internal init; } = "";

    /// <summary>Salesforce's own words; empty where it said none.</summary>
    public string ErrorDescription { get; internal init; } = "";

    /// <summary>Whether the cause may disappear, so that another attempt can succeed.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>How long the answer asks to wait; null where it does not.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>What time it was where the answer was written; null where the answer did not say.</summary>
    internal DateTimeOffset? ServerTime { get; init; }
}
