using Grpc.Core;

namespace Salesforce.Typed.Testing.Http.Grpc;

/// <summary>Refusals in the words of the Pub/Sub API: a status, and its own code in the trailers (Pub/Sub API, Handle Errors).</summary>
internal static class PubSubErrors
{
    private const string Prefix = "sfdc.platform.eventbus.grpc.";

    public static RpcException Auth(string rpcId) =>
        Of(StatusCode.Unauthenticated, "service.auth.error", "An authentication exception occurred. Provide valid authentication via "
            + "metadata headers.", rpcId);

    public static RpcException AuthHeader(string name, string rpcId) =>
        Of(StatusCode.Unauthenticated, "service.auth.headers.invalid", $"The authentication header {name} is blank or invalid. Provide "
            + $"valid authentication via metadata headers.", rpcId);

    public static RpcException TopicEmpty(string rpcId) =>
        Of(StatusCode.InvalidArgument, "topic.validation.empty", "Topic name can't be blank.", rpcId);

    public static RpcException TopicNotFound(string topic, string rpcId) => Of(
        StatusCode.NotFound, "topic.not.found", $"The topic {topic} does not exist. Upper and lower case count in topic names.", rpcId);

    public static RpcException CannotSubscribe(string topic, string rpcId) => Of(
        StatusCode.PermissionDenied, "subscription.topic.cannot.subscribe",
        $"You don't have the permissions to subscribe to the topic {topic}.", rpcId);

    public static RpcException CannotRead(string topic, string rpcId) => Of(
        StatusCode.PermissionDenied, "topic.meta.permission", $"You don't have the permissions to read the topic {topic}.", rpcId);

    public static RpcException TooManyClients(string rpcId) => Of(
        StatusCode.ResourceExhausted, "concurrent.client.limit.exceeded",
        "The maximum number of concurrent clients across all topics has been exceeded.", rpcId);

    public static RpcException TopicMismatch(string rpcId) => Of(
        StatusCode.InvalidArgument, "subscription.fetch.topic.mismatch",
        "The topic name of a request differs from that of the first one of the stream.", rpcId);

    public static RpcException NothingRequested(string rpcId) => Of(
        StatusCode.InvalidArgument, "subscription.fetch.requested.events.invalid",
        "The number of requested events must be greater than zero.", rpcId);

    public static RpcException ReplayIdMissing(string rpcId) => Of(
        StatusCode.InvalidArgument, "subscription.fetch.replayid.validation.failed",
        "The Replay ID validation failed. A replay_id is required with the replay preset CUSTOM.", rpcId);

    public static RpcException ReplayIdCorrupted(string rpcId) => Of(
        StatusCode.InvalidArgument, "subscription.fetch.replayid.corrupted",
        "The Replay ID validation failed. Ensure that the replay_id field value in FetchRequest is valid and refers to an event that is "
            + "within the retention window.", rpcId);

    public static RpcException SchemaIdBlank(string rpcId) => Of(
        StatusCode.InvalidArgument, "schema.validation.failed", "Schema validation failed. The schema ID can't be blank.", rpcId);

    public static RpcException SchemaNotFound(string id, string rpcId) =>
        Of(StatusCode.NotFound, "schema.meta.permission", $"There is no schema with the ID {id}.", rpcId);

    public static RpcException Unavailable(string rpcId) =>
        Of(StatusCode.Unavailable, "service.unavailable", "The Pub/Sub API service is unavailable.", rpcId);

    public static RpcException Of(StatusCode status, string code, string message, string rpcId) => new(
        new Status(status, $"{message} rpcId: {rpcId}"), new Metadata { { "error-code", Prefix + code }, { "rpc-id", rpcId } });
}
