using System.Text.Json;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Calls;
using Salesforce.Typed.Queries.Wire;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed;

// What the service reports about itself.
public sealed partial class SalesforceClient
{
    /// <summary>
    /// The versions of the API that the org offers, the oldest first: GET <c>/services/data</c>. It needs no token and counts as no call of
    /// the day's (REST API, Versions). Newer ones than this library's may be among them.
    /// </summary>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public Task<IReadOnlyList<ApiVersion>> GetVersionsAsync(
        CancellationToken cancellationToken = default) => JsonCall.GetAsync<IReadOnlyList<ApiVersion>>(
        _transport,
        new(HttpMethod.Get, "/services/data") { IsUnsigned = true, IgnoresReserve = true },
        "a list of versions",
        static list => [.. list.EnumerateArray().Select(
            v => new ApiVersion(v.GetProperty("version").GetString()!, v.Text("label") ?? "", v.Text("url") ?? ""))],
        cancellationToken);

    /// <summary>
    /// The resources of this version of the API, their names with their addresses: GET <c>/services/data/vXX.X</c> (REST API, Resources by
    /// Version).
    /// </summary>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public Task<IReadOnlyDictionary<string, string>> GetResourcesAsync(
        CancellationToken cancellationToken = default) => JsonCall.GetAsync<IReadOnlyDictionary<string, string>>(
        _transport,
        new(HttpMethod.Get, _transport.DataPath),
        "an object of resources",
        static resources => resources.EnumerateObject().Where(r => r.Value.ValueKind == JsonValueKind.String).ToDictionary(
            r => r.Name, r => r.Value.GetString()!),
        cancellationToken);

    /// <summary>
    /// The org's limits and what is left of them: GET <c>/limits</c> (REST API, Limits). Needs View Setup and Configuration; figures lag up
    /// to five minutes behind.
    /// </summary>
    /// <exception cref="SalesforceAccessDeniedException">The user may not see the setup.</exception>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public Task<OrgLimits> GetLimitsAsync(CancellationToken cancellationToken = default) =>
        JsonCall.GetAsync(_transport, new(HttpMethod.Get, _transport.DataPath + "/limits")
        {
            IgnoresReserve = true
        }, "an object of limits", LimitsReader.Read, cancellationToken);
}
