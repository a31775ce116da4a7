using Salesforce.Typed.Errors;
using Salesforce.Typed.Events;
using Salesforce.Typed.Events.Streams;
using Salesforce.Typed.Events.Telemetry;
using static Salesforce.Typed.Tests.ScriptedSource;

namespace Salesforce.Typed.Tests;

/// <summary>A stream over connections that break in every way.</summary>
public class StreamTests
{
    private readonly PromptClock _clock = new();
    private readonly MemoryReplayStore _store = new();

    [Fact]
    public async Task A_broken_stream_goes_on_after_the_last_event_that_was_handled()
    {
        var source = new ScriptedSource(Brings(Broken, Batch(1, 2), Batch(3)), Brings(Broken, Batch(4)), Brings(Final, Batch(5)));
        Assert.Equal(["1", "2", "3", "4", "5"], await ReadAsync(source));
        Assert.Equal(["Latest", $"after {Id(3)}", $"after {Id(4)}"], source.Opened.Select(o => o.ToString()).Take(3));
        Assert.Equal(5, source.HandledIds.Count);
        Assert.True(source.IsDisposed);
    }

    [Fact]
    public async Task An_event_that_comes_again_after_a_break_is_passed_over()
    {
        var source = new ScriptedSource(Brings(Broken, Batch(1, 2, 3)), Brings(Final, Batch(2, 3, 4)));
        Assert.Equal(["1", "2", "3", "4"], await ReadAsync(source));
    }

    [Fact]
    public async Task Two_events_to_which_a_publisher_gave_one_id_are_both_handed_over()
    {
        var source = new ScriptedSource(Brings(Final, new EventBatch([Event(1, "same"), Event(2, "same")], default)));
        Assert.Equal(["1", "2"], await ReadAsync(source));
    }

