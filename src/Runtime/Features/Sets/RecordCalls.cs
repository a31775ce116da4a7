using Salesforce.Typed.Composite;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Features.Calls;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Sets;

/// <summary>The calls for single records of an object, whatever the type of its records.</summary>
/// <param name="transport">Sends the calls.</param>
/// <param name="info">The object.</param>
internal sealed class RecordCalls(RestTransport transport, SObjectInfo info)
{
    /// <summary>The address of the object.</summary>
    public string Path => transport.DataPath + "/sobjects/" + info.Name;

    /// <summary>Creates a record.</summary>
    public async Task<RawId> CreateAsync(SObject record, RestHeader? headers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        using var body = RecordWriter.Write(record, FieldUse.Create);
        var call = new RestCall(HttpMethod.Post, Path) { Body = body, Headers = headers, Success = SuccessForms.Created };
        using var response = await transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
        return (await SaveResult.ReadAsync(call, response, cancellationToken).ConfigureAwait(false)).Id;
    }

    /// <summary>Sends what was set on a record.</summary>
    public async Task<OutcomeStatus> UpdateAsync(SObject record, RestHeader? headers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var path = PathOf(record.RecordId);
        if (!WriteRules.HasUpdate(record))
            return OutcomeStatus.Unchanged;
        using var body = RecordWriter.Write(record, FieldUse.Update);
        using var response = await transport.SendAsync(
            new(HttpMethod.Patch, path) { Body = body, Headers = headers, Success = SuccessForms.NoContent },
                cancellationToken).ConfigureAwait(false);
        return OutcomeStatus.Succeeded;
    }

    /// <summary>Creates or updates the record that has a key.</summary>
    /// <param name="key">The name of the key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="record">What to set.</param>
    /// <param name="headers">The headers of the call.</param>
    /// <param name="updateOnly">Whether a record that is not there is not created.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(RawId Id, bool Created, OutcomeStatus Status)> UpsertAsync<TValue>(
        string key, TValue value, SObject record, RestHeader? headers, bool updateOnly, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var path = PathOf(key, value);
        if (!WriteRules.HasWrite(record, info.Find(key)!, value, updateOnly))
            return (record.RecordId, Created: false, OutcomeStatus.Unchanged);
        using var body = RecordWriter.Write(record, updateOnly ? FieldUse.Update : FieldUse.Create | FieldUse.Update, exceptField: key);
        var call = new RestCall(HttpMethod.Patch, updateOnly ? path + "?updateOnly=true" : path)
        {
            Body = body,
            Headers = headers,
            // The second time finds the record of the first.
            IsRepeatable = true,
            Success = SaveResult.UpsertForms(transport.DataPath),
        };
        using var response = await transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
        var saved = await SaveResult.ReadAsync(call, response, cancellationToken).ConfigureAwait(false);
        return (saved.Id, saved.Created, OutcomeStatus.Succeeded);
    }

    /// <summary>Deletes the record at an address.</summary>
    public async Task DeleteAsync(string path, RestHeader? headers, CancellationToken cancellationToken)
    {
        using var response = await transport.SendAsync(new(HttpMethod.Delete, path) { Headers = headers, Success = SuccessForms.NoContent },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a record by its id.</summary>
    public RecordReading Reading(RawId id, QueryParts parts) => new(parts, PathOf(id), new PathComparison<RawId>("Id", " = ", id));

    /// <summary>Reads a record by a key.</summary>
    public RecordReading Reading<TValue>(string key, TValue value, QueryParts parts) =>
        new(parts, PathOf(key, value), new PathComparison<TValue>(key, " = ", value));

    /// <summary>The address of a record.</summary>
    /// <exception cref="ArgumentException">It is not the id of a record.</exception>
    public string PathOf(RawId id) => id.IsId
        ? Path + "/" + id
        : throw new ArgumentException(id.IsNone
            ? $"The id of a {info.Name} is needed; this record has none, or the default value was given."
            : $"'{id}' is not the id of a record.");

    /// <summary>The address of the record that has a key.</summary>
    public string PathOf<TValue>(string key, TValue value) => $"{Path}/{key}/{Uri.EscapeDataString(KeyText.Of(value, info.Name, key))}";

    /// <summary>The headers of a call.</summary>
    public RestHeader? Headers(RecordOptions call, RecordUse use)
    {
        ArgumentNullException.ThrowIfNull(call);
        return CallHeaders.Of(call, transport.CallOptions, info, use);
    }
}
