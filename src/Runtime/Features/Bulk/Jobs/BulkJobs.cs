using System.Net.Http.Headers;
using System.Text.Json;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Files;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Bulk.Jobs;

/// <summary>
/// The calls of Bulk API 2.0 for jobs. Addresses are built here and never taken from <c>contentUrl</c>, which is wrong in some versions of
/// the
/// API.
/// </summary>
/// <param name="transport">Sends the calls.</param>
/// <param name="kind">Which jobs.</param>
internal sealed class BulkJobs(RestTransport transport, BulkJobKind kind)
{
    private readonly string _path = transport.DataPath + (kind == BulkJobKind.Ingest ? "/jobs/ingest" : "/jobs/query");

    /// <summary>The clock.</summary>
    public TimeProvider Clock => transport.Clock;

    /// <summary>Creates a job.</summary>
    /// <param name="write">Writes the members of the request.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <remarks>
    /// The call may be repeated after a failure: an ingest job without data never runs, and a query job without a reader changes nothing.
    /// </remarks>
    public async Task<BulkJob> CreateAsync(Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        using var body = Json(write);
        var call = new RestCall(HttpMethod.Post, _path)
        {
            Body = body, IsRepeatable = true, IsRead = kind == BulkJobKind.Query, Success = SuccessForms.Json | SuccessForms.Created,
        };
        return await SendAsync(call, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends the data of an ingest job. It is never repeated: a job takes one upload.</summary>
    public async Task UploadAsync(string id, HttpContent data, CancellationToken cancellationToken)
    {
        var call = new RestCall(HttpMethod.Put, $"{Path(id)}/batches") { Body = data, IsNeverRepeated = true, Success = SuccessForms.Any };
        using var response = await transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Completes the upload of a job, or aborts it.</summary>
    /// <param name="id">The job.</param>
    /// <param name="state"><see cref="BulkJobState.UploadComplete"/> or <see cref="BulkJobState.Aborted"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task SetStateAsync(string id, BulkJobState state, CancellationToken cancellationToken)
    {
        using var body = Json(json => json.WriteString("state"u8, state.ToString()));
        // Aborting twice is aborting once. After an upload was completed, the job's state says more than a second call could.
        var isAbort = state == BulkJobState.Aborted;
        var call = new RestCall(HttpMethod.Patch, Path(id))
        {
            Body = body, IsRepeatable = isAbort, IsNeverRepeated = !isAbort, Success = SuccessForms.Any,
        };
        using var response = await transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a job.</summary>
    /// <exception cref="SalesforceNotFoundException">There is no such job anymore.</exception>
    public Task<BulkJob> GetAsync(string id, CancellationToken cancellationToken) =>
        SendAsync(new RestCall(HttpMethod.Get, Path(id)), cancellationToken);

    /// <summary>Reads a resource of a job, which is JSON.</summary>
    /// <param name="id">The job.</param>
    /// <param name="resource">What comes after the id, without a slash.</param>
    /// <param name="expected">What the answer should be, for the message when it is not.</param>
    /// <param name="read">Reads it; the element is gone afterwards.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<TAnswer> GetAsync<TAnswer>(
        string id, string resource, string expected, Func<JsonElement, TAnswer> read, CancellationToken cancellationToken) =>
        JsonCall.GetAsync(transport, new RestCall(HttpMethod.Get, $"{Path(id)}/{resource}"), expected, read, cancellationToken);

    /// <summary>Deletes a job that has ended, and its results.</summary>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        var call = new RestCall(HttpMethod.Delete, Path(id)) { IsRepeatable = true, Success = SuccessForms.NoContent };
        using var response = await transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets a resource of a job as it arrives, in CSV.</summary>
    /// <param name="id">The job.</param>
    /// <param name="resource">What comes after the id, without a slash.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    public Task<HttpResponseMessage> OpenAsync(string id, string resource, CancellationToken cancellationToken) =>
        transport.SendAsync(CsvCall(id, resource), cancellationToken);

    /// <summary>The body of such a response. A pause that is too long, or a broken connection, is a failure of the call.</summary>
    public async Task<Stream> ReadAsync(
        HttpResponseMessage response, string id, string resource, CancellationToken cancellationToken) => new AnswerStream(
        await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), CsvCall(id, resource), transport.RequestTimeout);

    /// <summary>The call that gets a resource of a job as it arrives, in CSV.</summary>
    public RestCall CsvCall(string id, string resource) => new(HttpMethod.Get, $"{Path(id)}/{resource}")
    {
        IsFile = true, IsStreamed = true, Success = SuccessForms.File | SuccessForms.NoContent,
    };

    private string Path(string id) => $"{_path}/{id}";

    private async Task<BulkJob> SendAsync(RestCall call, CancellationToken cancellationToken)
    {
        using var response = await transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
        var json = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return JsonCall.Read(json, BulkJobReader.Expected, BulkJobReader.Read);
    }

    private static ReadOnlyMemoryContent Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return new ReadOnlyMemoryContent(buffer.WrittenMemory)
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") }
        };
    }
}