    [Fact]
    public async Task Waits_grow_while_nothing_comes_and_begin_anew_when_something_did()
    {
        var outage = Enumerable.Repeat(Brings(Broken), 12);
        await ReadAsync(new ScriptedSource([Brings(Broken, Batch(1)), .. outage, Brings(Broken, Batch(2)), Brings(Final)]));
        Assert.Equal(14, _clock.Waits.Count);
        // There is chance in them: that is what keeps many clients from coming back at the same time.
        Assert.All(_clock.Waits, w => Assert.InRange(w, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1)));
        Assert.True(_clock.Waits[12] > TimeSpan.FromSeconds(10));
        Assert.True(_clock.Waits[13] < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_stream_that_never_opened_is_given_up()
    {
        var source = new ScriptedSource(Brings(Broken));
        await Assert.ThrowsAsync<EventStreamException>(() => ReadAllAsync(source, new EventOptions()));
        Assert.Equal(5, source.Opened.Count);
    }

    [Fact]
    public async Task A_session_that_ended_is_renewed_once_and_at_once()
    {
        var source = new ScriptedSource(
            Brings(SessionOver), Brings(SessionOver, Batch(1)), Brings(Broken), Brings(SessionOver), Brings(SessionOver));
        var error = await Assert.ThrowsAsync<EventStreamException>(() => ReadAllAsync(source, new EventOptions()));
        Assert.Equal("Unauthenticated", error.Status);
        Assert.Equal(5, source.Opened.Count);
        Assert.Single(_clock.Waits);
    }

    [Fact]
    public async Task A_place_that_the_org_does_not_know_any_more_ends_the_stream_unless_told_otherwise()
    {
        await _store.SaveAsync("/data/AccountChangeEvent", Id(7), Cancel);
        var source = new ScriptedSource(Brings(Expired(Id(7))));
        var error = await Assert.ThrowsAsync<ReplayIdException>(() => ReadAllAsync(source, new EventOptions { Store = _store }));
        Assert.Equal(Id(7), error.ReplayId);
        Assert.Contains("72 hours", error.Message, StringComparison.Ordinal);

        source = new ScriptedSource(Brings(Expired(Id(7))), Brings(Final, Batch(1)));
        Assert.Equal(["1"], await ReadAsync(source, new EventOptions { Store = _store, IfExpired = ReplayFrom.Earliest }));
        Assert.Equal([$"after {Id(7)}", "Earliest"], source.Opened.Select(o => o.ToString()));
    }

    [Fact]
    public async Task The_place_is_kept_for_the_next_run()
    {
        await ReadAsync(new ScriptedSource(Brings(Final, Batch(1, 2))), new EventOptions { Store = _store });
        var source = new ScriptedSource(Brings(Final, Batch(3)));
        await ReadAsync(source, new EventOptions { Store = _store });
        Assert.Equal(ReplayFrom.After(Id(2)), source.Opened[0]);
    }

    [Fact]
    public async Task An_event_whose_handling_broke_off_comes_again()
    {
        var stream = Open(new ScriptedSource(Brings(Final, Batch(1, 2, 3))), new EventOptions { Store = _store });
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var e in stream.ReadAsync(CancellationToken.None))
            {
                if (e == "2")
                    throw new InvalidDataException();
            }
        });
        Assert.Equal(Id(1), await _store.LoadAsync("/data/AccountChangeEvent", Cancel));
    }

    [Fact]
    public async Task A_stream_without_events_keeps_the_place_too()
    {
        var source = new ScriptedSource(Brings(Broken, new EventBatch([], Id(9))), Brings(Final));
        await ReadAsync(source, new EventOptions { Store = _store });
        Assert.Equal(ReplayFrom.After(Id(9)), source.Opened[1]);
        Assert.Equal(Id(9), await _store.LoadAsync("/data/AccountChangeEvent", Cancel));
    }

    [Fact]
    public async Task The_store_is_not_written_more_often_than_it_should_be()
    {
        var store = new CountingStore();
        await ReadAsync(new ScriptedSource(Brings(Final, Batch([.. Enumerable.Range(1, 50)]))), new EventOptions
        {
            Store = store, SaveInterval = TimeSpan.FromSeconds(1)
        });
        Assert.Equal(1, store.Saves);
        await ReadAsync(new ScriptedSource(Brings(Final, Batch([.. Enumerable.Range(70, 10)]))), new EventOptions
        {
            Store = store, SaveInterval = TimeSpan.Zero
        });
        Assert.Equal(11, store.Saves);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_goes_to_the_handler_with_its_bytes_and_the_stream_goes_on()
    {
        var poison = new List<UndecodableEvent>();
        var source = new ScriptedSource(Brings(Final, Batch(1, NumberDecoder.Poison, 2)));
        var options = new EventOptions
        {
            OnUndecodable = (e, _) =>
            {
                poison.Add(e);
                return default;
            },
        };
        Assert.Equal(["1", "2"], await ReadAsync(source, options));
        var bad = Assert.Single(poison);
        Assert.Equal((NumberDecoder.Poison, "s", Id(NumberDecoder.Poison)), (bad.Payload.Span[0], bad.SchemaId, bad.ReplayId));
        Assert.IsType<SalesforceFormatException>(bad.Error);
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_ends_the_stream_when_nobody_takes_it() =>
        await Assert.ThrowsAsync<SalesforceFormatException>(
            () => ReadAllAsync(new ScriptedSource(Brings(Final, Batch(NumberDecoder.Poison))), new EventOptions()));

    [Fact]
    public async Task A_file_keeps_the_place()
    {
        var folder = Path.Combine(Path.GetTempPath(), "replay-" + Guid.NewGuid().ToString("N"));
        try
        {
            var store = new FileReplayStore(folder);
            Assert.True((await store.LoadAsync("/data/AccountChangeEvent", Cancel)).IsNone);
            await store.SaveAsync("/data/AccountChangeEvent", Id(5), Cancel);
            await store.SaveAsync("/data/ContactChangeEvent", ReplayId.Parse("n:42"), Cancel);
            var again = new FileReplayStore(folder);
            Assert.Equal(Id(5), await again.LoadAsync("/data/AccountChangeEvent", Cancel));
            Assert.Equal("n:42", (await again.LoadAsync("/data/ContactChangeEvent", Cancel)).ToString());
            await File.WriteAllTextAsync(Directory.GetFiles(folder)[0], "?", Cancel);
            await Assert.ThrowsAsync<InvalidOperationException>(
                async () => await again.LoadAsync(Path.GetFileName(Directory.GetFiles(folder)[0]).Contains(
                    "Account", StringComparison.Ordinal) ? "/data/AccountChangeEvent" : "/data/ContactChangeEvent", Cancel));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The script's end is "denied": whatever came before is what was read.
    private async Task<List<string>> ReadAsync(ScriptedSource source, EventOptions? options = null)
    {
        var read = new List<string>();
        try
        {
            await foreach (var e in Open(source, options ?? new EventOptions()).ReadAsync(CancellationToken.None))
                read.Add(e);
        }
        catch (EventStreamException e) when (e.Status == "PermissionDenied")
        {
        }
        return read;
    }

    private Task ReadAllAsync(ScriptedSource source, EventOptions options) =>
        Open(source, options).ReadAsync(CancellationToken.None).CountAsync().AsTask();

    private EventStream<string> Open(ScriptedSource source, EventOptions options) =>
        new(source, new NumberDecoder(), options, _clock, new EventLog(null));

    private sealed class CountingStore : IReplayStore
    {
        private ReplayId _id;

        public int Saves { get; private set; }

        public ValueTask<ReplayId> LoadAsync(string key, CancellationToken cancellationToken) => new(_id);

        public ValueTask SaveAsync(string key, ReplayId id, CancellationToken cancellationToken)
        {
            _id = id;
            Saves++;
            return default;
        }
    }
}
