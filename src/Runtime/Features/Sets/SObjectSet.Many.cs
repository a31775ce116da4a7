using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Composite;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed;

// Any number of records. The calls are cut into requests, and each record has its outcome. A bare default means one id, as it did before
// there were these: that is what the priorities say.
public sealed partial class SObjectSet<T, TFields, TKeys>
{
    /// <summary>Creates any number of records, each for itself: as the overload with options says.</summary>
    /// <inheritdoc cref="CreateManyAsync(IEnumerable{T}, CollectionOptions, CancellationToken)"/>
    public Task<IReadOnlyList<SaveOutcome<T>>> CreateManyAsync(IEnumerable<T> records, CancellationToken cancellationToken = default) =>
        CreateManyAsync(records, CollectionOptions.Default, cancellationToken);

    /// <summary>
    /// Creates any number of records: POST <c>/composite/sobjects</c> for each 200 of them, several requests in parallel (REST API, Create
    /// Records Using sObject Collections). Needs the right to create on the object. Each request is one call of the day's.
    /// </summary>
    /// <param name="records">The records. What is wrong with one that can be seen from here is found before anything is sent.</param>
    /// <param name="options">All or none, and how many requests run in parallel.</param>
    /// <param name="cancellationToken">Sends no further requests.</param>
    /// <returns>
    /// One outcome for each record, in the order given. What the org refuses, and a request that fails, is reported there and not thrown.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A record cannot be created as it is, or all or none was asked for more than one request takes. Nothing was sent.
    /// </exception>
    /// <exception cref="CollectionCanceledException">It was canceled while it was in flight; the exception has the outcomes.</exception>
    public Task<IReadOnlyList<SaveOutcome<T>>> CreateManyAsync(
        IEnumerable<T> records, CollectionOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var list = List(records);
        return Collections.CreateAsync(_transport, list, options, (i, v) => new SaveOutcome<T>(list[i], v), cancellationToken);
    }

    /// <summary>Updates any number of records, each for itself: as the overload with options says.</summary>
    /// <inheritdoc cref="UpdateManyAsync(IEnumerable{T}, CollectionOptions, CancellationToken)"/>
    public Task<IReadOnlyList<SaveOutcome<T>>> UpdateManyAsync(IEnumerable<T> records, CancellationToken cancellationToken = default) =>
        UpdateManyAsync(records, CollectionOptions.Default, cancellationToken);

    /// <summary>
    /// Sends what was set on any number of records: PATCH <c>/composite/sobjects</c> for each 200 of them, several requests in parallel
    /// (REST API, Update Records Using sObject Collections). Needs the right to edit the object. A record from the org without a change is
    /// not sent, and its outcome is <see cref="OutcomeStatus.Unchanged"/>.
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
    public Task<IReadOnlyList<SaveOutcome<T>>> UpdateManyAsync(
        IEnumerable<T> records, CollectionOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var list = List(records);
        return Collections.UpdateAsync(
            _transport, list, options, (i, v) => new SaveOutcome<T>(list[i], v, list[i].RecordId), cancellationToken);
    }

    /// <summary>Creates or updates any number of records, each for itself: as the overload with options says.</summary>
    /// <inheritdoc cref="UpsertManyAsync{V}(Func{TKeys, Key{T, V}}, IEnumerable{T}, CollectionOptions, CancellationToken)"/>
    public Task<IReadOnlyList<SaveOutcome<T>>> UpsertManyAsync<TValue>(
        Func<TKeys, Key<T, TValue>> key, IEnumerable<T> records, CancellationToken cancellationToken = default) =>
        UpsertManyAsync(key, records, CollectionOptions.Default, cancellationToken);

    /// <summary>
    /// Creates or updates any number of records by an external id that each of them has set, or was loaded with: PATCH
    /// <c>/composite/sobjects/X/{field}</c> for each 200 of them, several requests in parallel (REST API, Upsert Records Using sObject
    /// Collections). A record from the org without a change is not sent, and its outcome is <see cref="OutcomeStatus.Unchanged"/>. Needs
    /// the rights to create and to edit; a key that is not unique needs View All Data.
    /// </summary>
    /// <param name="key">The field, which is an external id: the platform takes no record ids here.</param>
    /// <param name="records">The records; <see cref="SaveOutcome.Created"/> reports what happened to each.</param>
    /// <param name="options">All or none, and how many requests run in parallel.</param>
    /// <param name="cancellationToken">Sends no further requests.</param>
    /// <returns>
    /// One outcome for each record, in the order given. What the org refuses, and a request that fails, is reported there and not
    /// thrown.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A record has no key or cannot be sent as it is, the key is the id, or all or none was asked for more than one request takes.
    /// Nothing was sent.
    /// </exception>
    /// <exception cref="CollectionCanceledException">It was canceled while it was in flight; the exception has the outcomes.</exception>
    public Task<IReadOnlyList<SaveOutcome<T>>> UpsertManyAsync<TValue>(
        Func<TKeys, Key<T, TValue>> key, IEnumerable<T> records, CollectionOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(options);
        var list = List(records);
        return Collections.UpsertAsync(_transport, T.Info, key(default).Name, list, options, (i, v) => new SaveOutcome<T>(
            list[i], v, list[i].RecordId), cancellationToken);
    }

