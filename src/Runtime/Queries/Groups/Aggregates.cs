using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Fields;
using Salesforce.Typed.Queries.Groups;

namespace Salesforce.Typed;

/// <summary>Single aggregates of a query: one number, one request.</summary>
public static class Aggregates
{
    /// <summary>The sum over all rows; null when none has a value.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public static Task<TSum> SumAsync<T, TFields, TSum, TAverage, TUse>(
        this SoqlQuery<T, TFields> query, Func<TFields, INumber<TSum, TAverage, TUse>> field, CancellationToken cancellationToken = default)
        where T : SObject
        where TFields : struct
        where TUse : IAggregatable => ReadAsync(query, "SUM", field, static (f, v) => f.ReadSum(v), cancellationToken);

    /// <summary>The average over all rows; null when none has a value.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public static Task<TAverage> AverageAsync<T, TFields, TSum, TAverage, TUse>(
        this SoqlQuery<T, TFields> query, Func<TFields, INumber<TSum, TAverage, TUse>> field, CancellationToken cancellationToken = default)
        where T : SObject
        where TFields : struct
        where TUse : IAggregatable => ReadAsync(query, "AVG", field, static (f, v) => f.ReadAverage(v), cancellationToken);

    /// <summary>The least value of all rows; null when none has one.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public static Task<TValue> MinAsync<T, TFields, TValue, TUse>(
        this SoqlQuery<T, TFields> query, Func<TFields, IField<TValue, TUse>> field, CancellationToken cancellationToken = default)
        where T : SObject
        where TFields : struct
        where TUse : IAggregatable => ReadAsync(query, "MIN", field, static (f, v) => f.Read(v), cancellationToken);

    /// <summary>The greatest value of all rows; null when none has one.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public static Task<TValue> MaxAsync<T, TFields, TValue, TUse>(
        this SoqlQuery<T, TFields> query, Func<TFields, IField<TValue, TUse>> field, CancellationToken cancellationToken = default)
        where T : SObject
        where TFields : struct
        where TUse : IAggregatable => ReadAsync(query, "MAX", field, static (f, v) => f.Read(v), cancellationToken);

    /// <summary>How many different values all rows have there.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public static Task<int> CountDistinctAsync<T, TFields, TUse>(
        this SoqlQuery<T, TFields> query, Func<TFields, IUse<TUse>> field, CancellationToken cancellationToken = default)
        where T : SObject
        where TFields : struct
        where TUse : IAggregatable => ReadAsync(query, "COUNT_DISTINCT", field, static (_, v) => v.Int ?? 0, cancellationToken);

    private static Task<TValue> ReadAsync<T, TFields, TField, TValue>(
        SoqlQuery<T, TFields> query, string function, Func<TFields, TField> field, Func<TField, AggregateValue, TValue> read,
        CancellationToken cancellationToken)
        where T : SObject
        where TFields : struct
        where TField : IField
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(field);
        var chosen = field(default);
        var list = new GroupSelectList([], [$"{function}({chosen.Path})"]);
        return new GroupProjection<TValue>(query.Parts.Ungrouped(list), row => read(chosen, row.Value(0))).SingleAsync(cancellationToken);
    }
}
