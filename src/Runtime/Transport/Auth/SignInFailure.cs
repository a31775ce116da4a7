namespace Salesforce.Typed.Errors;

/// <summary>Why signing in failed. The message of a <see cref="SignInException"/> says what to do about it.</summary>
public enum SignInFailure
{
    /// <summary>The org gave a reason that this library does not know; the message holds it.</summary>
    Other,

    /// <summary>The login host could not be reached, did not answer in time, or what answered was not Salesforce.</summary>
    Unreachable,

    /// <summary>No app has that consumer key (<c>invalid_client_id</c>).</summary>
    UnknownClient,

    /// <summary>The consumer secret is wrong or missing (<c>invalid_client</c>).</summary>
    WrongSecret,

    /// <summary>The app does not exist in that org (<c>app_not_found</c>).</summary>
    AppNotInstalled,

    /// <summary>The app does not allow this flow (<c>unsupported_grant_type</c>, <c>unauthorized_client</c>).</summary>
    FlowNotEnabled,

    /// <summary>The user is not pre-authorized for the app, or has not consented to it.</summary>
    NotApproved,

    /// <summary>The person who was asked said no (<c>access_denied</c>).</summary>
    AccessDenied,

    /// <summary>The flow does not work on that host: client credentials need the org's own address.</summary>
    WrongDomain,

    /// <summary>The app's client credentials flow has no Run As user.</summary>
    NoRunAsUser,

    /// <summary>The audience of the assertion is not the host that the user signs in at.</summary>
    WrongAudience,

    /// <summary>The assertion was too old, or lives too long, by Salesforce's clock.</summary>
    AssertionExpired,

    /// <summary>The assertion was refused: most often, its signature does not fit the app's certificate.</summary>
    InvalidAssertion,

    /// <summary>The key, certificate or callback could not sign the assertion.</summary>
    SigningFailed,

    /// <summary>The refresh token is expired, revoked or was already replaced.</summary>
    RefreshTokenExpired,

    /// <summary>The authorization code is too old, was used before, or does not fit its verifier.</summary>
    InvalidCode,

    /// <summary>The redirect address is not one of the app's callback URLs.</summary>
    RedirectMismatch,

    /// <summary>The browser came back with a state that this sign-in did not send: it may belong to somebody else.</summary>
    StateMismatch,

    /// <summary>A scope is not among those of the app.</summary>
    InvalidScope,

    /// <summary>The user is inactive, frozen or locked, or the org is.</summary>
    Inactive,

    /// <summary>The user or app may not sign in from this network address.</summary>
    NetworkRestricted,

    /// <summary>The user signed in too often within an hour.</summary>
    TooManySignIns,

    /// <summary>The token is for another org than <see cref="SalesforceOptions.Instance"/> names.</summary>
    WrongOrg,

    /// <summary>Nobody has signed in yet: there is no refresh token.</summary>
    NotSignedIn,

    /// <summary>A callback that loads or stores the refresh token failed.</summary>
    StoreFailed,

    /// <summary>A callback that fetches a secret failed, or returned none.</summary>
    SecretUnavailable,

    /// <summary>The Salesforce CLI is not installed, or not found.</summary>
    CliMissing,

    /// <summary>The Salesforce CLI did not show the token.</summary>
    CliRedacted,

    /// <summary>The Salesforce CLI failed; the message says how.</summary>
    CliFailed,
}
