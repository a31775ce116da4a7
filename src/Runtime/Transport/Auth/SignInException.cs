using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>
/// Signing in failed, or renewing a token did. The message says why and what to do; it holds no secret. Salesforce Help, "OAuth 2.0
/// Authorization Errors".
/// </summary>
public sealed class SignInException : SalesforceException
{
    private readonly string _errorCode;

    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="failure">The reason.</param>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public SignInException(SignInFailure failure, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Failure = failure;
        Advice = "";
        _errorCode = "";
    }

    internal SignInException(SignInFailure failure, string what, string advice, Exception? inner = null, string errorCode = "")
        // Parts of it, such as the address of a token, are the server's.
        : base($"Signing in to Salesforce failed. {ServerText.Line(what)}. {advice}", inner)
    {
        Failure = failure;
        Advice = advice;
        _errorCode = errorCode;
    }

    /// <summary>The reason, for programs.</summary>
    public SignInFailure Failure { get; }

    /// <summary>What to do about it, for people.</summary>
    public string Advice { get; }

    /// <summary>Salesforce's code, as <c>invalid_grant</c>; empty where the failure was not told by Salesforce.</summary>
    public override string ErrorCode => _errorCode;

    /// <summary>Salesforce's own words; empty where it said none.</summary>
    public string ErrorDescription { get; internal init; } = "";

    /// <summary>Whether the cause may disappear, so that another attempt can succeed.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>How long the answer asks to wait; null where it does not.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>What time it was where the answer was written; null where the answer did not say.</summary>
    internal DateTimeOffset? ServerTime { get; init; }
}
