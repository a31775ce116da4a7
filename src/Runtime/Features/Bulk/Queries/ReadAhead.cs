using System.IO.Pipelines;

namespace Salesforce.Typed.Features.Bulk.Queries;

/// <summary>Reads a stream ahead of its reader, up to a number of bytes that are kept in memory.</summary>
internal sealed class ReadAhead : IAsyncDisposable
{
    private const int MostBytes = 4 << 20;

    private readonly Stream _source;
    private readonly CancellationTokenSource _end = new();
    private readonly Pipe _pipe = new(new PipeOptions(
        pauseWriterThreshold: MostBytes,
        resumeWriterThreshold: MostBytes / 2,
        minimumSegmentSize: 64 << 10,
        useSynchronizationContext: false));
    private readonly Task _reading;

    /// <param name="source">The stream, which is closed at the end.</param>
    public ReadAhead(Stream source)
    {
        _source = source;
        Stream = _pipe.Reader.AsStream();
        // A failure of the source is one of the reader.
        _reading = source.CopyToAsync(_pipe.Writer, _end.Token).ContinueWith(
            t => _pipe.Writer.Complete(t.Exception?.InnerException),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>The bytes.</summary>
    public Stream Stream { get; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _pipe.Reader.CompleteAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        await _source.DisposeAsync().ConfigureAwait(false);
        _end.Dispose();
    }
}
