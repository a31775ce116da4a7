using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Calls;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed;

// One record by its id or by another key, with chosen fields, and with options of the call. A bare default means an id here too.
public sealed partial class SObjectSet<T, TFields, TKeys>
{
    /// <summary>
    /// Reads a record by its id, with these fields: GET <c>/sobjects/X/{id}?fields=</c> (REST API, sObject Rows). The id comes along
    /// always. With fields of parents, as <c>a.Owner.Name</c>, it is a query for the one row. Needs the right to read.
    /// </summary>
    /// <param name="id">The id.</param>
    /// <param name="fields">The fields: <c>a =&gt; [a.Name, a.Owner.Name]</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The record; null if no record has that id, or the user does not see it.</returns>
    /// <exception cref="ArgumentException">It is not the id of a record, or no field is named.</exception>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public async Task<T?> GetAsync(Id<T> id, Func<TFields, AnyField[]> fields, CancellationToken cancellationToken = default) =>
        (T?)await Reading(id, QueryOptions.Only(Parts, fields)).FindAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Reads a record by a key, with every field of the snapshot: GET <c>/sobjects/X/{field}/{value}</c> (REST API, sObject Rows by
    /// External ID). Needs the right to read.
    /// </summary>
    /// <param name="key">The field: <c>a =&gt; a.ErpId__c</c>.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The record; null when none has the key, or the user does not see it.</returns>
    /// <exception cref="ArgumentException">The value is empty, or cannot be used in an address.</exception>
    /// <exception cref="SalesforceApiException">
    /// The org refused the call; a <see cref="MultipleMatchesException"/> when several records have the key.
    /// </exception>
    public async Task<T?> GetByKeyAsync<TValue>(
        Func<TKeys, Key<T, TValue>> key, TValue value, CancellationToken cancellationToken = default) =>
        (T?)await Reading(key, value, Parts).FindAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Reads a record by a key, with these fields. With fields of parents it is a query for the one row.</summary>
    /// <inheritdoc cref="GetByKeyAsync{V}(Func{TKeys, Key{T, V}}, V, CancellationToken)"/>
    /// <param name="key">The field: <c>a =&gt; a.ErpId__c</c>.</param>
    /// <param name="value">Its value.</param>
    /// <param name="fields">The fields: <c>a =&gt; [a.Name, a.Owner.Name]</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<T?> GetByKeyAsync<TValue>(
        Func<TKeys, Key<T, TValue>> key, TValue value, Func<TFields, AnyField[]> fields, CancellationToken cancellationToken = default) =>
        (T?)await Reading(key, value, QueryOptions.Only(Parts, fields)).FindAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Reads a record by its id with options of the call, as a condition: <c>new RecordOptions { IfModifiedSince = seen }</c> (REST API,
    /// Conditional Request Headers).
    /// </summary>
    /// <returns>The record and its state; without a record when it was not modified, or there is none.</returns>
    /// <exception cref="ArgumentException">It is not the id of a record, or the platform does not check the condition there.</exception>
    /// <exception cref="SalesforceApiException">
    /// The org refused the call; a <see cref="SalesforcePreconditionFailedException"/> when
    /// <see cref="RecordOptions.IfUnmodifiedSince"/> or <see cref="RecordOptions.IfMatch"/> is not met.
    /// </exception>
    public Task<RecordResponse<T>> GetAsync(Id<T> id, RecordOptions call, CancellationToken cancellationToken = default) =>
        Reading(id, Parts).ReadAsync<T>(Headers(call, RecordUse.Read), cancellationToken);

    /// <summary>Reads these fields of a record by its id with options of the call; the fields are the record's own.</summary>
    /// <inheritdoc cref="GetAsync(Id{T}, RecordOptions, CancellationToken)"/>
    public Task<RecordResponse<T>> GetAsync(
        Id<T> id, Func<TFields, AnyField[]> fields, RecordOptions call, CancellationToken cancellationToken = default) =>
        Reading(id, QueryOptions.Only(Parts, fields)).ReadAsync<T>(Headers(call, RecordUse.Read), cancellationToken);

    /// <summary>Creates a record with options of the call.</summary>
    /// <inheritdoc cref="CreateAsync(T, CancellationToken)"/>
    public Task<Id<T>> CreateAsync(T record, RecordOptions call, CancellationToken cancellationToken = default) =>
        SendCreateAsync(record, Headers(call, RecordUse.Create), cancellationToken);

    /// <summary>
    /// Sends what was set since the record was loaded, with options of the call: <c>new RecordOptions { IfUnmodifiedSince =
    /// account.LastModifiedDate }</c> keeps two people from writing over each other.
    /// </summary>
    /// <inheritdoc cref="UpdateAsync(T, CancellationToken)"/>
    public Task<UpdateResult<T>> UpdateAsync(T record, RecordOptions call, CancellationToken cancellationToken = default) =>
        SendUpdateAsync(record, Headers(call, RecordUse.Update), cancellationToken);

    /// <summary>
    /// Updates the record that has this key, and creates none: PATCH <c>/sobjects/X/{field}/{value}?updateOnly=true</c> (REST API, sObject
    /// Rows by External ID). Needs the right to edit.
    /// </summary>
    /// <param name="key">The field: <c>a =&gt; a.ErpId__c</c>.</param>
    /// <param name="value">Its value.</param>
    /// <param name="record">
    /// What to change. The key is part of the address and is left out of the body. A record from the org is taken where its own key is the
    /// given one.
    /// </param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The record's id, and whether something was sent.</returns>
    /// <exception cref="ArgumentException">
    /// The value is empty or another one than the record has, a field is set that cannot be set on an update, or code made the record and
    /// set nothing.
    /// </exception>
    /// <exception cref="SalesforceNotFoundException">No record has the key.</exception>
    /// <exception cref="SalesforceApiException">
    /// The org refused the call; a <see cref="MultipleMatchesException"/> when several records have the key.
    /// </exception>
    public Task<UpdateResult<T>> UpdateByKeyAsync<TValue>(
        Func<TKeys, Key<T, TValue>> key, TValue value, T record, CancellationToken cancellationToken = default) =>
        UpdateByKeyAsync(key, value, record, new RecordOptions(), cancellationToken);

    /// <summary>Updates the record that has this key, and creates none, with options of the call.</summary>
    /// <inheritdoc cref="UpdateByKeyAsync{V}(Func{TKeys, Key{T, V}}, V, T, CancellationToken)"/>
    public async Task<UpdateResult<T>> UpdateByKeyAsync<TValue>(
        Func<TKeys, Key<T, TValue>> key, TValue value, T record, RecordOptions call, CancellationToken cancellationToken = default)
    {
        var saved = await SendUpsertAsync(key, value, record, Headers(call, RecordUse.ByKey), updateOnly: true, cancellationToken)
            .ConfigureAwait(false);
        return new UpdateResult<T>(saved.Id.IsNone ? new Id<T>(record.RecordId) : saved.Id, saved.Status);
    }

    /// <summary>Creates or updates the record that has this key, with options of the call.</summary>
    /// <inheritdoc cref="UpsertAsync{V}(Func{TKeys, Key{T, V}}, V, T, CancellationToken)"/>
    public Task<UpsertResult<T>> UpsertAsync<TValue>(
        Func<TKeys, Key<T, TValue>> key, TValue value, T record, RecordOptions call, CancellationToken cancellationToken = default) =>
        SendUpsertAsync(key, value, record, Headers(call, RecordUse.ByKey), updateOnly: false, cancellationToken);

    /// <summary>Deletes a record with options of the call; the platform checks no conditions there.</summary>
    /// <inheritdoc cref="DeleteAsync(Id{T}, CancellationToken)"/>
    public Task DeleteAsync(Id<T> id, RecordOptions call, CancellationToken cancellationToken = default) =>
        SendDeleteAsync(RecordPath(id), Headers(call, RecordUse.Delete), cancellationToken);

    /// <summary>
    /// Deletes the record that has this key: DELETE <c>/sobjects/X/{field}/{value}</c> (REST API, sObject Rows by External ID). It
    /// goes to the recycle bin. Needs the right to delete.
    /// </summary>
    /// <param name="key">The field: <c>a =&gt; a.ErpId__c</c>.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">The value is empty, or cannot be used in an address.</exception>
    /// <exception cref="SalesforceNotFoundException">No record has the key.</exception>
    /// <exception cref="SalesforceApiException">
    /// The org refused the call; a <see cref="MultipleMatchesException"/> when several records have the key.
    /// </exception>
    public Task DeleteByKeyAsync<TValue>(Func<TKeys, Key<T, TValue>> key, TValue value, CancellationToken cancellationToken = default) =>
        SendDeleteAsync(_calls.PathOf(Name(key), value), null, cancellationToken);

    private async Task<Id<T>> SendCreateAsync(T record, RestHeader? headers, CancellationToken cancellationToken) =>
        new(await _calls.CreateAsync(record, headers, cancellationToken).ConfigureAwait(false));

    private async Task<UpdateResult<T>> SendUpdateAsync(T record, RestHeader? headers, CancellationToken cancellationToken)
    {
        var status = await _calls.UpdateAsync(record, headers, cancellationToken).ConfigureAwait(false);
        return new UpdateResult<T>(new Id<T>(record.RecordId), status);
    }

    private async Task<UpsertResult<T>> SendUpsertAsync<TValue>(
        Func<TKeys, Key<T, TValue>> key, TValue value, T record, RestHeader? headers, bool updateOnly, CancellationToken cancellationToken)
    {
        var saved = await _calls.UpsertAsync(Name(key), value, record, headers, updateOnly, cancellationToken).ConfigureAwait(false);
        return new UpsertResult<T>(new Id<T>(saved.Id), saved.Created, saved.Status);
    }

    private Task SendDeleteAsync(string path, RestHeader? headers, CancellationToken cancellationToken) =>
        _calls.DeleteAsync(path, headers, cancellationToken);

    private RecordReading Reading(Id<T> id, QueryParts parts) => _calls.Reading(id.Raw, parts);

    private RecordReading Reading<TValue>(Func<TKeys, Key<T, TValue>> key, TValue value, QueryParts parts) =>
        _calls.Reading(Name(key), value, parts);

    private static string Name<TValue>(Func<TKeys, Key<T, TValue>> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key(default).Name;
    }

    private RestHeader? Headers(RecordOptions call, RecordUse use) => _calls.Headers(call, use);
}
