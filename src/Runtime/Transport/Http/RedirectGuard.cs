using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Transport.Http;

/// <summary>
/// Detects that a handler of the user followed a redirect: what came back then is not the answer of the org, whatever its status
/// is.
/// </summary>
internal static class RedirectGuard
{
    /// <summary>The address that a redirect led to; null where the address that was requested has answered.</summary>
    /// <param name="response">The response.</param>
    /// <param name="method">The method of the request.</param>
    /// <param name="requested">The address of the request.</param>
    public static Uri? FindTarget(HttpResponseMessage response, HttpMethod method, Uri requested)
    {
        // A handler that follows redirects changes the address of the request, and its method (a POST becomes a GET), or sends another one.
        if (response.RequestMessage is not { RequestUri: { } address } answered)
            return null;
        return answered.Method == method && (ReferenceEquals(address, requested) || address == requested) ? null : address;
    }

    /// <summary>Refuses a response that came after a redirect.</summary>
    /// <exception cref="SalesforceFormatException">A redirect was followed.</exception>
    public static HttpResponseMessage Require(HttpResponseMessage response, HttpMethod method, Uri requested)
    {
        if (FindTarget(response, method, requested) is not { } target)
            return response;
        response.Dispose();
        throw new SalesforceFormatException(
            $"{CallShape.Name(method, requested.PathAndQuery)}: the HttpHandler followed a redirect from "
                + $"{requested.GetLeftPart(UriPartial.Authority)} to "
            + $"{target.GetLeftPart(UriPartial.Authority)}, and what came back is not the answer of the org. Set AllowAutoRedirect of the "
            + $"handler to false; if the "
            + "org has moved, make its new address SalesforceOptions.Instance");
    }
}
