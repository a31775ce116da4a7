using Salesforce.Typed.Features.Composite;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Composite;

/// <summary>
/// Steps that have nothing to do with each other, in as few requests as carry them: POST <c>/composite/batch</c>, 25 steps, carried out in
/// their order, each for itself. Every step is one call of the day's (REST API, Composite Batch).
/// </summary>
public sealed class BatchUnit : StepUnit
{
    private readonly bool _haltOnError;

    internal BatchUnit(RestTransport transport, bool haltOnError)
        : base(transport) => _haltOnError = haltOnError;

    internal override string Kind => "batch";

    private protected override bool HandsOn => false;

    /// <summary>
    /// Runs a query: GET <c>query</c>. A request for a page size is not passed on, because a batch takes no headers for its steps.
    /// </summary>
    /// <typeparam name="TRow">The type of a row.</typeparam>
    /// <param name="query">The query, of the same client.</param>
    /// <exception cref="ArgumentException">It is too long, or of another client.</exception>
    /// <exception cref="InvalidOperationException">The unit was sent.</exception>
    public QueryStep<TRow> Query<TRow>(SoqlRows<TRow> query) => AddQuery(query);

    /// <summary>
    /// Sends the steps, in several requests where they are more than 25, and gives each its result. What becomes of a step is not thrown:
    /// each step reports, and reading the result of one that failed throws. Where the batch is to halt on an error, the steps behind it are
    /// <see cref="OutcomeStatus.Halted"/>, those of later requests <see cref="OutcomeStatus.NotSent"/>.
    /// </summary>
    /// <param name="cancellationToken">Sends no further requests.</param>
    /// <exception cref="InvalidOperationException">The batch was sent before.</exception>
    /// <exception cref="OperationCanceledException">It was canceled; the steps tell what happened to them.</exception>
    public Task SendAsync(CancellationToken cancellationToken = default) => SendAllAsync(cancellationToken);

    private protected override IReadOnlyList<CollectionRequest> Cut(UnitStep[] steps) =>
        [.. CollectionCuts.ByCount(steps.Length, BatchRequest.MostSteps)
            .Select(part => new BatchRequest(Transport.DataPath, Array.ConvertAll(part, i => steps[i]), part, _haltOnError))];
}
