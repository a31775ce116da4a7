using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Search;

namespace Salesforce.Typed.Search;

/// <summary>A search that returns records of certain objects. Immutable, and safe to keep and to share by threads.</summary>
public abstract class SearchQueryOfRows
{
    private readonly SearchParts _parts;

    private protected SearchQueryOfRows(SearchParts parts) => _parts = parts;

    /// <summary>
    /// Runs the search and gives its rows by name, those of all objects in one list: with what is not a field, as
    /// <c>highlight.Name</c>.
    /// </summary>
    /// <exception cref="SalesforceApiException">The org refused the search.</exception>
    public async Task<IReadOnlyList<SoqlRow>> RunByNameAsync(CancellationToken cancellationToken = default) =>
        await SearchReader.ReadRowsAsync(
            await SearchCall.SendAsync(_parts.Transport, _parts.ToSosl(), cancellationToken).ConfigureAwait(false),
            _parts.Transport.MaxRowBytes,
            cancellationToken).ConfigureAwait(false);

    /// <summary>The statement that is sent.</summary>
    public string ToSosl() => _parts.ToSosl();

    /// <summary>The statement that is sent.</summary>
    public sealed override string ToString() => ToSosl();

    /// <summary>The records of each object.</summary>
    private protected async Task<List<SObject>[]> ReadAsync(CancellationToken cancellationToken) =>
        SearchReader.ReadRecords(await SearchCall.SendAsync(_parts.Transport, _parts.ToSosl(), cancellationToken)
            .ConfigureAwait(false), _parts.Returning, _parts.Transport);

    private protected static IReadOnlyList<TRow> Convert<TRow>(SoqlRows<TRow> rows, List<SObject> found) => found.ConvertAll(rows.Convert);

    private protected static SoqlRows<TRow> Require<TRow>(SoqlRows<TRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows;
    }
}
