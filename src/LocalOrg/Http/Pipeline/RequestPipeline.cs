using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Http.Control;
using Salesforce.Typed.Testing.Http.Requests;
using Salesforce.Typed.Testing.Http.Routing;

namespace Salesforce.Typed.Testing.Http.Pipeline;

/// <summary>Answers each HTTP request: applies a fault that a test injected, has the request dispatched, and notes the call.</summary>
internal sealed class RequestPipeline(
    RequestDispatcher dispatcher, RequestAuthentication authentication, Faults faults, CallLog calls, TimeProvider clock)
{
    private const int MostUriBytes = 16_384;

    /// <summary>Answers a request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (IsOwn(context, RequestTarget.Parse(target)))
        {
            using var own = await AnswerAsync(context, target).ConfigureAwait(false);
            await ResponseSender.SendAsync(context, own, null).ConfigureAwait(false);
            return;
        }
        var (time, began) = (clock.GetUtcNow(), Stopwatch.GetTimestamp());
        var fault = faults.Take(context.Request.Method, target);
        if (fault is { Delay: { Ticks: > 0 } delay })
            await Task.Delay(delay, TimeProvider.System, context.RequestAborted).ConfigureAwait(false);
        using var response = (fault is null ? null : Faults.Answer(fault.Kind)) ?? await AnswerAsync(context, target).ConfigureAwait(false);
        // Before it is sent: a client that has the answer finds the call in the list.
        calls.Add(new LocalCall(
            time, context.Request.Method, target, response.Status, Stopwatch.GetElapsedTime(began),
            authentication.Find(context)?.Username));
        await ResponseSender.SendAsync(context, response, fault?.Kind).ConfigureAwait(false);
    }

    // The page and the control calls: faults do not apply to them, and the list of calls does not have them. The page marks its requests
    // with a header, which counts only with the org's own token: no user's calls are left out.
    private bool IsOwn(HttpContext context, RequestTarget target) =>
        target.Path == "/" || RoutePrefixes.Find(target).Group == RouteGroup.Control
        || (context.Request.Headers.ContainsKey("X-Local-Page") && authentication.Find(context) is { IsOwn: true });

    private async Task<ApiResponse> AnswerAsync(HttpContext context, string target)
    {
        try
        {
            CheckLength(context, target);
            return await dispatcher.AnswerAsync(context, RequestTarget.Parse(target)).ConfigureAwait(false);
        }
        catch (ApiException e)
        {
            return ApiResponse.Error(e);
        }
        catch (BadHttpRequestException e)
        {
            return ApiResponse.Error(new ApiException(e.StatusCode, "INVALID_REQUEST", e.Message, null));
        }
        catch (DataFileException e)
        {
            await Console.Error.WriteLineAsync(ConsoleText.Escape(e.Message)).ConfigureAwait(false);
            return ApiResponse.Error(
                new ApiException(500, "UNKNOWN_EXCEPTION", "The local org cannot use its data file. Its console has the details.", null));
        }
        catch (Exception e) when (e is not (OperationCanceledException or IOException))
        {
            // A bug of the local org, reported like the platform's own. The stack is for the console, not for the client.
            await Console.Error.WriteLineAsync(ConsoleText.Escape(e.ToString())).ConfigureAwait(false);
            return ApiResponse.Error(new ApiException(
                500, "UNKNOWN_EXCEPTION", "An unexpected error occurred in the local org. Its console has the details.", null));
        }
    }

    private static void CheckLength(HttpContext context, string target)
    {
        if (target.Length > MostUriBytes)
            throw new ApiException(414, "URI_TOO_LONG", $"The URI is longer than {MostUriBytes} bytes", null);
        if (target.Length + context.Request.Headers.Sum(h => h.Key.Length + h.Value.Sum(v => v?.Length ?? 0) + 4) > MostUriBytes)
            throw new ApiException(
                431, "REQUEST_HEADER_FIELDS_TOO_LARGE", $"URI and headers together are longer than {MostUriBytes} bytes", null);
    }
}
