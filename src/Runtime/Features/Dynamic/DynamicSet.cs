using System.Runtime.CompilerServices;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Sets;
using Salesforce.Typed.Queries.Dynamic;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Dynamic;

/// <summary>
/// The records of an object that is named at run time: where queries begin, and where records are written. It sends what <c>org.Account</c>
/// sends, by the same rules; what generated types refuse when code is built is refused here before anything is sent.
/// </summary>
public sealed partial class DynamicSet : DynamicQuery
{
    private readonly RestTransport _transport;
    private readonly RecordCalls _calls;

    internal DynamicSet(RestTransport transport, SObjectInfo info)
        : base(new QueryParts(info, transport))
    {
        _transport = transport;
        _calls = new RecordCalls(transport, info);
    }

    /// <summary>Makes a record of these values, to create it: <c>accounts.New(new() { ["Name"] = "Acme" })</c>.</summary>
    /// <param name="values">The values by the names of their fields.</param>
    /// <exception cref="ArgumentException">The field does not exist, it cannot be set, or it does not take the value.</exception>
    public DynamicRecord New(Dictionary<string, object?> values) => new(Info, values);

    /// <inheritdoc cref="New(Dictionary{string, object})"/>
    public DynamicRecord New(IReadOnlyDictionary<string, object?> values) => new(Info, values);

    /// <summary>
    /// Makes a record with its id and these values, to update it: <c>accounts.WithId(id, new() { ["Phone"] = null })</c>.
    /// </summary>
    /// <param name="id">The id.</param>
    /// <param name="values">
    /// The values by the names of their fields; none to set them by <see cref="DynamicRecord.With(string, object)"/>.
    /// </param>
    /// <exception cref="ArgumentException">
    /// It is not an id of the object; or the field does not exist, it cannot be set, or it does not take the value.
    /// </exception>
    public DynamicRecord WithId(Id<DynamicRecord> id, Dictionary<string, object?>? values = null) =>
        new DynamicRecord(Info, values ?? []).WithId(id);

    /// <inheritdoc cref="WithId(Id{DynamicRecord}, Dictionary{string, object})"/>
    public DynamicRecord WithId(Id<DynamicRecord> id, IReadOnlyDictionary<string, object?> values) =>
        new DynamicRecord(Info, values).WithId(id);

    /// <summary>Parses an id of the object.</summary>
    /// <exception cref="ArgumentException">The text is not an id, or one of another object.</exception>
    public Id<DynamicRecord> ParseId(string id) => new(IdRules.Parse(Info, id));

    /// <summary>The id of a record of generated code, or of an outcome, as one of this object.</summary>
    /// <exception cref="ArgumentException">It is an id of another object.</exception>
    public Id<DynamicRecord> IdOf(RawId id)
    {
        IdRules.Require(Info, id);
        return new(id);
    }

    /// <summary>
    /// Reads a record by its id, with every field of the table: GET <c>/sobjects/X/{id}</c> (REST API, sObject Rows). Needs the right to
    /// read.
    /// </summary>
    /// <returns>The record; null if no record has that id, or the user does not see it.</returns>
    /// <exception cref="ArgumentException">It is not an id of the object.</exception>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public Task<DynamicRecord?> GetAsync(Id<DynamicRecord> id, CancellationToken cancellationToken = default) =>
        ReadAsync(id, Parts, cancellationToken);

    /// <summary>
    /// Reads a record by its id, with these fields; the id comes along always. With fields of parents it is a query for the one row.
    /// </summary>
    /// <inheritdoc cref="GetAsync(Id{DynamicRecord}, CancellationToken)"/>
    /// <param name="id">The id.</param>
    /// <param name="fields">The API names, or paths to fields of parents.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<DynamicRecord?> GetAsync(Id<DynamicRecord> id, IEnumerable<string> fields, CancellationToken cancellationToken = default) =>
        ReadAsync(id, With(fields), cancellationToken);

    /// <summary>
    /// Reads a record by a key, with every field of the table: GET <c>/sobjects/X/{field}/{value}</c> (REST API, sObject Rows by External
    /// ID).
    /// </summary>
    /// <param name="key">The API name of the field.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The record; null when none has the key, or the user does not see it.</returns>
    /// <exception cref="ArgumentException">
    /// The field finds no record, or the value is empty, does not fit the field or cannot be part of an address.
    /// </exception>
    /// <exception cref="SalesforceApiException">
    /// The org refused the call; a <see cref="MultipleMatchesException"/> when several records have the key.
    /// </exception>
    public Task<DynamicRecord?> GetByKeyAsync(string key, object value, CancellationToken cancellationToken = default) =>
        ReadByKeyAsync(key, value, Parts, cancellationToken);

