using Salesforce.Typed.Events;
using Salesforce.Typed.Events.Streams;
using Salesforce.Typed.Events.Telemetry;
using static Salesforce.Typed.Tests.ScriptedSource;

namespace Salesforce.Typed.Tests;

/// <summary>Files of positions that are damaged, written by several writers, or cannot be written; and the streams that use them.</summary>
public sealed class ReplayStoreTests : IDisposable
{
    private const string Topic = "/data/AccountChangeEvent";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "replay-" + Guid.NewGuid().ToString("N"));
    private readonly PromptClock _clock = new();

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("\0\0\0\0")]
    [InlineData("not a replay id")]
    [InlineData("{\"id\":1}")]
    [InlineData("n:")]
    [InlineData("n:x")]
    [InlineData("AAAA BBBB")]
    [InlineData("AAA")]
    public async Task A_file_without_a_position_is_an_error(string text)
    {
        var store = await DamagedAsync(text);
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(async () => await store.LoadAsync(Topic, Cancel));
        Assert.Contains(_folder, problem.Message, StringComparison.Ordinal);
        Assert.Contains("IfExpired", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_does_not_open_without_its_position()
    {
        var source = new ScriptedSource(Brings(Final, Batch(1)));
        var options = new EventOptions { Store = await DamagedAsync(""), StoreKey = Topic };
        await Assert.ThrowsAsync<InvalidOperationException>(() => CountAsync(source, options));
        Assert.Empty(source.Opened);
    }

    [Fact]
    public async Task A_stream_begins_where_IfExpired_says_when_its_position_cannot_be_read()
    {
        var source = new ScriptedSource(Brings(Final, Batch(1)));
        var options = new EventOptions { Store = await DamagedAsync("garbage"), StoreKey = Topic, IfExpired = ReplayFrom.Earliest };
        await Assert.ThrowsAsync<EventStreamException>(() => CountAsync(source, options));
        Assert.Equal("Earliest", source.Opened[0].ToString());
    }

    [Fact]
    public async Task Many_writers_of_one_position_do_not_disturb_each_other()
    {
        var store = new FileReplayStore(_folder);
        await Parallel.ForEachAsync(Enumerable.Range(1, 200), new ParallelOptions
        {
            MaxDegreeOfParallelism = 8, CancellationToken = Cancel
        }, async (n, token) => await store.SaveAsync(Topic, Id(n), token));
        Assert.False((await store.LoadAsync(Topic, Cancel)).IsNone);
        Assert.EndsWith(".replay", Assert.Single(Directory.GetFiles(_folder)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_position_that_cannot_be_written_is_an_IOException_and_keeps_the_old_one()
    {
        Directory.CreateDirectory(_folder);
        // A folder in the place of the file, as a disk that takes no more.
        var store = new FileReplayStore(_folder);
        await store.SaveAsync(Topic, Id(1), Cancel);
        var file = Directory.GetFiles(_folder).Single();
        File.Delete(file);
        Directory.CreateDirectory(file);
        File.WriteAllText(Path.Combine(file, "x"), "");

        var problem = await Record.ExceptionAsync(async () => await store.SaveAsync(Topic, Id(2), Cancel));

        Assert.True(problem is IOException or UnauthorizedAccessException, $"{problem}");
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Two_open_streams_with_one_store_and_key_are_refused()
    {
        await OpenBothAsync(new EventOptions
        {
            Store = new FileReplayStore(_folder)
        }, new EventOptions { Store = new FileReplayStore(_folder + "/./") }, isRefused: true);
        var memory = new MemoryReplayStore();
        await OpenBothAsync(new EventOptions { Store = memory }, new EventOptions { Store = memory }, isRefused: true);
    }

    [Fact]
    public async Task Two_open_streams_with_keys_or_stores_of_their_own_are_allowed()
    {
        var store = new FileReplayStore(_folder);
        await OpenBothAsync(
            new EventOptions { Store = store, StoreKey = "one" }, new EventOptions { Store = store, StoreKey = "two" }, isRefused: false);
        await OpenBothAsync(
            new EventOptions { Store = new MemoryReplayStore() }, new EventOptions { Store = new MemoryReplayStore() }, isRefused: false);
        await OpenBothAsync(new EventOptions(), new EventOptions(), isRefused: false);
    }

    private async Task OpenBothAsync(EventOptions one, EventOptions other, bool isRefused)
    {
        await using var first = Open(new ScriptedSource(Brings(Final, Batch(1))), one).ReadAsync(Cancel).GetAsyncEnumerator(Cancel);
        Assert.True(await first.MoveNextAsync());
        await using (var second = Open(new ScriptedSource(Brings(Final, Batch(1))), other).ReadAsync(Cancel).GetAsyncEnumerator(Cancel))
        {
            if (isRefused)
                Assert.Contains("StoreKey", (await Assert.ThrowsAsync<InvalidOperationException>(
                    async () => await second.MoveNextAsync())).Message, StringComparison.Ordinal);
            else
                Assert.True(await second.MoveNextAsync());
        }
        await first.DisposeAsync();
        // A stream that has ended gives its key back.
        await using var third = Open(new ScriptedSource(Brings(Final, Batch(2))), other).ReadAsync(Cancel).GetAsyncEnumerator(Cancel);
        Assert.True(await third.MoveNextAsync());
    }

    private async Task<FileReplayStore> DamagedAsync(string text)
    {
        var store = new FileReplayStore(_folder);
        await store.SaveAsync(Topic, Id(1), Cancel);
        await File.WriteAllTextAsync(Directory.GetFiles(_folder).Single(), text, Cancel);
        return store;
    }

    private Task CountAsync(ScriptedSource source, EventOptions options) =>
        Open(source, options).ReadAsync(Cancel).CountAsync(Cancel).AsTask();

    private EventStream<string> Open(ScriptedSource source, EventOptions options) =>
        new(source, new NumberDecoder(), options, _clock, new EventLog(null));
}
