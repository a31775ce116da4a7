namespace Salesforce.Typed.Testing.Http.Routing;

/// <summary>Routes that begin with the same path and go through the same checks.</summary>
internal enum RouteGroup
{
    /// <summary>Needs no token: the page, and the list of versions.</summary>
    Open,

    /// <summary>The REST API: <c>/services/data/vXX.X</c>.</summary>
    Data,

    /// <summary>OAuth: <c>/services/oauth2</c>.</summary>
    SignIn,

    /// <summary>Identities of users: <c>/id</c>.</summary>
    Identity,

    /// <summary>The event bus over CometD: <c>/cometd</c>.</summary>
    Cometd,

    /// <summary>The org's own calls: <c>/_local</c>.</summary>
    Control,
}
