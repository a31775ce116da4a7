using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed;

/// <summary>
/// Creates projections that are kept as values: one serves several queries, and generic code that does not know the record.
/// </summary>
public static class RowShape
{
    /// <summary>
    /// Creates a projection. The lambda is read when the code is built, as that of a Select is: <c>RowShape.Of((Account a) =&gt; new {
    /// a.Id, a.Name })</c>.
    /// </summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <typeparam name="TRow">What a row becomes.</typeparam>
    [Intercepted]
    public static RowShape<T, TRow> Of<T, TRow>(Func<T, TRow> row)
        where T : SObject => throw LimitedQuery<T, int>.NotIntercepted();
}
