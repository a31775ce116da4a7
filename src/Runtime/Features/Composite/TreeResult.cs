namespace Salesforce.Typed.Composite;

/// <summary>The records of trees that were created, all of them.</summary>
/// <typeparam name="T">The object of the roots.</typeparam>
public sealed class TreeResult<T>
    where T : SObject, ISObjectType
{
    private readonly Dictionary<SObject, SaveOutcome> _byRecord = new(ReferenceEqualityComparer.Instance);

    internal TreeResult(IReadOnlyList<SaveOutcome> outcomes)
    {
        Outcomes = outcomes;
        Roots = [.. outcomes.OfType<SaveOutcome<T>>()];
        foreach (var outcome in outcomes)
            _byRecord.TryAdd(outcome.Record, outcome);
    }

    /// <summary>The roots, in the order given.</summary>
    public IReadOnlyList<SaveOutcome<T>> Roots { get; }

    /// <summary>Every record: each root, followed by its children and theirs.</summary>
    public IReadOnlyList<SaveOutcome> Outcomes { get; }

    /// <summary>
    /// The id that a record got: the very object that was handed in, as root or as child. Of one that is in several places, the
    /// first.
    /// </summary>
    /// <typeparam name="TRow">The record.</typeparam>
    /// <exception cref="KeyNotFoundException">The object is in none of the trees; an equal one is another.</exception>
    public Id<TRow> IdOf<TRow>(TRow record)
        where TRow : SObject, ISObjectType
    {
        ArgumentNullException.ThrowIfNull(record);
        return _byRecord.TryGetValue(record, out var outcome)
            ? new Id<TRow>(outcome.RawId)
            : throw new KeyNotFoundException($"This {record.Layout.Info.Name} is in none of the trees that were created: ask with the "
                + "very object that was handed in.");
    }
}
