namespace Salesforce.Typed.Search;

/// <summary>
/// A search without SOSL: POST <c>/parameterizedSearch</c> (REST API, Search with Parameters in the Request Body). Its text is plain words:
/// operators in it are plain text. The body has no limit that an address has.
/// </summary>
public sealed record ParameterizedSearch
{
    /// <summary>Creates a <see cref="ParameterizedSearch"/>.</summary>
    /// <param name="text">The words to search for.</param>
    public ParameterizedSearch(string text) => Text = text;

    /// <summary>The words to search for.</summary>
    public string Text { get; init; }

    /// <summary>Which fields are searched.</summary>
    public SearchScope In { get; init; }

    /// <summary>Which objects are returned, each once; without any, ids of whatever is found.</summary>
    public IReadOnlyList<SearchTarget> Objects { get; init; } = [];

    /// <summary>The fields of objects that name none of their own.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>The most rows of all objects, 1 to 2,000.</summary>
    public int? OverallLimit { get; init; }

    /// <summary>The most rows of each object that has no limit of its own, 1 to 2,000.</summary>
    public int? DefaultLimit { get; init; }

    /// <summary>How many rows to leave out, 2,000 at most; for a search of one object.</summary>
    public int? Offset { get; init; }

    /// <summary>Whether spelling is corrected; it is unless told otherwise.</summary>
    public bool? SpellCorrection { get; init; }

    /// <summary>The name of the division that is searched in addition to the global one.</summary>
    public string? Division { get; init; }

    /// <summary>The Experience Cloud sites that are searched.</summary>
    public IReadOnlyList<IId> Networks { get; init; } = [];

    /// <summary>The price book whose products are found.</summary>
    public IId? Pricebook { get; init; }

    /// <summary>The length of excerpts, which come as <c>snippet.text</c>; null for none.</summary>
    public int? SnippetLength { get; init; }

    /// <summary>Filters by data categories.</summary>
    public IReadOnlyList<SearchDataCategory> DataCategories { get; init; } = [];

    /// <summary>Whether the words are noted by which articles were found.</summary>
    public bool UpdateTracking { get; init; }

    /// <summary>Whether this counts as a view of the articles found.</summary>
    public bool UpdateViewStat { get; init; }
}
