using System.Net;

namespace Salesforce.Typed.Features.Files;

/// <summary>The bytes of a file as a part of a request: read from the caller's stream, which stays open.</summary>
internal sealed class FileContent(Stream stream) : HttpContent
{
    private readonly long _start = stream.CanSeek ? stream.Position : 0;
    private bool _isRead;

    protected override Task SerializeToStreamAsync(Stream target, TransportContext? context) =>
        SerializeToStreamAsync(target, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream target, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_isRead && !stream.CanSeek)
            throw new InvalidOperationException("The call has to be retried, and its stream was read already: it cannot seek. Repeat the "
                + "call with a new stream, or with one that can seek.");
        if (_isRead)
            stream.Position = _start;
        _isRead = true;
        return stream.CopyToAsync(target, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = stream.CanSeek ? stream.Length - _start : 0;
        return stream.CanSeek;
    }
}
