using Microsoft.Extensions.Time.Testing;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>The journal of a load in a folder: entries, lease, takeover.</summary>
public sealed class FileBulkJournalTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bulk-journal-");

    private string Folder => Path.Combine(_folder.FullName, "load");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Entries_are_read_in_their_order_and_a_torn_one_is_left_out()
    {
        var journal = new FileBulkJournal(Folder);
        Assert.Empty(await journal.ReadAsync(Cancel));
        await using (var lease = await journal.AcquireAsync(Cancel))
        {
            await lease.AppendAsync("one", Cancel);
            await lease.AppendAsync("zwei ü", Cancel);
        }
        await File.AppendAllTextAsync(Path.Combine(Folder, "journal.jsonl"), "{\"event\":\"Crea", Cancel);
        Assert.Equal(["one", "zwei ü"], await journal.ReadAsync(Cancel));
        await using (var lease = await journal.AcquireAsync(Cancel))
            await lease.AppendAsync("three", Cancel);
        Assert.Equal(["one", "zwei ü", "three"], await journal.ReadAsync(Cancel));
    }

    [Fact]
    public async Task A_lease_is_exclusive_until_it_is_released()
    {
        var journal = new FileBulkJournal(Folder);
        var first = await journal.AcquireAsync(Cancel);
        await Assert.ThrowsAsync<BulkJournalException>(() => new FileBulkJournal(Folder).AcquireAsync(Cancel).AsTask());
        await Assert.ThrowsAsync<BulkJournalException>(() => journal.DeleteAsync(Cancel).AsTask());
        await first.DisposeAsync();
        await using var second = await journal.AcquireAsync(Cancel);
        Assert.True(second.FencingNumber > first.FencingNumber);
    }

    [Fact]
    public async Task A_lease_that_was_not_renewed_is_taken_over_and_its_holder_refused()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        // The clock of the first process stands still, as that of a suspended one.
        await using var first =
            await new FileBulkJournal(Folder) { TimeProvider = new FakeTimeProvider(DateTimeOffset.UtcNow) }.AcquireAsync(Cancel);
        var journal = new FileBulkJournal(Folder) { TimeProvider = clock };
        clock.Advance(TimeSpan.FromMinutes(4));
        await Assert.ThrowsAsync<BulkJournalException>(() => journal.AcquireAsync(Cancel).AsTask());
        clock.Advance(TimeSpan.FromMinutes(2));
        await using var second = await journal.AcquireAsync(Cancel);
        await second.AppendAsync("mine", Cancel);
        await Assert.ThrowsAsync<BulkJournalException>(() => first.AppendAsync("late", Cancel).AsTask());
        await Assert.ThrowsAsync<BulkJournalException>(() => first.RequireAsync(Cancel).AsTask());
        Assert.Equal(["mine"], await journal.ReadAsync(Cancel));
    }

    [Fact]
    public async Task The_numbers_of_leases_grow_also_over_runs_that_were_deleted()
    {
        var journal = new FileBulkJournal(Folder);
        long number;
        await using (var lease = await journal.AcquireAsync(Cancel))
            number = lease.FencingNumber;
        await journal.DeleteAsync(Cancel);
        Assert.False(Directory.Exists(Folder));
        await using var next = await journal.AcquireAsync(Cancel);
        Assert.True(next.FencingNumber > number);
    }

    [Fact]
    public async Task A_lease_is_renewed_in_the_background()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var journal = new FileBulkJournal(Folder) { TimeProvider = clock };
        await using var lease = await journal.AcquireAsync(Cancel);
        for (var i = 0; i < 10; i++)
            clock.Advance(TimeSpan.FromMinutes(2));
        await Assert.ThrowsAsync<BulkJournalException>(() => journal.AcquireAsync(Cancel).AsTask());
        await lease.RequireAsync(Cancel);
    }
}
