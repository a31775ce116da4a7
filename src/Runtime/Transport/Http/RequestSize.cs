using System.Net;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Transport.Http;

/// <summary>
/// Finds requests that Salesforce takes for too long before they are sent: 16,384 bytes of address, and of address and headers
/// together (REST API, Status Codes).
/// </summary>
internal static class RequestSize
{
    private const int Most = 16_384;

    // What is added below: Host, Accept-Encoding, Content-Length, Content-Type, Content-Encoding, a trace's id.
    private const int OthersHeaders = 512;

    // Most requests are far from the limit, and need no counting.
    private const int Few = 8_192;

    /// <summary>Refuses a request that is too long.</summary>
    /// <exception cref="RequestTooLongException">It is.</exception>
    public static void Require(HttpRequestMessage request)
    {
        var token = request.Headers.Authorization?.Parameter?.Length ?? 0;
        if (request.RequestUri!.OriginalString.Length + token < Few && request.Headers.NonValidated.Count <= 3)
            return;
        var address = request.RequestUri.AbsoluteUri.Length;
        var headers = OthersHeaders + request.Headers.NonValidated.Sum(h => h.Key.Length + h.Value.ToString().Length + 4);
        if (address > Most)
            throw TooLong(request, HttpStatusCode.RequestUriTooLong, $"its address has {address:N0} bytes");
        if (address + headers > Most)
            throw TooLong(request, HttpStatusCode.RequestHeaderFieldsTooLarge, $"its address has {address:N0} bytes and its headers have "
                + $"{headers:N0}, of which the token has {token:N0}");
    }

    private static RequestTooLongException TooLong(HttpRequestMessage request, HttpStatusCode status, string what)
    {
        var call = CallShape.Name(request.Method, request.RequestUri!.PathAndQuery);
        return RequestTooLongException.BeforeSending(
            new ErrorAnswer(call, status, []),
            $"{call} was not sent: {what}, and Salesforce takes {Most:N0} together (it would answer {(int)status}). Ask for fewer fields "
                + $"or ids, or use a call that has a body.");
    }
}
