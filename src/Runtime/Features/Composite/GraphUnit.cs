using Salesforce.Typed.Features.Composite;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Composite;

/// <summary>
/// Any number of related records, in as few requests as carry them: POST <c>/composite/graph</c>. Steps that refer to each other are one
/// graph, which is all or nothing; graphs stand each for itself. A request takes 75 graphs and 500 steps, of 15 kinds, a graph has 15
/// levels (REST API, Composite Graph Limits). Each request is one call of the day's.
/// </summary>
public sealed class GraphUnit : StepUnit
{
    internal GraphUnit(RestTransport transport, int parallelism)
        : base(transport)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        Parallelism = parallelism;
    }

    internal override string Kind => "graph";

    private protected override int Parallelism { get; }

    /// <summary>
    /// Reserves a place for a record that is given later, so that records before it can refer to its id: for those that come in an order of
    /// their own. The order in which steps are sent follows what they refer to.
    /// </summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public SaveStep<T> Reserve<T>()
        where T : SObject, ISObjectType => Add(new SaveStep<T>(this, call: null, record: null, default));

    /// <summary>Gives the record for which a place was reserved.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="reserved">What <see cref="Reserve{T}"/> gave.</param>
    /// <param name="record">The record; its id fields may hold ids that other steps are yet to give.</param>
    /// <exception cref="ArgumentException">
    /// The place is of another unit or has its record, the record cannot be created as it is, or refers to a step of another unit.
    /// </exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public void Create<T>(SaveStep<T> reserved, T record)
        where T : SObject, ISObjectType
    {
        ArgumentNullException.ThrowIfNull(reserved);
        ArgumentNullException.ThrowIfNull(record);
        DemandUnsent();
        if (reserved.Unit != this)
            throw new ArgumentException("This place was reserved in another unit of work.", nameof(reserved));
        if (reserved.Record is not null)
            throw new ArgumentException($"The {reserved.Name} has its record already.", nameof(reserved));
        reserved.Call = CallToCreate(record);
        reserved.Record = record;
    }

    /// <summary>
    /// Sends the steps, and gives each its result. What becomes of a step is not thrown: each step reports. Of a graph that failed the
    /// steps to blame are
    /// <see cref="OutcomeStatus.Failed"/> and the others <see cref="OutcomeStatus.RolledBack"/>; where more than 14 graphs of a request
    /// fail, the org does not try the rest of that request: those are <see cref="OutcomeStatus.Halted"/> and can be sent again.
    /// </summary>
    /// <param name="cancellationToken">Sends no further requests.</param>
    /// <exception cref="InvalidOperationException">
    /// The unit was sent before, a reserved place has no record, steps refer to each other in a circle, or a graph is more than the
    /// platform takes. Nothing was sent.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was canceled; the steps tell what happened to them.</exception>
    public Task SendAsync(CancellationToken cancellationToken = default) => SendAllAsync(cancellationToken);

    private protected override IReadOnlyList<CollectionRequest> Cut(UnitStep[] steps)
    {
        if (Steps.FirstOrDefault(s => s is { Call: null, IsReserved: true }) is { } empty)
            throw new InvalidOperationException(
                $"A place was reserved for a record, as step {empty.Number}, and the record was not given: call Create(reserved, record).");
        var places = Enumerable.Range(0, steps.Length).ToDictionary(i => steps[i].Number, i => i);
        var payloads = GraphCuts.Cut(
            Array.ConvertAll(steps, s => s.Call!.Name),
            Array.ConvertAll(steps, s => s.Call!.Needs.Select(n => places[n]).ToArray()),
            i => steps[i].Name);
        return [.. payloads.Select(graphs => new GraphRequest(Transport.DataPath, steps, [.. graphs]))];
    }
}
