using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Queries.Search;

/// <summary>The call that carries a search: GET <c>/search</c>.</summary>
internal static class SearchCall
{
    /// <summary>The answer.</summary>
    public static async Task<byte[]> SendAsync(RestTransport transport, string sosl, CancellationToken cancellationToken)
    {
        var path = $"{transport.DataPath}/search?q={Uri.EscapeDataString(sosl)}";
        // Unlike a query, a search has no composite request to travel in.
        if (path.Length > QueryCall.LongestPath)
            throw new InvalidOperationException(
                $"The search takes {path.Length:N0} characters in its address, where the org takes {QueryCall.LongestPath:N0} in addition "
                    + $"to the headers. Select fewer fields, or search with ParameterizedSearchAsync, which sends a body.");
        using var response = await transport.SendAsync(new(HttpMethod.Get, path), cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
    }
}
