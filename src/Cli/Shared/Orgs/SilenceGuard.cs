using Salesforce.Typed.Cli.Shared.Output;

namespace Salesforce.Typed.Cli.Shared.Orgs;

/// <summary>
/// Gives up on an org that sends nothing, neither the beginning of an answer nor more of it, and says meanwhile that the tool is waiting.
/// </summary>
internal sealed class SilenceGuard(HttpMessageHandler inner, TimeSpan longest) : DelegatingHandler(inner)
{
    private static readonly TimeSpan UntilNotice = TimeSpan.FromSeconds(5);

    private int _hasNoticed;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response =
            await WaitAsync(request.RequestUri, token => base.SendAsync(request, token), cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var guarded = new StreamContent(new GuardedStream(body, this, request.RequestUri));
        foreach (var header in response.Content.Headers)
            guarded.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content = guarded;
        return response;
    }

    private async Task<T> WaitAsync<T>(Uri? address, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = work(silence.Token);
        // What has arrived is read without a timer.
        if (working.IsCompleted)
            return await working.ConfigureAwait(false);
        if (await IsDoneAsync(working, longest < UntilNotice ? longest : UntilNotice).ConfigureAwait(false))
            return await working.ConfigureAwait(false);
        if (longest > UntilNotice)
        {
            // Once: several requests wait at the same time.
            if (Interlocked.Exchange(ref _hasNoticed, 1) == 0)
            {
                await TerminalText.WriteErrorAsync(
                    $"Waiting for {address?.GetLeftPart(UriPartial.Authority)} to answer. "
                    + $"After {longest.TotalSeconds:0} seconds without an answer the tool gives up (--timeout).").ConfigureAwait(false);
            }
            if (await IsDoneAsync(working, longest - UntilNotice).ConfigureAwait(false))
                return await working.ConfigureAwait(false);
        }
        await silence.CancelAsync().ConfigureAwait(false);
        try
        {
            // The work ends before the caller goes on, because a read writes into the caller's buffer until then. It may still succeed.
            return await working.ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SilentOrgException(address, longest, e);
        }
    }

    private static async Task<bool> IsDoneAsync(Task work, TimeSpan within)
    {
        using var stop = new CancellationTokenSource();
        var first = await Task.WhenAny(work, Task.Delay(within, TimeProvider.System, stop.Token)).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        return first == work;
    }

    private sealed class GuardedStream(Stream body, SilenceGuard guard, Uri? address) : Stream
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

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await guard.WaitAsync(address, token => body.ReadAsync(buffer, token).AsTask(), cancellationToken).ConfigureAwait(false);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => body.Read(buffer, offset, count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                body.Dispose();
            base.Dispose(disposing);
        }
    }
}
