using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Search;

namespace Salesforce.Typed.Search;

/// <summary>A search that returns records of two objects. Immutable, and safe to keep and to share by threads.</summary>
/// <typeparam name="A">A row of the first object.</typeparam>
/// <typeparam name="B">A row of the second object.</typeparam>
public sealed class SearchQuery<A, B> : SearchQueryOfRows
{
    private readonly SoqlRows<A> _a;
    private readonly SoqlRows<B> _b;

    internal SearchQuery(SearchParts parts, SoqlRows<A> a, SoqlRows<B> b)
        : base(parts.With([Demand(a).Parts, Demand(b).Parts]))
    {
        _a = a;
        _b = b;
    }

    /// <summary>Runs the search.</summary>
    /// <returns>The records that were found, a list for each object in the order of Returning; in a list the order of the org: best first, unless an order was asked for.</returns>
    /// <exception cref="SalesforceException">The org refused the search.</exception>
    public async Task<(IReadOnlyList<A>, IReadOnlyList<B>)> RunAsync(CancellationToken cancellationToken = default)
    {
        var found = await ReadAsync(cancellationToken).ConfigureAwait(false);
        return (Convert(_a, found[0]), Convert(_b, found[1]));
    }
}
