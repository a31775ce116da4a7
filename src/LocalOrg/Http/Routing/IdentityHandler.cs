using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Data.Users;

namespace Salesforce.Typed.Testing.Http.Routing;

/// <summary>Answers a request for an identity.</summary>
/// <param name="path">The path below <c>/id</c>.</param>
/// <param name="user">The user that sends the request.</param>
/// <param name="origin">The address by which the client calls the org.</param>
internal delegate ApiResponse IdentityHandler(string path, OrgUser user, string origin);
