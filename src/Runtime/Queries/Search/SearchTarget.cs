using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Queries.Search;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed.Search;

/// <summary>An object that a search by parameters returns, and what of it.</summary>
public class SearchTarget
{
    private protected SearchTarget(string name, IReadOnlyList<string> fields)
    {
        Name = name;
        Fields = fields;
    }

    /// <summary>The API name of the object.</summary>
    public string Name { get; }

    /// <summary>The fields; empty for those of <see cref="ParameterizedSearch.Fields"/>, or the id.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>The condition, as SOQL.</summary>
    public string? Where { get; private protected init; }

    /// <summary>The order, as SOQL.</summary>
    public string? OrderBy { get; private protected init; }

    /// <summary>The most rows of this object.</summary>
    public int? Limit { get; private protected init; }

    /// <summary>An object by its name, with fields by their names.</summary>
    /// <exception cref="ArgumentException">A name is not one.</exception>
    public static SearchTarget Named(string name, params string[] fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new SearchTarget(Soql.Identifier(name).Name, [.. fields.Select(f => Soql.Identifier(f).Name)]);
    }

    /// <summary>
    /// What a query asks of its object: fields, condition, order and limit. <see cref="SearchResult.Of"/> gives its rows as the query types
    /// them.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The query says what a search cannot: children, TYPEOF, groups, Skip (that is <see cref="ParameterizedSearch.Offset"/>).
    /// </exception>
    public static SearchTarget<TRow> Of<TRow>(SoqlRows<TRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        SearchItem.Check(rows.Parts, isAlone: false);
        return new SearchTarget<TRow>(rows);
    }

    private protected static string? Text(Condition? where) => where?.ToString();

    private protected static string? Text(OrderTerm? order)
    {
        if (order is null)
            return null;
        var writer = new SoqlWriter(stackalloc char[128]);
        order.Write(ref writer);
        return writer.Finish();
    }
}
