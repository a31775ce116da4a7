using Microsoft.AspNetCore.Http;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Http.SignIn;

namespace Salesforce.Typed.Testing.Http.Routing;

/// <summary>Answers messages of CometD.</summary>
/// <param name="session">The session of the request's token; null without a valid one.</param>
/// <param name="cookies">The cookies.</param>
/// <param name="body">The messages.</param>
/// <param name="cancellationToken">Is canceled when the client disconnects.</param>
internal delegate Task<ApiResponse> CometdHandler(
    Session? session, IRequestCookieCollection cookies, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
