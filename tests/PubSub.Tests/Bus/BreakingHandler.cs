using System.Net;

namespace Salesforce.Typed.Tests;

/// <summary>A network that breaks each subscription after that number of bytes of it.</summary>
internal sealed class BreakingHandler(int bytes) : DelegatingHandler(new SocketsHttpHandler { EnableMultipleHttp2Connections = true })
{
    private int _breaks;

    public int Breaks => _breaks;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (request.RequestUri!.AbsolutePath.EndsWith("/Subscribe", StringComparison.Ordinal))
            response.Content = new BreakingContent(response.Content, this);
        return response;
    }

    private sealed class BreakingContent : HttpContent
    {
        private readonly HttpContent _inner;
        private readonly BreakingHandler _handler;

        public BreakingContent(HttpContent inner, BreakingHandler handler)
        {
            _inner = inner;
            _handler = handler;
            foreach (var header in inner.Headers)
                Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        protected override async Task<Stream> CreateContentReadStreamAsync() =>
            new BreakingStream(await _inner.ReadAsStreamAsync(), _handler);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _inner.CopyToAsync(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            _inner.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class BreakingStream(Stream inner, BreakingHandler handler) : Stream
    {
        private int _left = handler.Bytes;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_left <= 0)
            {
                Interlocked.Increment(ref handler._breaks);
                throw new IOException("The network is gone.");
            }
            var read = await inner.ReadAsync(buffer[..Math.Min(buffer.Length, _left)], cancellationToken);
            _left -= read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }

    private int Bytes { get; } = bytes;
}
