namespace Salesforce.Typed.Transport.Auth;

/// <summary>The wait for a token was canceled, so that the request which needs it was not sent.</summary>
internal sealed class SignInCanceledException(
    OperationCanceledException inner) : OperationCanceledException(inner.Message, inner, inner.CancellationToken);
