using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Sets;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed;

/// <summary>The records of one object in an org: where queries begin, and where records are written.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TFields">Its fields.</typeparam>
/// <typeparam name="TKeys">Its keys.</typeparam>
public sealed partial class SObjectSet<T, TFields, TKeys> : SoqlQuery<T, TFields>
    where T : SObject<T, TFields>, ISObject<T>
    where TFields : struct
    where TKeys : struct
{
    private readonly RestTransport _transport;
    private readonly RecordCalls _calls;

    internal SObjectSet(RestTransport transport)
        : base(new QueryParts(T.Info, transport))
    {
        _transport = transport;
        _calls = new RecordCalls(transport, T.Info);
    }

    private string Path => _calls.Path;

    /// <summary>
    /// A query of all records, in a variable that can be built further step by step:
    /// <c>var q = org.Account.Query(); if (...) q = q.Where(...); if (...) q = q.OrderBy(...);</c>.
    /// Take and Select come last, because no filter follows them.
    /// </summary>
    public SoqlQuery<T, TFields> Query() => new(Parts);

    /// <summary>
    /// Reads a record by its id, with every field of the snapshot: GET <c>/sobjects/X/{id}</c> (REST API, sObject Rows). Needs the
    /// right to read.
    /// </summary>
    /// <returns>The record; null when there is none of that id, or the user does not see it.</returns>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public async Task<T?> GetAsync(Id<T> id, CancellationToken cancellationToken = default) =>
        (T?)await Reading(id, Parts).FindAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Creates a record from the fields that were set: POST <c>/sobjects/X</c> (REST API, sObject Basic Information). Needs the
    /// right to create.
    /// </summary>
    /// <returns>The id that the org gave.</returns>
    /// <exception cref="ArgumentException">
    /// The record came from the org or has an id (<see cref="SObject{TSelf, TFields}.AsNew()"/> makes a new one of its values), a field is
    /// set that cannot be set on creation, or children are nested in the record.
    /// </exception>
    /// <exception cref="SalesforceInvalidRequestException">
    /// The org does not take the record: a required field is missing, a value does not fit.
    /// </exception>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public Task<Id<T>> CreateAsync(T record, CancellationToken cancellationToken = default) =>
        SendCreateAsync(record, null, cancellationToken);

    /// <summary>
    /// Sends what was set since the record was loaded, and nothing else: PATCH <c>/sobjects/X/{id}</c> (REST API, sObject Rows). Of a
    /// record from the org without a change nothing is sent. Needs the right to edit.
    /// </summary>
    /// <returns>The record's id, and whether something was sent.</returns>
    /// <exception cref="ArgumentException">
    /// The record has no id, a field is set that cannot be set on an update, or code made the record and set nothing.
    /// </exception>
    /// <exception cref="SalesforceNotFoundException">There is no record of that id.</exception>
    /// <exception cref="SalesforceInvalidRequestException">The org does not take the change.</exception>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public Task<UpdateResult<T>> UpdateAsync(T record, CancellationToken cancellationToken = default) =>
        SendUpdateAsync(record, null, cancellationToken);

    /// <summary>
    /// Creates or updates the record that has this key: PATCH <c>/sobjects/X/{field}/{value}</c>. The key is part of the address and is
    /// left out of the body (REST API, sObject Rows by External ID). A record from the org is taken where its own key is the given one, and
    /// without a change nothing is sent. Needs the rights to create and to edit; a key that is not unique needs View All Data.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A field is set that cannot be set; or the record has another key or an id, or came from the org without the key
    /// (<see cref="SObject{TSelf, TFields}.AsNew()"/> makes a new one of its values).
    /// </exception>
    /// <exception cref="SalesforceApiException">
    /// The org refused the call; a <see cref="MultipleMatchesException"/> when several records have the key.
    /// </exception>
    public Task<UpsertResult<T>> UpsertAsync<TValue>(
        Func<TKeys, Key<T, TValue>> key, TValue value, T record, CancellationToken cancellationToken = default) =>
        SendUpsertAsync(key, value, record, null, updateOnly: false, cancellationToken);

    /// <summary>
    /// Deletes a record: DELETE <c>/sobjects/X/{id}</c> (REST API, sObject Rows). It goes to the recycle bin. Needs the right to
    /// delete.
    /// </summary>
    /// <exception cref="SalesforceNotFoundException">There is no record of that id, or it is deleted already.</exception>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public Task DeleteAsync(Id<T> id, CancellationToken cancellationToken = default) =>
        SendDeleteAsync(RecordPath(id), null, cancellationToken);

    private string RecordPath(Id<T> id) => _calls.PathOf(id.Raw);
}
