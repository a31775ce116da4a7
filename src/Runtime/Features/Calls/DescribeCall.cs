using System.Net;
using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Calls;

/// <summary>Asks for a describe, or whether one that is known is still good.</summary>
internal static class DescribeCall
{
    /// <summary>The answer and as of when it is; null when nothing changed since.</summary>
    public static async Task<(byte[] Json, DateTimeOffset? AsOf)?> SendAsync(
        RestTransport transport, string path, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var header = CallConditions.Moment(since) is { } moment ? new RestHeader(HeaderNames.IfModifiedSince, moment) : null;
        using var response = await transport.SendAsync(
            new(HttpMethod.Get, path) { Headers = header, AlsoRead = since is null ? null : HttpStatusCode.NotModified },
            cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotModified)
            return null;
        var json = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        // An answer without the one has the other: the org's clock when it answered.
        return (json, response.Content.Headers.LastModified ?? response.Headers.Date);
    }

    /// <summary>The address of an object.</summary>
    /// <exception cref="ArgumentException">It is not an API name.</exception>
    public static string Path(RestTransport transport, string sobject) =>
        $"{transport.DataPath}/sobjects/{ApiName.Require(sobject, nameof(sobject))}";
}
