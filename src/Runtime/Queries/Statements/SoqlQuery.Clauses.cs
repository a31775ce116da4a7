using System.Globalization;
using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed;

public partial class SoqlQuery<T, TFields>
{
    /// <summary>
    /// Asks for children, and shapes their subquery: which, in which order, how many. A Select that touches those children uses the shape;
    /// a query without Select loads them with their fields.
    /// </summary>
    public SoqlQuery<T, TFields> WithChildren<TChild, TChildFields>(
        Func<TFields, Children<TChild, TChildFields>> children,
        Func<ChildQuery<TChild, TChildFields>, ChildQuery<TChild, TChildFields>>? shape = null)
        where TChild : SObject, ISObject<TChild>
        where TChildFields : struct =>
            new(Parts with { Children = Parts.Children.With(ChildQuery<TChild, TChildFields>.Make(children, shape)) });

    /// <summary>
    /// Keeps the rows of a scope: <c>everything</c>, <c>mine</c>, <c>team</c>, <c>delegated</c> and others that the object's describe lists
    /// under supportedScopes (SOQL Reference, USING SCOPE).
    /// </summary>
    /// <exception cref="ArgumentException">The scope is not an API name.</exception>
    public SoqlQuery<T, TFields> UsingScope(string scope) => new(Parts with { Scope = ApiName.Require(scope, nameof(scope)) });

    /// <summary>
    /// Keeps the articles and questions of data categories, in addition to those before it; three at most, a group once (SOQL Reference,
    /// WITH DATA CATEGORY).
    /// </summary>
    /// <param name="group">The API name of the category group, as <c>Geography__c</c>.</param>
    /// <param name="at">Which categories count.</param>
    /// <param name="categories">The API names of the categories.</param>
    /// <exception cref="ArgumentException">A name is not an API name, or none is given.</exception>
    public SoqlQuery<T, TFields> WithDataCategory(string group, DataCategoryAt at, params ReadOnlySpan<string> categories)
    {
        if (categories.IsEmpty)
            throw new ArgumentException("Name at least one category.", nameof(categories));
        var names = new List<string>();
        foreach (var category in categories)
            names.Add(ApiName.Require(category, nameof(categories)));
        var list = names.Count == 1 ? names[0] : $"({string.Join(", ", names)})";
        var selector = at switch
        {
            DataCategoryAt.At => "AT",
            DataCategoryAt.Above => "ABOVE",
            DataCategoryAt.Below => "BELOW",
            _ => "ABOVE_OR_BELOW",
        };
        var filter = $"{ApiName.Require(group, nameof(group))} {selector} {list}";
        return new(Parts with { DataCategories = Parts.DataCategories is { } before ? $"{before} AND {filter}" : filter });
    }

    /// <summary>
    /// Sets how <c>RecordVisibility.VisibilityAttribute</c> and the object <c>RecordVisibility</c> are answered, from API version 48.0 on
    /// (SOQL Reference, WITH RecordVisibilityContext). At least one argument is needed; what is left out is the org's default.
    /// </summary>
    /// <param name="maxDescriptorPerRecord">How many attributes a record may have before it is reported to have too many.</param>
    /// <param name="supportsDomains">Whether attributes of domains are generated.</param>
    /// <param name="supportsDelegates">Whether attributes of delegates are generated.</param>
    /// <exception cref="ArgumentException">No argument is given.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDescriptorPerRecord"/> is not positive.</exception>
    public SoqlQuery<T, TFields> WithRecordVisibilityContext(
        int? maxDescriptorPerRecord = null, bool? supportsDomains = null, bool? supportsDelegates = null)
    {
        if (maxDescriptorPerRecord is { } most)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most, nameof(maxDescriptorPerRecord));
        var settings = new List<string>();
        if (maxDescriptorPerRecord is { } max)
            settings.Add(string.Create(CultureInfo.InvariantCulture, $"maxDescriptorPerRecord={max}"));
        if (supportsDomains is { } domains)
            settings.Add("supportsDomains=" + (domains ? "true" : "false"));
        if (supportsDelegates is { } delegates)
            settings.Add("supportsDelegates=" + (delegates ? "true" : "false"));
        return settings.Count > 0
            ? new(Parts with { RecordVisibility = string.Join(", ", settings) })
            : throw new ArgumentException("RecordVisibilityContext needs at least one of its settings.");
    }
}
