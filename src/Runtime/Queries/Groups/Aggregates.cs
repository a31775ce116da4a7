using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Fields;
using Salesforce.Typed.Queries.Groups;

namespace Salesforce.Typed;

/// <summary>Single aggregates of a query: one number, one request.</summary>
public static class Aggregates
{
    /// <summary>The sum over all rows; null when none has a value.</summary>
    /// <exception cref="SalesforceException">The org refused the query.</exception>
    public static Task<VSum> SumAsync<T, F, VSum, VAverage, U>(
        this SoqlQuery<T, F> query, Func<F, INumber<VSum, VAverage, U>> field, CancellationToken cancellationToken = default)
        where T : SObject
        where F : struct
        where U : IAggregatable => ReadAsync(query, "SUM", field, static (f, v) => f.ReadSum(v), cancellationToken);

    /// <summary>The average over all rows; null when none has a value.</summary>
    /// <exception cref="SalesforceException">The org refused the query.</exception>
    public static Task<VAverage> AverageAsync<T, F, VSum, VAverage, U>(
        this SoqlQuery<T, F> query, Func<F, INumber<VSum, VAverage, U>> field, CancellationToken cancellationToken = default)
        where T : SObject
        where F : struct
        where U : IAggregatable => ReadAsync(query, "AVG", field, static (f, v) => f.ReadAverage(v), cancellationToken);

    /// <summary>The least value of all rows; null when none has one.</summary>
    /// <exception cref="SalesforceException">The org refused the query.</exception>
    public static Task<V> MinAsync<T, F, V, U>(this SoqlQuery<T, F> query, Func<F, IField<V, U>> field, CancellationToken cancellationToken = default)
        where T : SObject
        where F : struct
        where U : IAggregatable => ReadAsync(query, "MIN", field, static (f, v) => f.Read(v), cancellationToken);

    /// <summary>The greatest value of all rows; null when none has one.</summary>
    /// <exception cref="SalesforceException">The org refused the query.</exception>
    public static Task<V> MaxAsync<T, F, V, U>(this SoqlQuery<T, F> query, Func<F, IField<V, U>> field, CancellationToken cancellationToken = default)
        where T : SObject
        where F : struct
        where U : IAggregatable => ReadAsync(query, "MAX", field, static (f, v) => f.Read(v), cancellationToken);

    /// <summary>How many different values all rows have there.</summary>
    /// <exception cref="SalesforceException">The org refused the query.</exception>
    public static Task<int> CountDistinctAsync<T, F, U>(this SoqlQuery<T, F> query, Func<F, IUse<U>> field, CancellationToken cancellationToken = default)
        where T : SObject
        where F : struct
        where U : IAggregatable => ReadAsync(query, "COUNT_DISTINCT", field, static (_, v) => v.Int ?? 0, cancellationToken);

    private static Task<V> ReadAsync<T, F, TField, V>(
        SoqlQuery<T, F> query, string function, Func<F, TField> field, Func<TField, AggregateValue, V> read, CancellationToken cancellationToken)
        where T : SObject
        where F : struct
        where TField : IField
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(field);
        var chosen = field(default);
        var list = new GroupSelectList([], [$"{function}({chosen.Path})"]);
        return new GroupProjection<V>(query.Parts.Ungrouped(list), row => read(chosen, row.Value(0))).SingleAsync(cancellationToken);
    }
}
