using System.Net;
using System.Net.Http.Headers;
using Salesforce.Typed.Features.Bulk.Journal;

namespace Salesforce.Typed.Features.Bulk.Runs;

/// <summary>The file of a part as the body of a request. It is not compressed: the guide documents compression of responses only.</summary>
internal sealed class PartContent : HttpContent
{
    private readonly string _file;

    public PartContent(string file)
    {
        _file = file;
        Headers.ContentType = new MediaTypeHeaderValue("text/csv", "utf-8");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var file = PrivateFiles.Read(_file);
        await using (file.ConfigureAwait(false))
            await file.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = new FileInfo(_file).Length;
        return true;
    }
}
