using Salesforce.Typed.Queries.Search;

namespace Salesforce.Typed.Search;

/// <summary>A filter by data categories, for knowledge articles and questions.</summary>
public sealed class SearchDataCategory
{
    /// <summary>The filter.</summary>
    /// <param name="group">The API name of the category group, as <c>Geography__c</c>.</param>
    /// <param name="at">Which categories count.</param>
    /// <param name="categories">The API names of the categories.</param>
    /// <exception cref="ArgumentException">A name is not an API name, or none is given.</exception>
    public SearchDataCategory(string group, DataCategoryAt at, params string[] categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        if (categories.Length == 0)
            throw new ArgumentException("Name at least one category.", nameof(categories));
        Group = Soql.Identifier(group).Name;
        At = at;
        Categories = [.. categories.Select(c => Soql.Identifier(c).Name)];
    }

    /// <summary>The category group.</summary>
    public string Group { get; }

    /// <summary>Which categories count.</summary>
    public DataCategoryAt At { get; }

    /// <summary>The categories.</summary>
    public IReadOnlyList<string> Categories { get; }

    internal string ToSosl() =>
        $"{Group} {SearchWords.Selector(At)} {(Categories.Count == 1 ? Categories[0] : $"({string.Join(", ", Categories)})")}";
}
