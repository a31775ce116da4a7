using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Search;

namespace Salesforce.Typed.Search;

/// <summary>A search that returns records of one object. Immutable, and safe to keep and to share by threads.</summary>
/// <typeparam name="T1">A row of the object.</typeparam>
public sealed class SearchQuery<T1> : SearchQueryOfRows
{
    private readonly SoqlRows<T1> _a;

    internal SearchQuery(SearchParts parts, SoqlRows<T1> a)
        : base(parts.With([Require(a).Parts]))
    {
        _a = a;
    }

    /// <summary>Runs the search.</summary>
    /// <returns>The records that were found, in the order of the org: best first, unless an order was asked for.</returns>
    /// <exception cref="SalesforceApiException">The org refused the search.</exception>
    public async Task<IReadOnlyList<T1>> RunAsync(CancellationToken cancellationToken = default)
    {
        var found = await ReadAsync(cancellationToken).ConfigureAwait(false);
        return Convert(_a, found[0]);
    }
}
