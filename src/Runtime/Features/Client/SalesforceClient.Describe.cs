using Salesforce.Typed.Describe;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Calls;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed;

// What the org has, as the user of the token sees it.
public sealed partial class SalesforceClient
{
    /// <summary>
    /// The objects that the user sees: GET <c>/sobjects</c> (REST API, Describe Global). Changes of permissions and labels count as changes
    /// of objects.
    /// </summary>
    /// <param name="known">What an earlier call gave: it is given back when nothing changed since (304), which is a small answer.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public async Task<GlobalDescription> DescribeGlobalAsync(GlobalDescription? known = null, CancellationToken cancellationToken = default)
    {
        var answer = await DescribeCall.SendAsync(_transport, _transport.DataPath + "/sobjects", known?.LastModified, cancellationToken)
            .ConfigureAwait(false);
        return answer is var (json, asOf)
            ? JsonCall.Read(json, "the objects of an org: an object with sobjects", d => new GlobalDescription(d, json, asOf))
            : known!;
    }

    /// <summary>An object with its fields, as the user sees it: GET <c>/sobjects/X/describe</c> (REST API, sObject Describe).</summary>
    /// <param name="sobject">The API name of the object.</param>
    /// <param name="known">What an earlier call gave: it is given back when nothing changed since (304), which is a small answer.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">It is not an API name, or what is known is of another object.</exception>
    /// <exception cref="SalesforceNotFoundException">The object does not exist, or the user does not see it.</exception>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public async Task<ObjectDescription> DescribeAsync(
        string sobject, ObjectDescription? known = null, CancellationToken cancellationToken = default)
    {
        var path = DescribeCall.Path(_transport, sobject) + "/describe";
        if (known is not null && !string.Equals(known.Name, sobject, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"What is known is {known.Name}, and {sobject} is asked for.", nameof(known));
        var answer = await DescribeCall.SendAsync(_transport, path, known?.LastModified, cancellationToken).ConfigureAwait(false);
        return answer is var (json, asOf)
            ? JsonCall.Read(json, "the describe of an object: an object with fields", d => new ObjectDescription(d, json, asOf))
            : known!;
    }
}
