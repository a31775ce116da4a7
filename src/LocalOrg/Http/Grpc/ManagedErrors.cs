using Grpc.Core;
using Salesforce.Typed.Testing.Events.Bus;
using Salesforce.Typed.Testing.Events.Wire;

namespace Salesforce.Typed.Testing.Http.Grpc;

/// <summary>What is refused of managed subscriptions.</summary>
internal static class ManagedErrors
{
    /// <summary>The subscription that a first request names.</summary>
    /// <exception cref="RpcException">It names none, or two.</exception>
    public static ManagedSubscription Find(ManagedSubscriptions all, ManagedFetchRequest first, string rpcId)
    {
        var (id, name) = (first.SubscriptionId, first.DeveloperName);
        if ((id.Length > 0) == (name.Length > 0))
            throw Of("id.or.developer.name.empty", StatusCode.InvalidArgument, "Name the subscription by its ID or by its developer name, "
                + "and not by both.", rpcId);
        if (id.Length > 0 && id.Length is not (15 or 18))
            throw Of("subscription.id.invalid", StatusCode.InvalidArgument, "A subscription ID has 15 or 18 characters.", rpcId);
        return all.Find(id.Length > 0 ? id : null, name) ?? throw Of(
            id.Length > 0 ? "subscription.id.not.found" : "developer.name.not.found", StatusCode.NotFound,
            $"There is no managed subscription '{id}{name}'.", rpcId);
    }

    public static RpcException AlreadyActive(string rpcId) =>
        Of("already.active", StatusCode.AlreadyExists, "A client of this managed subscription is connected already.", rpcId);

    public static RpcException NegativeRequest(string rpcId) =>
        Of("fetch.request.events.invalid", StatusCode.InvalidArgument, "The number of requested events must not be negative.", rpcId);

    public static RpcException CommitInFirst(string rpcId) =>
        Of("fetch.request.commit.request.restricted", StatusCode.InvalidArgument, "The first request can't commit.", rpcId);

    private static RpcException Of(string code, StatusCode status, string message, string rpcId) =>
        PubSubErrors.Of(status, "managed.subscription." + code, message, rpcId);
}
