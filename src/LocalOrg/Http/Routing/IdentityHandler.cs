using Salesforce.Typed.Testing.Core.Json;

namespace Salesforce.Typed.Testing.Http.Routing;

/// <summary>Answers a request for an identity.</summary>
/// <param name="path">The path below <c>/id</c>.</param>
/// <param name="token">The access token; null without one.</param>
/// <param name="origin">The address by which the client calls the org.</param>
internal delegate ApiResponse IdentityHandler(string path, string? token, string origin);
