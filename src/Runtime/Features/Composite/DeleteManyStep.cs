using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Composite;

/// <summary>A step that deletes several records.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class DeleteManyStep<T> : ManyStep
    where T : ISObjectType
{
    private readonly Id<T>[] _ids;
    private DeleteOutcome<T>[]? _outcomes;

    internal DeleteManyStep(StepUnit unit, StepCall call, Id<T>[] ids)
        : base(unit, call, ids.Length, [.. Enumerable.Range(0, ids.Length)]) => _ids = ids;

    /// <summary>What happened to each record, in the order given.</summary>
    /// <exception cref="InvalidOperationException">The unit was not sent.</exception>
    public IReadOnlyList<DeleteOutcome<T>> Outcomes => _outcomes ??= [.. Verdicts.Select((v, i) => new DeleteOutcome<T>(_ids[i], v))];

    private protected override RawId SentId(int record) => _ids[record].Raw;
}