    /// <summary>Reads a record by a key, with these fields.</summary>
    /// <inheritdoc cref="GetByKeyAsync(string, object, CancellationToken)"/>
    /// <param name="key">The API name of the field.</param>
    /// <param name="value">Its value.</param>
    /// <param name="fields">The API names, or paths to fields of parents.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<DynamicRecord?> GetByKeyAsync(string key, object value, IEnumerable<string> fields,
        CancellationToken cancellationToken = default) =>
        ReadByKeyAsync(key, value, With(fields), cancellationToken);

    /// <summary>
    /// Creates a record from the fields that were set: POST <c>/sobjects/X</c> (REST API, sObject Basic Information). Needs the right to
    /// create.
    /// </summary>
    /// <returns>The id that the org gave.</returns>
    /// <exception cref="ArgumentException">
    /// The record is of another object, came from the org or has an id (<see cref="DynamicRecord.AsNew()"/> makes a new one of its values),
    /// a field is set that cannot be set on creation, or one is missing.
    /// </exception>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public async Task<Id<DynamicRecord>> CreateAsync(DynamicRecord record, RecordOptions? call = null,
        CancellationToken cancellationToken = default) =>
        new(await _calls.CreateAsync(Own(record), Headers(call, RecordUse.Create), cancellationToken).ConfigureAwait(false));

    /// <summary>Creates a record of these values.</summary>
    /// <inheritdoc cref="CreateAsync(DynamicRecord, RecordOptions, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public Task<Id<DynamicRecord>> CreateAsync(Dictionary<string, object?> values, CancellationToken cancellationToken = default) =>
        CreateAsync(New(values), null, cancellationToken);

    /// <inheritdoc cref="CreateAsync(Dictionary{string, object}, CancellationToken)"/>
    public Task<Id<DynamicRecord>> CreateAsync(
        IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken = default) =>
        CreateAsync(New(values), null, cancellationToken);

    /// <summary>
    /// Sends what was set since the record was loaded, and nothing else: PATCH <c>/sobjects/X/{id}</c> (REST API, sObject Rows). Of a
    /// record from the org without a change nothing is sent. Needs the right to edit.
    /// </summary>
    /// <returns>The record's id, and whether something was sent.</returns>
    /// <exception cref="ArgumentException">
    /// The record is of another object or has no id, a field is set that cannot be set on an update, or code made the record and set
    /// nothing.
    /// </exception>
    /// <exception cref="SalesforceNotFoundException">There is no record of that id.</exception>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public async Task<UpdateResult<DynamicRecord>> UpdateAsync(DynamicRecord record, RecordOptions? call = null,
        CancellationToken cancellationToken = default)
    {
        var status = await _calls.UpdateAsync(Own(record), Headers(call, RecordUse.Update), cancellationToken).ConfigureAwait(false);
        return new(new(record.RecordId), status);
    }

    /// <summary>Updates these values of a record.</summary>
    /// <inheritdoc cref="UpdateAsync(DynamicRecord, RecordOptions, CancellationToken)"/>
    public Task<UpdateResult<DynamicRecord>> UpdateAsync(Id<DynamicRecord> id, Dictionary<string, object?> values,
        CancellationToken cancellationToken = default) =>
        UpdateAsync(WithId(id, values), null, cancellationToken);

    /// <inheritdoc cref="UpdateAsync(Id{DynamicRecord}, Dictionary{string, object}, CancellationToken)"/>
    public Task<UpdateResult<DynamicRecord>> UpdateAsync(Id<DynamicRecord> id, IReadOnlyDictionary<string, object?> values,
        CancellationToken cancellationToken = default) =>
        UpdateAsync(WithId(id, values), null, cancellationToken);

    /// <summary>
    /// Updates the record that has this key, and creates none: PATCH <c>/sobjects/X/{field}/{value}?updateOnly=true</c> (REST API, sObject
    /// Rows by External ID). Needs the right to edit.
    /// </summary>
    /// <inheritdoc cref="UpsertAsync(string, object, DynamicRecord, RecordOptions, CancellationToken)"/>
    /// <exception cref="SalesforceNotFoundException">No record has the key.</exception>
    public async Task<UpdateResult<DynamicRecord>> UpdateByKeyAsync(string key, object value, DynamicRecord record,
        RecordOptions? call = null, CancellationToken cancellationToken = default)
    {
        var saved = await SendAsync(key, value, record, call, updateOnly: true, cancellationToken).ConfigureAwait(false);
        return new(new(saved.Id.IsNone ? record.RecordId : saved.Id), saved.Status);
    }

    /// <summary>
    /// Creates or updates the record that has this key: PATCH <c>/sobjects/X/{field}/{value}</c>. The key is part of the address and is
    /// left out of the body (REST API, sObject Rows by External ID). A record from the org is taken where its own key is the given one, and
    /// without a change nothing is sent.
    /// </summary>
    /// <param name="key">The API name of the field.</param>
    /// <param name="value">Its value.</param>
    /// <param name="record">What to set.</param>
    /// <param name="call">Options of the call.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">
    /// The field finds no record or the value is empty; a field is set that cannot be set; or the record is of another object, has another
    /// key or an id, or came from the org without the key.
    /// </exception>
    /// <exception cref="SalesforceApiException">
    /// The org refused the call; a <see cref="MultipleMatchesException"/> when several records have the key.
    /// </exception>
    public async Task<UpsertResult<DynamicRecord>> UpsertAsync(string key, object value, DynamicRecord record, RecordOptions? call = null,
        CancellationToken cancellationToken = default)
    {
        var saved = await SendAsync(key, value, record, call, updateOnly: false, cancellationToken).ConfigureAwait(false);
        return new(new(saved.Id), saved.Created, saved.Status);
    }

    /// <summary>Creates or updates the record that has this key, from these values.</summary>
    /// <inheritdoc cref="UpsertAsync(string, object, DynamicRecord, RecordOptions, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public Task<UpsertResult<DynamicRecord>> UpsertAsync(string key, object value, Dictionary<string, object?> values,
        CancellationToken cancellationToken = default) =>
        UpsertAsync(key, value, New(values), null, cancellationToken);

    /// <inheritdoc cref="UpsertAsync(string, object, Dictionary{string, object}, CancellationToken)"/>
    public Task<UpsertResult<DynamicRecord>> UpsertAsync(string key, object value, IReadOnlyDictionary<string, object?> values,
        CancellationToken cancellationToken = default) =>
        UpsertAsync(key, value, New(values), null, cancellationToken);

    /// <summary>
    /// Deletes a record: DELETE <c>/sobjects/X/{id}</c> (REST API, sObject Rows). It goes to the recycle bin. Needs the right to delete.
    /// </summary>
    /// <exception cref="ArgumentException">It is not an id of the object.</exception>
    /// <exception cref="SalesforceNotFoundException">There is no record of that id, or it is deleted already.</exception>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public Task DeleteAsync(Id<DynamicRecord> id, RecordOptions? call = null, CancellationToken cancellationToken = default) =>
        _calls.DeleteAsync(_calls.PathOf(IdOf(id.Raw).Raw), Headers(call, RecordUse.Delete), cancellationToken);

    /// <summary>
    /// Deletes the record that has this key: DELETE <c>/sobjects/X/{field}/{value}</c> (REST API, sObject Rows by External ID).
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The field finds no record, or the value is empty, does not fit the field or cannot be part of an address.
    /// </exception>
    /// <exception cref="SalesforceNotFoundException">No record has the key.</exception>
    /// <exception cref="SalesforceApiException">
    /// The org refused the call; a <see cref="MultipleMatchesException"/> when several records have the key.
    /// </exception>
    public Task DeleteByKeyAsync(string key, object value, CancellationToken cancellationToken = default)
    {
        var (name, converted) = Key(key, value);
        return _calls.DeleteAsync(_calls.PathOf(name, converted), null, cancellationToken);
    }

    /// <summary>The record, where it is one of this object.</summary>
    /// <exception cref="ArgumentException">It is of another object.</exception>
    internal DynamicRecord Own(DynamicRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Info.Name == Info.Name
            ? record
            : throw new ArgumentException($"A record of {record.Info.Name} was given to the set of {Info.Name}.", nameof(record));
    }

    /// <summary>A key with its value, as the calls take them.</summary>
    /// <exception cref="ArgumentException">The field finds no record, or does not take the value.</exception>
    internal (string Name, object Value) Key(string key, object value)
    {
        var field = KeyRules.Require(Info, key);
        return (field.Name, DynamicValues.Convert(field, value) ?? throw new ArgumentException($"A value for {field} is needed: an empty "
            + "key names no record.", nameof(value)));
    }

    private async Task<DynamicRecord?> ReadAsync(Id<DynamicRecord> id, QueryParts parts, CancellationToken cancellationToken) =>
        (DynamicRecord?)await _calls.Reading(IdOf(id.Raw).Raw, parts).FindAsync(cancellationToken).ConfigureAwait(false);

    private async Task<DynamicRecord?> ReadByKeyAsync(string key, object value, QueryParts parts, CancellationToken cancellationToken)
    {
        var (name, converted) = Key(key, value);
        return (DynamicRecord?)await _calls.Reading(name, converted, parts).FindAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<(RawId Id, bool Created, OutcomeStatus Status)> SendAsync(
        string key, object value, DynamicRecord record, RecordOptions? call, bool updateOnly, CancellationToken cancellationToken)
    {
        var (name, converted) = Key(key, value);
        return await _calls.UpsertAsync(name, converted, Own(record), Headers(call, RecordUse.ByKey), updateOnly,
            cancellationToken).ConfigureAwait(false);
    }

    private QueryParts With(IEnumerable<string> fields) => Parts with { Fields = string.Join(", ", NamedFields.Selected(Info, fields)) };

    private RestHeader? Headers(RecordOptions? call, RecordUse use) => call is null ? null : _calls.Headers(call, use);
}