    /// <summary>Deletes any number of records, each for itself: as the overload with options says.</summary>
    /// <inheritdoc cref="DeleteManyAsync(IEnumerable{Id{T}}, CollectionOptions, CancellationToken)"/>
    public Task<IReadOnlyList<DeleteOutcome<T>>> DeleteManyAsync(IEnumerable<Id<T>> ids, CancellationToken cancellationToken = default) =>
        DeleteManyAsync(ids, CollectionOptions.Default, cancellationToken);

    /// <summary>
    /// Deletes any number of records: DELETE <c>/composite/sobjects?ids=</c> for each 200 of them, several requests in parallel (REST API,
    /// Delete Records Using sObject Collections). They go to the recycle bin. Needs the right to delete.
    /// </summary>
    /// <param name="ids">The ids.</param>
    /// <param name="options">All or none, and how many requests run in parallel.</param>
    /// <param name="cancellationToken">Sends no further requests.</param>
    /// <returns>
    /// One outcome for each id, in the order given. What the org refuses, and a request that fails, is reported there and not thrown.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// One is not the id of a record, or all or none was asked for more than one request takes. Nothing was sent.
    /// </exception>
    /// <exception cref="CollectionCanceledException">It was canceled while it was in flight; the exception has the outcomes.</exception>
    public Task<IReadOnlyList<DeleteOutcome<T>>> DeleteManyAsync(
        IEnumerable<Id<T>> ids, CollectionOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(options);
        Id<T>[] list = [.. ids];
        return Collections.DeleteAsync(
            _transport, [.. list.Select(id => id.Raw)], options, (i, v) => new DeleteOutcome<T>(list[i], v), cancellationToken);
    }

    /// <summary>
    /// Reads any number of records by their ids, with every field of the snapshot: POST <c>/composite/sobjects/X</c> for each 2,000 of
    /// them, several requests in parallel (REST API, Get Records Using sObject Collections). Needs the right to read.
    /// </summary>
    /// <param name="ids">The ids.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A record for each id, in the order given; null where there is none, or the user does not see it.</returns>
    /// <exception cref="ArgumentException">One is not the id of a record. Nothing was sent.</exception>
    /// <exception cref="SalesforceApiException">The org refused a request.</exception>
    public async Task<IReadOnlyList<T?>> GetManyAsync(IEnumerable<Id<T>> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return await ReadAsync(T.Info.DefaultPlan, ids, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads any number of records by their ids, with these fields of their own; the ids come along always.</summary>
    /// <inheritdoc cref="GetManyAsync(IEnumerable{Id{T}}, CancellationToken)"/>
    /// <param name="ids">The ids.</param>
    /// <param name="fields">The fields: <c>a =&gt; [a.Name, a.Phone]</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">One is not the id of a record, or a field is a parent's. Nothing was sent.</exception>
    public async Task<IReadOnlyList<T?>> GetManyAsync(
        IEnumerable<Id<T>> ids, Func<TFields, AnyField[]> fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return await ReadAsync(QueryOptions.Only(Parts, fields).Plan, ids, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<T?>> ReadAsync(ReadPlan plan, IEnumerable<Id<T>> ids, CancellationToken cancellationToken)
    {
        var rows = await Retrieval.ReadAsync(_transport, plan, [.. ids.Select(
            id => id.Raw)], CollectionOptions.Default.Parallelism, cancellationToken).ConfigureAwait(false);
        return Array.ConvertAll(rows, static row => (T?)row);
    }

    private static T[] List(IEnumerable<T> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        T[] list = [.. records];
        foreach (var record in list)
            ArgumentNullException.ThrowIfNull(record, nameof(records));
        return list;
    }
}
