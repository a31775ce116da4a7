namespace Salesforce.Typed.Tests;

/// <summary>Gives its bytes in small pieces up to a place, and there breaks, ends, or says nothing more.</summary>
internal sealed class BreakingStream(byte[] bytes, int at, Break how, int piece = 64) : Stream
{
    private readonly TaskCompletionSource _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _at;

    /// <summary>Ends when nothing more comes.</summary>
    public Task Silent => _silent.Task;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var length = Math.Min(Math.Min(piece, buffer.Length), at - _at);
        if (length > 0)
        {
            bytes.AsSpan(_at, length).CopyTo(buffer.Span);
            _at += length;
            return length;
        }
        switch (how)
        {
            case Break.Reset when at < bytes.Length:
                throw new IOException("Connection reset by peer");
            case Break.Silence when at < bytes.Length:
                _silent.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return 0;
            case Break.Garbage when at < bytes.Length:
                buffer.Span[..8].Fill(0xFF);
                _at = at = bytes.Length;
                return 8;
            default:
                return 0;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
