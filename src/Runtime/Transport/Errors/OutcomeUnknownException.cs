using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>
/// A write was sent, and nobody knows whether it was carried out: the connection broke, time ran out, or the platform failed in flight. The
/// inner exception is the cause. Look whether it was before you write again: a second create makes a second record. An upsert by an
/// external id may be retried as it is.
/// </summary>
public sealed class OutcomeUnknownException : SalesforceApiException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public OutcomeUnknownException(string message, Exception? innerException = null)
        : base(message, default, null, innerException)
    {
    }

    internal OutcomeUnknownException(SalesforceApiException cause)
        : base(
            new ErrorAnswer(cause.Call, cause.StatusCode, cause.Errors) { RequestId = cause.RequestId },
            $"{cause.Call} was sent, and whether it was carried out is not known. {cause.Message}",
            cause)
    {
    }

    /// <summary>For a response that is not a documented success of the call.</summary>
    internal OutcomeUnknownException(string call, SalesforceFormatException cause)
        : base(
            new ErrorAnswer(call, cause.Status, cause.Errors),
            $"{call} was sent, and whether it was carried out is not known. {cause.Message.TrimEnd('.')}.",
            cause)
    {
    }

    /// <summary>For a call whose last attempt was refused, after one that may have been carried out.</summary>
    internal OutcomeUnknownException(string call, Exception earlier, Exception last)
        : base(
            new ErrorAnswer(call, (last as SalesforceApiException)?.StatusCode ?? default, (last as SalesforceApiException)?.Errors ?? [])
            {
                RequestId = (last as SalesforceApiException)?.RequestId
            },
            $"{call} was sent several times, and whether it was carried out is not known. An earlier attempt may have been: "
                + $"{earlier.Message} The last one failed: {last.Message}",
            last)
    {
    }
}
