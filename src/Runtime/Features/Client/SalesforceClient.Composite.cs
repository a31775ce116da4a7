using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed;

public sealed partial class SalesforceClient
{
    /// <summary>
    /// Begins a unit of work: steps that pass on ids and fields, sent in one request. <c>var acme = unit.Create(new Account { Name = "Acme"
    /// }); unit.Create(new Contact { LastName = "Ray", AccountId = acme.Id }); await unit.SendAsync();</c>
    /// </summary>
    /// <param name="allOrNone">
    /// Whether a step that fails takes back all others; otherwise those that do not need it are carried out.
    /// </param>
    public CompositeUnit Composite(bool allOrNone = true) => new(_transport, allOrNone);

    /// <summary>Begins a batch: steps that have nothing to do with each other, in as few requests as carry them.</summary>
    /// <param name="haltOnError">Whether nothing is done after a step that failed.</param>
    public BatchUnit Batch(bool haltOnError = false) => new(_transport, haltOnError);

    /// <summary>
    /// Begins a graph: any number of records that refer to each other, in as few requests as carry them. Those that do are all or nothing
    /// together.
    /// </summary>
    /// <param name="parallelism">How many requests are in flight.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parallelism"/> is less than 1.</exception>
    public GraphUnit Graph(int parallelism = 4) => new(_transport, parallelism);

    /// <summary>Creates any number of records of any objects, each for itself: as the overload with options says.</summary>
    /// <inheritdoc cref="CreateManyAsync(IEnumerable{SObject}, CollectionOptions, CancellationToken)"/>
    public Task<IReadOnlyList<SaveOutcome>> CreateManyAsync(IEnumerable<SObject> records, CancellationToken cancellationToken = default) =>
        CreateManyAsync(records, CollectionOptions.Default, cancellationToken);

    /// <summary>
    /// Creates any number of records of any objects: POST <c>/composite/sobjects</c>, several requests in parallel (REST API, Create
    /// Records Using sObject Collections). They are sorted by object, because a request takes 200 records in 10 runs of an object; each
    /// object of the setup, as User, goes in requests of its own. Needs the right to create on each object.
    /// </summary>
    /// <param name="records">The records. They do not know each other: for children of new parents there are trees and composites.</param>
    /// <param name="options">All or none, and how many requests run in parallel.</param>
    /// <param name="cancellationToken">Sends no further requests.</param>
    /// <returns>
    /// One outcome for each record, in the order given. What the org refuses, and a request that fails, is reported there and not
    /// thrown.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A record cannot be created as it is, or all or none was asked for more than one request takes. Nothing was sent.
    /// </exception>
    /// <exception cref="CollectionCanceledException">It was canceled while it was in flight; the exception has the outcomes.</exception>
    public Task<IReadOnlyList<SaveOutcome>> CreateManyAsync(
        IEnumerable<SObject> records, CollectionOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var list = List(records);
        return Collections.CreateAsync(_transport, list, options, (i, v) => new SaveOutcome(list[i], v), cancellationToken);
    }

    /// <summary>Updates any number of records of any objects, each for itself: as the overload with options says.</summary>
    /// <inheritdoc cref="UpdateManyAsync(IEnumerable{SObject}, CollectionOptions, CancellationToken)"/>
    public Task<IReadOnlyList<SaveOutcome>> UpdateManyAsync(IEnumerable<SObject> records, CancellationToken cancellationToken = default) =>
        UpdateManyAsync(records, CollectionOptions.Default, cancellationToken);

    /// <summary>
    /// Sends what was set on any number of records of any objects: PATCH <c>/composite/sobjects</c>, several requests in parallel, sorted
    /// by object as creating them is (REST API, Update Records Using sObject Collections). A record from the org without a change is not
    /// sent, and its outcome is
    /// <see cref="OutcomeStatus.Unchanged"/>.
    /// </summary>
    /// <param name="records">The records, each with its id.</param>
    /// <param name="options">All or none, and how many requests run in parallel.</param>
    /// <param name="cancellationToken">Sends no further requests.</param>
    /// <returns>
    /// One outcome for each record, in the order given. What the org refuses, and a request that fails, is reported there and not
    /// thrown.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A record has no id, cannot be updated as it is, or was made by code and has nothing set; or all or none was asked for more than one
    /// request takes. Nothing was sent.
    /// </exception>
    /// <exception cref="CollectionCanceledException">It was canceled while it was in flight; the exception has the outcomes.</exception>
    public Task<IReadOnlyList<SaveOutcome>> UpdateManyAsync(
        IEnumerable<SObject> records, CollectionOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var list = List(records);
        return Collections.UpdateAsync(
            _transport, list, options, (i, v) => new SaveOutcome(list[i], v, list[i].RecordId), cancellationToken);
    }

    /// <summary>Creates records with their children: as the overload with options says.</summary>
    /// <inheritdoc cref="CreateTreeAsync{T}(IEnumerable{T}, CollectionOptions, CancellationToken)"/>
    public Task<TreeResult<T>> CreateTreeAsync<T>(IEnumerable<T> roots, CancellationToken cancellationToken = default)
        where T : SObject, ISObjectType => CreateTreeAsync(roots, CollectionOptions.Default, cancellationToken);

    /// <summary>
    /// Creates records with their children, which travel inside of them and leave out the reference to their parent: POST
    /// <c>/composite/tree/X</c> (REST API, sObject Tree). A request takes 200 records, of five objects, in five levels; more roots go in
    /// several requests, cut between roots. Each request is all or nothing, and one call of the day's. Needs the right to create on each
    /// object.
    /// </summary>
    /// <typeparam name="T">The object of the roots.</typeparam>
    /// <param name="roots">The roots.</param>
    /// <param name="options">How many parallel requests; and with <see cref="AllOrNone.Yes"/> more than one is refused.</param>
    /// <param name="cancellationToken">Sends no further requests.</param>
    /// <returns>The ids of all records, by the objects that were handed in.</returns>
    /// <exception cref="ArgumentException">
    /// A record cannot be created as it is, or a tree is more than one request takes. Nothing was sent.
    /// </exception>
    /// <exception cref="TreeException">Not all were created; it reports for each record what happened to it.</exception>
    /// <exception cref="CollectionCanceledException">It was canceled while it was in flight; the exception has the outcomes.</exception>
    public Task<TreeResult<T>> CreateTreeAsync<T>(
        IEnumerable<T> roots, CollectionOptions options, CancellationToken cancellationToken = default)
        where T : SObject, ISObjectType
    {
        ArgumentNullException.ThrowIfNull(options);
        return Trees.CreateAsync(_transport, List(roots), options, cancellationToken);
    }

    private static T[] List<T>(IEnumerable<T> records)
        where T : SObject
    {
        ArgumentNullException.ThrowIfNull(records);
        T[] list = [.. records];
        foreach (var record in list)
            ArgumentNullException.ThrowIfNull(record, nameof(records));
        return list;
    }
}
