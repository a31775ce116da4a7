using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Search;

namespace Salesforce.Typed.Search;

/// <summary>A search that returns records of two objects. Immutable, and safe to keep and to share by threads.</summary>
/// <typeparam name="T1">A row of the first object.</typeparam>
/// <typeparam name="T2">A row of the second object.</typeparam>
public sealed class SearchQuery<T1, T2> : SearchQueryOfRows
{
    private readonly SoqlRows<T1> _a;
    private readonly SoqlRows<T2> _b;

    internal SearchQuery(SearchParts parts, SoqlRows<T1> a, SoqlRows<T2> b)
        : base(parts.With([Require(a).Parts, Require(b).Parts]))
    {
        _a = a;
        _b = b;
    }

    /// <summary>Runs the search.</summary>
    /// <returns>
    /// The records that were found, a list for each object in the order of Returning; in a list the order of the org: best first,
    /// unless an order was asked for.
    /// </returns>
    /// <exception cref="SalesforceApiException">The org refused the search.</exception>
    public async Task<(IReadOnlyList<T1>, IReadOnlyList<T2>)> RunAsync(CancellationToken cancellationToken = default)
    {
        var found = await ReadAsync(cancellationToken).ConfigureAwait(false);
        return (Convert(_a, found[0]), Convert(_b, found[1]));
    }
}
