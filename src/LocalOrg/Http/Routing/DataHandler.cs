using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Http.Requests;

namespace Salesforce.Typed.Testing.Http.Routing;

/// <summary>Answers a call of the REST API.</summary>
/// <param name="resources">The resources as the user sees them.</param>
/// <param name="call">The call.</param>
/// <param name="values">The values in its path.</param>
internal delegate ApiResponse DataHandler(DataResources resources, Call call, RouteValues values);
