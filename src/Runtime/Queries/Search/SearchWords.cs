using Salesforce.Typed.Search;

namespace Salesforce.Typed.Queries.Search;

/// <summary>Words and names of searches.</summary>
internal static class SearchWords
{
    private const string Reserved = "?&|!{}[]()^~*:\\\"'+-";

    /// <summary>Whether the character must be escaped in the text of FIND, in quotes too (SOSL Reference, FIND {SearchQuery}).</summary>
    public static bool IsReserved(char c) => Reserved.Contains(c, StringComparison.Ordinal);

    /// <summary>Whether the word is AND, OR or NOT, in any case.</summary>
    public static bool IsOperator(ReadOnlySpan<char> word) =>
        word.Equals("AND", StringComparison.OrdinalIgnoreCase) || word.Equals("OR", StringComparison.OrdinalIgnoreCase)
        || word.Equals("NOT", StringComparison.OrdinalIgnoreCase);

    /// <summary>The word for a group of fields.</summary>
    public static string Group(SearchScope scope) => scope switch
    {
        SearchScope.All => "ALL",
        SearchScope.Names => "NAME",
        SearchScope.Emails => "EMAIL",
        SearchScope.Phones => "PHONE",
        SearchScope.Sidebar => "SIDEBAR",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "There is no such scope of a search."),
    };

    /// <summary>The words for what a data category filter selects.</summary>
    public static string Selector(DataCategoryAt at) => at switch
    {
        DataCategoryAt.At => "AT",
        DataCategoryAt.Above => "ABOVE",
        DataCategoryAt.Below => "BELOW",
        DataCategoryAt.AboveOrBelow => "ABOVE_OR_BELOW",
        _ => throw new ArgumentOutOfRangeException(nameof(at), at, "There is no such place of a category."),
    };

    /// <summary>A number of rows, checked.</summary>
    public static int DemandLimit(int rows, string parameter) => rows is >= 1 and <= SearchParts.MostRows
        ? rows
        : throw new ArgumentOutOfRangeException(parameter, rows, $"A search returns 1 to {SearchParts.MostRows:N0} rows.");

    /// <summary>The id itself, if it is one.</summary>
    public static RawId DemandId(IId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Raw.IsId ? id.Raw : throw new ArgumentException("An id is needed here; this is not one.", nameof(id));
    }
}
