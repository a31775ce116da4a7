using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed;

// A condition given to what runs the query is one more Where.
public partial class SoqlQuery<T, TFields>
{
    /// <summary>The first row that meets the condition; sends LIMIT 1.</summary>
    /// <exception cref="ArgumentException">The condition is null: <c>?? Condition.All</c> says that every record is meant.</exception>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public new Task<T> FirstAsync(Func<TFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        Filter(condition, nameof(FirstAsync)).FirstAsync(cancellationToken);

    /// <summary>The first row that meets the condition, or null when there is none; sends LIMIT 1.</summary>
    /// <exception cref="ArgumentException">The condition is null: <c>?? Condition.All</c> says that every record is meant.</exception>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public new Task<T?> FirstOrDefaultAsync(Func<TFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        Filter(condition, nameof(FirstOrDefaultAsync)).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The only row that meets the condition; sends LIMIT 2.</summary>
    /// <exception cref="ArgumentException">The condition is null: <c>?? Condition.All</c> says that every record is meant.</exception>
    /// <exception cref="InvalidOperationException">There is no row, or more than one.</exception>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public new Task<T> SingleAsync(Func<TFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        Filter(condition, nameof(SingleAsync)).SingleAsync(cancellationToken);

    /// <summary>The only row that meets the condition, or null when there is none; sends LIMIT 2.</summary>
    /// <exception cref="ArgumentException">The condition is null: <c>?? Condition.All</c> says that every record is meant.</exception>
    /// <exception cref="InvalidOperationException">There is more than one row.</exception>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public new Task<T?> SingleOrDefaultAsync(Func<TFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        Filter(condition, nameof(SingleOrDefaultAsync)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Whether a row fulfills the condition; counts with LIMIT 1 and reads none.</summary>
    /// <exception cref="ArgumentException">The condition is null: <c>?? Condition.All</c> says that every record is meant.</exception>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public new Task<bool> AnyAsync(Func<TFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        Filter(condition, nameof(AnyAsync)).AnyAsync(cancellationToken);

    /// <summary>Whether every row fulfills the condition: counts those that do not with LIMIT 1 and reads none.</summary>
    /// <exception cref="ArgumentException">The condition is null: <c>?? Condition.All</c> says that every record is meant.</exception>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public new async Task<bool> AllAsync(Func<TFields, Condition?> condition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var all = RequiredCondition.Of(condition(default), nameof(AllAsync), Parts.From.Name);
        return all is null || !await AnyAsync(_ => !all, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How many rows fulfill the condition: <c>SELECT COUNT()</c>, which reads none.</summary>
    /// <exception cref="ArgumentException">The condition is null: <c>?? Condition.All</c> says that every record is meant.</exception>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public new Task<int> CountAsync(Func<TFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        Filter(condition, nameof(CountAsync)).CountAsync(cancellationToken);

    private SoqlQuery<T, TFields> Filter(Func<TFields, Condition?> condition, string method)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new(Parts with { Where = RequiredCondition.Add(Parts.Where, condition(default), method, Parts.From.Name) });
    }
}
