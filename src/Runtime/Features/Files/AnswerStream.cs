using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Files;

/// <summary>
/// The bytes of an answer as they arrive. A pause that is too long, or a connection that breaks, is a failure of the call and is
/// told as one.
/// </summary>
/// <param name="bytes">The bytes.</param>
/// <param name="call">The call that they answer.</param>
/// <param name="timeout">How long to wait for more of them.</param>
internal sealed class AnswerStream(Stream bytes, RestCall call, RequestTimeout timeout) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var limit = timeout.Begin(cancellationToken);
        try
        {
            return await bytes.ReadAsync(buffer, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (timeout.Explain(call, e, cancellationToken) is { } explained)
        {
            throw explained;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return bytes.Read(buffer, offset, count);
        }
        catch (Exception e) when (timeout.Explain(call, e, CancellationToken.None) is { } explained)
        {
            throw explained;
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // Closing the bytes gives the connection back.
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            bytes.Dispose();
        base.Dispose(disposing);
    }
}
