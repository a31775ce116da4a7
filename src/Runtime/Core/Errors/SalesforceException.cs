namespace Salesforce.Typed.Errors;

/// <summary>
/// The base of every exception that comes from an org or from the connection to it: <see cref="SalesforceApiException"/> and its subclasses
/// for a request, <see cref="SignInException"/>, <see cref="CompositeException"/>, <see cref="TreeException"/>,
/// <see cref="SalesforceFormatException"/>, and the exceptions of event streams. Misuse of the API is an <see cref="ArgumentException"/> or
/// an <see cref="InvalidOperationException"/> instead, and cancellation is an <see cref="OperationCanceledException"/>.
/// </summary>
public class SalesforceException : Exception
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public SalesforceException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Gets Salesforce's error code, such as <c>ENTITY_IS_DELETED</c>; empty where Salesforce gave none.</summary>
    public virtual string ErrorCode => "";
}
