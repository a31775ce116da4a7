using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Files;
using Salesforce.Typed.Files;
using Salesforce.Typed.Queries.Wire;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed;

// Files: base64 fields, by streams and never whole in memory.
public sealed partial class SObjectSet<T, TFields, TKeys>
{
    /// <summary>
    /// Opens the bytes of a base64 field: GET <c>/sobjects/X/{id}/{field}</c> (REST API, sObject Blob Get). They come as they are read.
    /// <c>await using var pdf = await org.ContentVersion.OpenAsync(id, v =&gt; v.VersionData)</c>.
    /// </summary>
    /// <param name="id">The record.</param>
    /// <param name="field">The field: <c>v =&gt; v.VersionData</c>.</param>
    /// <param name="cancellationToken">Stops the opening; reading has its own token.</param>
    /// <returns>
    /// The bytes; the caller closes the stream. Reading throws <see cref="NoResponseException"/> when they break off, or pause for longer
    /// than
    /// <see cref="RetryOptions.Timeout"/>.
    /// </returns>
    /// <exception cref="ArgumentException">It is not the id of a record.</exception>
    /// <exception cref="SalesforceNotFoundException">There is no record of that id, or the field holds no file.</exception>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public async Task<Stream> OpenFileAsync(Id<T> id, Func<TFields, AnyField> field, CancellationToken cancellationToken = default)
    {
        var path = $"{RecordPath(id)}/{FileField(field)}";
        var call = new RestCall(HttpMethod.Get, path) { IsFile = true, IsStreamed = true, Success = SuccessForms.File };
        var response = await _transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
        var bytes = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new AnswerStream(bytes, call, _transport.RequestTimeout);
    }

    /// <summary>
    /// Creates a record with a file: POST <c>/sobjects/X</c> in parts (REST API, Insert or Update Blob Data), up to 2 GB for a
    /// ContentVersion and 500 MB for others. A stream that cannot seek costs a call more, which makes sure of the session before the stream
    /// is read.
    /// </summary>
    /// <param name="record">The other fields; the field of the file is left out of them.</param>
    /// <param name="field">The field of the file: <c>v =&gt; v.VersionData</c>.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The id that the org gave.</returns>
    /// <exception cref="ArgumentException">
    /// The record came from the org or has an id, a field is set that cannot be set on creation, or one is missing.
    /// </exception>
    /// <exception cref="SalesforceInvalidRequestException">The org does not take the record or the file.</exception>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public async Task<Id<T>> CreateWithFileAsync(
        T record, Func<TFields, AnyField> field, FileUpload file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(file);
        var name = FileField(field);
        using var json = RecordWriter.Write(record, FieldUse.Create, exceptField: name);
        var call = new RestCall(HttpMethod.Post, Path) { Success = SuccessForms.Created };
        using var response = await FileRequest.SendAsync(_transport, call, json, name, file, cancellationToken).ConfigureAwait(false);
        var saved = await SaveResult.ReadAsync(call, response, cancellationToken).ConfigureAwait(false);
        return new Id<T>(saved.Id);
    }

    /// <summary>
    /// Replaces a record's file, and sends what was set in addition to it: PATCH <c>/sobjects/X/{id}</c> in parts (REST API, Insert or
    /// Update Blob Data).
    /// </summary>
    /// <param name="record">The record, with its id; other changes go along.</param>
    /// <param name="field">The field of the file: <c>a =&gt; a.Body</c>.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The record's id. The file is always sent, so the status is <see cref="OutcomeStatus.Succeeded"/>.</returns>
    /// <exception cref="ArgumentException">The record has no id, or a field is set that cannot be set on an update.</exception>
    /// <exception cref="SalesforceNotFoundException">There is no record of that id.</exception>
    /// <exception cref="SalesforceApiException">The org refused the call.</exception>
    public async Task<UpdateResult<T>> UpdateWithFileAsync(
        T record, Func<TFields, AnyField> field, FileUpload file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(file);
        var id = new Id<T>(record.RecordId);
        var path = RecordPath(id);
        var name = FileField(field);
        using var json = RecordWriter.Write(record, FieldUse.Update, exceptField: name);
        var call = new RestCall(HttpMethod.Patch, path) { Success = SuccessForms.NoContent };
        using var response = await FileRequest.SendAsync(_transport, call, json, name, file, cancellationToken).ConfigureAwait(false);
        return new UpdateResult<T>(id, OutcomeStatus.Succeeded);
    }

    private static string FileField(Func<TFields, AnyField> field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var path = field(default).Path;
        return path.Contains('.', StringComparison.Ordinal)
            ? throw new ArgumentException($"{path} is a field of a parent. A file is a field of the record itself.", nameof(field))
            : path;
    }
}
