using System.Net.Http.Headers;
using System.Text;
using Salesforce.Typed.Files;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Files;

/// <summary>
/// A record and a file in one request: <c>multipart/form-data</c> with a part of JSON and a part of bytes, named after the field (REST API,
/// Insert or Update Blob Data).
/// </summary>
internal static class FileRequest
{
    /// <summary>Sends it.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        RestTransport transport, RestCall call, HttpContent record, string field, FileUpload file, CancellationToken cancellationToken)
    {
        if (!file.Content.CanSeek)
            await AwakeAsync(transport, cancellationToken).ConfigureAwait(false);
        using var body = Body(record, field, file);
        return await transport.SendAsync(call with { Body = body }, cancellationToken).ConfigureAwait(false);
    }

    // A session that ended is found out by the answer to the whole request. A stream that is read once must not be spent on that.
    private static async Task AwakeAsync(RestTransport transport, CancellationToken cancellationToken)
    {
        using var answer = await transport.SendAsync(new(HttpMethod.Get, transport.DataPath), cancellationToken).ConfigureAwait(false);
    }

    private static MultipartContent Body(HttpContent record, string field, FileUpload file)
    {
        // Salesforce's examples name the first part so; what counts is that it has no file name.
        record.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"entity_content\"" };
        record.Headers.ContentType = new("application/json");
        return new MultipartContent("form-data", "salesforce-typed-" + Guid.NewGuid().ToString("N"))
        {
            record,
            new FileContent(file.Content)
            {
                Headers =
                {
                    ContentType = MediaTypeHeaderValue.Parse(file.ContentType),
                    ContentDisposition =
                        new ContentDispositionHeaderValue("form-data") { Name = Quoted(field), FileName = Quoted(file.FileName) },
                },
            },
        };
    }

    // The name says that this part is the file; a reader of parts must not stumble over it.
    private static string Quoted(string name)
    {
        var text = new StringBuilder("\"");
        foreach (var c in name)
            text.Append(c is >= ' ' and < '\u007f' and not ('"' or '\\') ? c : '_');
        return text.Append('"').ToString();
    }
}
