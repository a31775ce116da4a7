using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>
/// No answer came, or not all of it: there was no connection, it broke, or <see cref="RetryOptions.Timeout"/> ran out. The inner exception
/// has the details. A write of which nobody knows whether it was carried out is an <see cref="OutcomeUnknownException"/> instead.
/// </summary>
public sealed class NoResponseException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="wasSent">Whether the request may have reached the org.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public NoResponseException(string message, bool wasSent = true, Exception? innerException = null)
        : base(message, default, null, innerException) => WasSent = wasSent;

    internal NoResponseException(string call, string what, Exception inner, bool wasSent)
        : base(new ErrorAnswer(call, default, []), $"{call}: {what.TrimEnd('.')}.", inner) => WasSent = wasSent;

    /// <summary>Whether the request may have reached the org; false where there was no connection.</summary>
    public bool WasSent { get; }

    /// <summary>Whether it is known already that making the call again does not help.</summary>
    internal bool IsFinal { get; init; }
}
