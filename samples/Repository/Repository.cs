using Salesforce.Typed;

namespace Acme;

/// <summary>Reads records of any object. It does not know which fields a caller needs: the projection says so.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TFields">Its fields in conditions.</typeparam>
public sealed class Repository<T, TFields>(SoqlQuery<T, TFields> all)
    where T : SObject
    where TFields : struct
{
    /// <summary>The rows that fulfill a condition.</summary>
    public Task<List<TRow>> ListAsync<TRow>(
        Func<TFields, Condition?> condition, RowShape<T, TRow> shape, CancellationToken cancellationToken = default) =>
        all.Where(condition).Select(shape).ToListAsync(cancellationToken);

    /// <summary>One row that fulfills a condition; null where there is none.</summary>
    public Task<TRow?> FindAsync<TRow>(
        Func<TFields, Condition?> condition, RowShape<T, TRow> shape, CancellationToken cancellationToken = default) =>
        all.Where(condition).Select(shape).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The statement that <see cref="ListAsync"/> sends.</summary>
    public string Describe<TRow>(Func<TFields, Condition?> condition, RowShape<T, TRow> shape) =>
        all.Where(condition).Select(shape).ToSoql();
}
