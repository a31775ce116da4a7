using Salesforce.Typed.Composite;
using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Composite;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Dynamic;

// Any number of records: cut into requests, each record with its outcome, as the sets of generated code do it.
public sealed partial class DynamicSet
{
    /// <summary>
    /// Creates any number of records: POST <c>/composite/sobjects</c> for each 200 of them, several requests in parallel.
    /// </summary>
    /// <param name="records">The records. What is wrong with one that can be seen from here is found before anything is sent.</param>
    /// <param name="options">All or none, and how many requests run in parallel.</param>
    /// <param name="cancellationToken">Sends no further requests.</param>
    /// <returns>One outcome for each record, in the order given.</returns>
    /// <exception cref="ArgumentException">
    /// A record cannot be created as it is, or all or none was asked for more than one request takes. Nothing was sent.
    /// </exception>
    /// <exception cref="CollectionCanceledException">It was canceled in between; the exception has the outcomes.</exception>
    public Task<IReadOnlyList<SaveOutcome<DynamicRecord>>> CreateManyAsync(
        IEnumerable<DynamicRecord> records, CollectionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var list = OwnList(records);
        return Collections.CreateAsync(
            _transport,
            list,
            options ?? CollectionOptions.Default,
            (i, v) => new SaveOutcome<DynamicRecord>(list[i], v),
            cancellationToken);
    }

    /// <summary>
    /// Sends what was set on any number of records: PATCH <c>/composite/sobjects</c> for each 200 of them, several requests in parallel. A
    /// record from the org without a change is not sent, and its outcome is <see cref="OutcomeStatus.Unchanged"/>.
    /// </summary>
    /// <inheritdoc cref="CreateManyAsync"/>
    /// <exception cref="ArgumentException">
    /// A record has no id, cannot be updated as it is, or was made by code and has nothing set; or all or none was asked for more than one
    /// request takes. Nothing was sent.
    /// </exception>
    public Task<IReadOnlyList<SaveOutcome<DynamicRecord>>> UpdateManyAsync(
        IEnumerable<DynamicRecord> records, CollectionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var list = OwnList(records);
        return Collections.UpdateAsync(
            _transport,
            list,
            options ?? CollectionOptions.Default,
            (i, v) => new SaveOutcome<DynamicRecord>(list[i], v, list[i].RecordId),
            cancellationToken);
    }

    /// <summary>
    /// Creates or updates any number of records by an external id that each of them has set, or was loaded with: PATCH
    /// <c>/composite/sobjects/X/{field}</c> for each 200 of them, several requests in parallel.
    /// </summary>
    /// <inheritdoc cref="CreateManyAsync"/>
    /// <param name="key">The API name of the field, which is an external id: the platform takes no record ids here.</param>
    /// <param name="records">The records; <see cref="SaveOutcome.Created"/> says which are new.</param>
    /// <param name="options">All or none, and how many requests run in parallel.</param>
    /// <param name="cancellationToken">Sends no further requests.</param>
    /// <exception cref="ArgumentException">
    /// A record has no key or cannot be sent as it is, the key is the id or finds no record, or all or none was asked for more than one
    /// request takes. Nothing was sent.
    /// </exception>
    public Task<IReadOnlyList<SaveOutcome<DynamicRecord>>> UpsertManyAsync(
        string key, IEnumerable<DynamicRecord> records, CollectionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var field = KeyRules.Require(Info, key);
        var list = OwnList(records);
        return Collections.UpsertAsync(
            _transport,
            Info,
            field.Name,
            list,
            options ?? CollectionOptions.Default,
            (i, v) => new SaveOutcome<DynamicRecord>(list[i], v, list[i].RecordId),
            cancellationToken);
    }

    /// <summary>
    /// Deletes any number of records: DELETE <c>/composite/sobjects?ids=</c> for each 200 of them, several requests in parallel.
    /// </summary>
    /// <param name="ids">The ids.</param>
    /// <param name="options">All or none, and how many requests run in parallel.</param>
    /// <param name="cancellationToken">Sends no further requests.</param>
    /// <returns>One outcome for each id, in the order given.</returns>
    /// <exception cref="ArgumentException">
    /// One is not an id of the object, or all or none was asked for more than one request takes. Nothing was sent.
    /// </exception>
    /// <exception cref="CollectionCanceledException">It was canceled in between; the exception has the outcomes.</exception>
    public Task<IReadOnlyList<DeleteOutcome<DynamicRecord>>> DeleteManyAsync(
        IEnumerable<Id<DynamicRecord>> ids, CollectionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var list = OwnIds(ids);
        return Collections.DeleteAsync(
            _transport,
            Array.ConvertAll(list, id => id.Raw),
            options ?? CollectionOptions.Default,
            (i, v) => new DeleteOutcome<DynamicRecord>(list[i], v),
            cancellationToken);
    }

    /// <summary>
    /// Reads any number of records by their ids, with every field of the table: POST <c>/composite/sobjects/X</c> for each 2,000 of them.
    /// </summary>
    /// <param name="ids">The ids.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A record for each id, in the order given; null where there is none, or the user does not see it.</returns>
    /// <exception cref="ArgumentException">One is not an id of the object. Nothing was sent.</exception>
    /// <exception cref="SalesforceApiException">The org refused a request.</exception>
    public Task<IReadOnlyList<DynamicRecord?>> GetManyAsync(IEnumerable<Id<DynamicRecord>> ids,
        CancellationToken cancellationToken = default) =>
        ReadManyAsync(Info.DefaultPlan, ids, cancellationToken);

    /// <summary>Reads any number of records by their ids, with these fields of their own; the ids come along always.</summary>
    /// <inheritdoc cref="GetManyAsync(IEnumerable{Id{DynamicRecord}}, CancellationToken)"/>
    /// <param name="ids">The ids.</param>
    /// <param name="fields">The API names.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">
    /// One is not an id of the object, there is no such field, or it is a parent's. Nothing was sent.
    /// </exception>
    public Task<IReadOnlyList<DynamicRecord?>> GetManyAsync(IEnumerable<Id<DynamicRecord>> ids, IEnumerable<string> fields,
        CancellationToken cancellationToken = default) =>
        ReadManyAsync(With(fields).Plan, ids, cancellationToken);

    private async Task<IReadOnlyList<DynamicRecord?>> ReadManyAsync(ReadPlan plan, IEnumerable<Id<DynamicRecord>> ids,
        CancellationToken cancellationToken)
    {
        var list = OwnIds(ids);
        var rows = await Retrieval.ReadAsync(
            _transport, plan, Array.ConvertAll(list, id => id.Raw), CollectionOptions.Default.Parallelism,
                cancellationToken).ConfigureAwait(false);
        return Array.ConvertAll(rows, static row => (DynamicRecord?)row);
    }

    private Id<DynamicRecord>[] OwnIds(IEnumerable<Id<DynamicRecord>> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return [.. ids.Select(id => IdOf(id.Raw))];
    }

    private DynamicRecord[] OwnList(IEnumerable<DynamicRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return [.. records.Select(Own)];
    }
}
