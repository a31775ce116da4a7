using Grpc.Core;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Data.Users;
using Salesforce.Typed.Testing.Http.SignIn;

namespace Salesforce.Typed.Testing.Http.Grpc;

/// <summary>A call of the Pub/Sub API, and who makes it.</summary>
/// <param name="User">The user whose token it brought.</param>
/// <param name="RpcId">The id of the call in errors.</param>
internal sealed record PubSubCall(OrgUser User, string RpcId)
{
    /// <summary>Looks at a call's metadata as the platform does (Pub/Sub API, Authentication).</summary>
    /// <exception cref="RpcException">It may not pass.</exception>
    public static PubSubCall Of(ServerCallContext context, UserDirectory users, Sessions sessions)
    {
        var rpcId = Guid.NewGuid().ToString();
        var token = Header("accesstoken");
        var instance = Header("instanceurl");
        var tenant = Header("tenantid");
        if (!Uri.TryCreate(instance, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw PubSubErrors.AuthHeader("instanceurl", rpcId);
        // Some clients put the pod before it: core/prod/00D...
        if (!RecordId.TryParse(tenant[(tenant.LastIndexOf('/') + 1)..], out var organization) || organization != RecordId.Organization)
            throw PubSubErrors.Auth(rpcId);
        if (sessions.Use(token) is not { } session || users.Find(session.Username) is not { Account.ApiEnabled: true } user)
            throw PubSubErrors.Auth(rpcId);
        return new PubSubCall(user, rpcId);

        string Header(string name) => context.RequestHeaders.GetValue(name) is { } value && !string.IsNullOrWhiteSpace(value)
            ? value
            : throw PubSubErrors.AuthHeader(name, rpcId);
    }
}
