using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Search;

namespace Salesforce.Typed.Search;

/// <summary>
/// A search over the words of all objects (SOSL). Say what it returns with <see cref="Returning{A}"/>; without that it gives the ids of
/// whatever it finds. Immutable, and safe to keep and to share by threads.
/// </summary>
public sealed class SearchQuery
{
    private readonly SearchParts _parts;

    internal SearchQuery(SearchParts parts) => _parts = parts;

    /// <summary>Looks into these fields alone.</summary>
    public SearchQuery In(SearchScope scope) => new(_parts with { Scope = scope });

    /// <summary>
    /// At most that number of rows of all objects together, 1 to 2,000: LIMIT. The limit of one object is Take of its query.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not between 1 and 2,000.</exception>
    public SearchQuery Take(int count) => new(_parts with { Limit = SearchWords.DemandLimit(count, nameof(count)) });

    /// <summary>Searches without correcting the spelling: WITH SPELL_CORRECTION = false. The org corrects unless told otherwise.</summary>
    public SearchQuery WithoutSpellCorrection() => new(_parts with { CorrectsSpelling = false });

    /// <summary>
    /// Marks what was found, in 25 records of an object at most: WITH HIGHLIGHT. The marked texts come in addition to the fields, under
    /// names as
    /// <c>highlight.Name</c>: see them with <see cref="SearchQueryOfRows.RunByNameAsync"/>.
    /// </summary>
    public SearchQuery WithHighlight() => new(_parts with { Marks = "HIGHLIGHT" });

    /// <summary>
    /// Gives an excerpt of articles, cases, feeds and ideas: WITH SNIPPET. It comes in addition to the fields, as <c>snippet.text</c>: see
    /// it with
    /// <see cref="SearchQueryOfRows.RunByNameAsync"/>.
    /// </summary>
    /// <param name="targetLength">How long an excerpt is to be, 50 to 1,000 characters; the org decides unless told.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="targetLength"/> is not between 50 and 1,000.</exception>
    public SearchQuery WithSnippet(int? targetLength = null)
    {
        if (targetLength is < 50 or > 1_000)
            throw new ArgumentOutOfRangeException(nameof(targetLength), targetLength, "An excerpt has 50 to 1,000 characters.");
        return new(_parts with { Marks = targetLength is { } length
            ? $"SNIPPET (target_length={length.ToString(System.Globalization.CultureInfo.InvariantCulture)})"
            : "SNIPPET" });
    }

    /// <summary>Searches in these Experience Cloud sites: WITH NETWORK.</summary>
    /// <exception cref="ArgumentException">No id is given, or one is not one.</exception>
    public SearchQuery WithNetwork(params IId[] networks)
    {
        ArgumentNullException.ThrowIfNull(networks);
        return networks.Length == 0
            ? throw new ArgumentException("Name at least one site.", nameof(networks))
            : new(_parts with { Networks = [.. networks.Select(SearchWords.DemandId)] });
    }

    /// <summary>Searches in a division, by its name: WITH DIVISION. The global division is searched too.</summary>
    public SearchQuery WithDivision(string division)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(division);
        return new(_parts with { Division = division });
    }

    /// <summary>Finds products of a price book alone: WITH PricebookId.</summary>
    /// <exception cref="ArgumentException">The id is not one.</exception>
    public SearchQuery WithPricebook(IId pricebook) => new(_parts with { Pricebook = SearchWords.DemandId(pricebook) });

    /// <summary>Keeps the articles and questions of data categories, in addition to those before it: WITH DATA CATEGORY.</summary>
    /// <param name="group">The API name of the category group, as <c>Geography__c</c>.</param>
    /// <param name="at">Which categories count.</param>
    /// <param name="categories">The API names of the categories.</param>
    /// <exception cref="ArgumentException">A name is not an API name, or none is given.</exception>
    public SearchQuery WithDataCategory(string group, DataCategoryAt at, params string[] categories)
    {
        var filter = new SearchDataCategory(group, at, categories).ToSosl();
        return new(_parts with { DataCategories = _parts.DataCategories is { } before ? $"{before} AND {filter}" : filter });
    }

    /// <summary>Notes the words by which knowledge articles were found: UPDATE TRACKING.</summary>
    public SearchQuery UpdateTracking() =>
        new(_parts with { Update = _parts.Update is null or "TRACKING" ? "TRACKING" : "TRACKING, VIEWSTAT" });

    /// <summary>Counts as a view of the knowledge articles found: UPDATE VIEWSTAT.</summary>
    public SearchQuery UpdateViewStat() =>
        new(_parts with { Update = _parts.Update is null or "VIEWSTAT" ? "VIEWSTAT" : "TRACKING, VIEWSTAT" });

    /// <summary>
    /// Returns records of an object: its query says which fields, and may filter, order and limit. Parents' fields can be among them;
    /// children, TYPEOF and FIELDS() cannot. An object of its own is searched by 250 rows, without a condition and an order; several share
    /// 2,000, with 250 each at most (SOSL Reference, SOSL Limits on Search Results).
    /// </summary>
    /// <exception cref="ArgumentException">A query says what a search cannot, or an object is named twice.</exception>
    public SearchQuery<T1> Returning<T1>(SoqlRows<T1> a) => new(_parts, a);

    /// <inheritdoc cref="Returning{A}"/>
    public SearchQuery<T1, T2> Returning<T1, T2>(SoqlRows<T1> a, SoqlRows<T2> b) => new(_parts, a, b);

    /// <inheritdoc cref="Returning{A}"/>
    public SearchQuery<T1, T2, T3> Returning<T1, T2, T3>(SoqlRows<T1> a, SoqlRows<T2> b, SoqlRows<T3> c) => new(_parts, a, b, c);

    /// <inheritdoc cref="Returning{A}"/>
    public SearchQuery<T1, T2, T3, T4> Returning<T1, T2, T3, T4>(SoqlRows<T1> a, SoqlRows<T2> b, SoqlRows<T3> c, SoqlRows<T4> d) =>
        new(_parts, a, b, c, d);

    /// <inheritdoc cref="Returning{A}"/>
    public SearchQuery<T1, T2, T3, T4, T5> Returning<T1, T2, T3, T4, T5>(
        SoqlRows<T1> a, SoqlRows<T2> b, SoqlRows<T3> c, SoqlRows<T4> d, SoqlRows<T5> e) => new(_parts, a, b, c, d, e);

    /// <inheritdoc cref="Returning{A}"/>
    public SearchQuery<T1, T2, T3, T4, T5, T6> Returning<T1, T2, T3, T4, T5, T6>(
        SoqlRows<T1> a, SoqlRows<T2> b, SoqlRows<T3> c, SoqlRows<T4> d, SoqlRows<T5> e, SoqlRows<T6> f) =>
        new(_parts, a, b, c, d, e, f);

    /// <summary>Finds the ids of records of all objects that are searched: rows of <c>Id</c>, each of which says its object.</summary>
    /// <exception cref="SalesforceApiException">The org refused the search.</exception>
    public async Task<IReadOnlyList<SoqlRow>> RunAsync(CancellationToken cancellationToken = default) =>
        await SearchReader.ReadRowsAsync(
            await SearchCall.SendAsync(_parts.Transport, _parts.ToSosl(), cancellationToken).ConfigureAwait(false),
            _parts.Transport.MaxRowBytes,
            cancellationToken).ConfigureAwait(false);

    /// <summary>The statement that is sent.</summary>
    public string ToSosl() => _parts.ToSosl();

    /// <summary>The statement that is sent.</summary>
    public override string ToString() => ToSosl();
}
