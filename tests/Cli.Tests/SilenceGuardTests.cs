using System.Net;
using Salesforce.Typed.Cli.Shared.Orgs;

namespace Salesforce.Typed.Tests;

public sealed class SilenceGuardTests
{
    private static readonly Uri Address = new("https://acme.my.salesforce.com/x");

    [Fact]
    public async Task A_read_has_ended_when_silence_is_reported()
    {
        await using var stream = new SlowStream();
        await using var body = await BodyAsync(stream, TimeSpan.FromMilliseconds(100));
        var silent =
            await Assert.ThrowsAsync<SilentOrgException>(() => body.ReadAsync(new byte[1], TestContext.Current.CancellationToken).AsTask());
        Assert.Contains("https://acme.my.salesforce.com sent nothing", silent.Message, StringComparison.Ordinal);
        Assert.False(stream.IsReading);
    }

    [Fact]
    public async Task A_read_has_ended_when_its_caller_has_canceled_it()
    {
        await using var stream = new SlowStream();
        await using var body = await BodyAsync(stream, TimeSpan.FromSeconds(30));
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => body.ReadAsync(new byte[1], cancel.Token).AsTask());
        Assert.False(stream.IsReading);
    }

    [Fact]
    public async Task What_arrives_while_the_tool_gives_up_is_read()
    {
        await using var stream = new SlowStream { SucceedsLate = true };
        await using var body = await BodyAsync(stream, TimeSpan.FromMilliseconds(100));
        var buffer = new byte[1];
        Assert.Equal(1, await body.ReadAsync(buffer, TestContext.Current.CancellationToken));
        Assert.Equal(7, buffer[0]);
    }

    private static async Task<Stream> BodyAsync(Stream stream, TimeSpan longest)
    {
        var client = new HttpClient(new SilenceGuard(new FixedHandler(stream), longest));
        var response = await client.GetAsync(Address, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
    }

    private sealed class FixedHandler(Stream body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) });
    }

    // Sends nothing, and needs a moment to end a read that was canceled.
    private sealed class SlowStream : MemoryStream
    {
        public bool IsReading { get; private set; }

        public bool SucceedsLate { get; init; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            IsReading = true;
            await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Default);
            await Task.Delay(200, CancellationToken.None);
            buffer.Span[0] = 7;
            IsReading = false;
            if (!SucceedsLate)
                cancellationToken.ThrowIfCancellationRequested();
            return 1;
        }
    }
}
