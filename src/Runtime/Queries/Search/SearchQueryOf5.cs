using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Search;

namespace Salesforce.Typed.Search;

/// <summary>A search that returns records of five objects. Immutable, and safe to keep and to share by threads.</summary>
/// <typeparam name="A">A row of the first object.</typeparam>
/// <typeparam name="B">A row of the second object.</typeparam>
/// <typeparam name="C">A row of the third object.</typeparam>
/// <typeparam name="D">A row of the fourth object.</typeparam>
/// <typeparam name="E">A row of the fifth object.</typeparam>
public sealed class SearchQuery<A, B, C, D, E> : SearchQueryOfRows
{
    private readonly SoqlRows<A> _a;
    private readonly SoqlRows<B> _b;
    private readonly SoqlRows<C> _c;
    private readonly SoqlRows<D> _d;
    private readonly SoqlRows<E> _e;

    internal SearchQuery(SearchParts parts, SoqlRows<A> a, SoqlRows<B> b, SoqlRows<C> c, SoqlRows<D> d, SoqlRows<E> e)
        : base(parts.With([Demand(a).Parts, Demand(b).Parts, Demand(c).Parts, Demand(d).Parts, Demand(e).Parts]))
    {
        _a = a;
        _b = b;
        _c = c;
        _d = d;
        _e = e;
    }

    /// <summary>Runs the search.</summary>
    /// <returns>The records that were found, a list for each object in the order of Returning; in a list the order of the org: best first, unless an order was asked for.</returns>
    /// <exception cref="SalesforceException">The org refused the search.</exception>
    public async Task<(IReadOnlyList<A>, IReadOnlyList<B>, IReadOnlyList<C>, IReadOnlyList<D>, IReadOnlyList<E>)> RunAsync(CancellationToken cancellationToken = default)
    {
        var found = await ReadAsync(cancellationToken).ConfigureAwait(false);
        return (Convert(_a, found[0]), Convert(_b, found[1]), Convert(_c, found[2]), Convert(_d, found[3]), Convert(_e, found[4]));
    }
}
