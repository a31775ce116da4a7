using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Search;

namespace Salesforce.Typed.Search;

/// <summary>A search that returns records of six objects. Immutable, and safe to keep and to share by threads.</summary>
/// <typeparam name="T1">A row of the first object.</typeparam>
/// <typeparam name="T2">A row of the second object.</typeparam>
/// <typeparam name="T3">A row of the third object.</typeparam>
/// <typeparam name="T4">A row of the fourth object.</typeparam>
/// <typeparam name="T5">A row of the fifth object.</typeparam>
/// <typeparam name="T6">A row of the sixth object.</typeparam>
public sealed class SearchQuery<T1, T2, T3, T4, T5, T6> : SearchQueryOfRows
{
    private readonly SoqlRows<T1> _a;
    private readonly SoqlRows<T2> _b;
    private readonly SoqlRows<T3> _c;
    private readonly SoqlRows<T4> _d;
    private readonly SoqlRows<T5> _e;
    private readonly SoqlRows<T6> _f;

    internal SearchQuery(SearchParts parts, SoqlRows<T1> a, SoqlRows<T2> b, SoqlRows<T3> c, SoqlRows<T4> d, SoqlRows<T5> e, SoqlRows<T6> f)
        : base(parts.With([Require(a).Parts, Require(b).Parts, Require(c).Parts, Require(d).Parts, Require(e).Parts, Require(f).Parts]))
    {
        _a = a;
        _b = b;
        _c = c;
        _d = d;
        _e = e;
        _f = f;
    }

    /// <summary>Runs the search.</summary>
    /// <returns>
    /// The records that were found, a list for each object in the order of Returning; in a list the order of the org: best first,
    /// unless an order was asked for.
    /// </returns>
    /// <exception cref="SalesforceApiException">The org refused the search.</exception>
    public async Task<(IReadOnlyList<T1>, IReadOnlyList<T2>, IReadOnlyList<T3>, IReadOnlyList<T4>, IReadOnlyList<T5>, IReadOnlyList<T6>)> RunAsync(
        CancellationToken cancellationToken = default)
    {
        var found = await ReadAsync(cancellationToken).ConfigureAwait(false);
        return (Convert(_a, found[0]), Convert(
            _b, found[1]), Convert(_c, found[2]), Convert(_d, found[3]), Convert(_e, found[4]), Convert(_f, found[5]));
    }
}
