using Acme.Crm;

namespace Salesforce.Typed.Tests;

public sealed class PagingTests : IAsyncLifetime
{
    private const int Accounts = 4_321;

    private Org _org = null!;

    public async ValueTask InitializeAsync()
    {
        _org = await Org.StartAsync();
        await Parallel.ForAsync(0, Accounts, Cancel, async (i, c) =>
            await _org.Client.Account.CreateAsync(new Account { Name = $"Account {i:D5}" }, c));
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task All_pages_are_read_each_row_once_and_in_order()
    {
        var names = await _org.Client.Account.OrderBy(a => a.Name).Select(a => a.Name).ToListAsync(Cancel);

        Assert.Equal(Enumerable.Range(0, Accounts).Select(i => $"Account {i:D5}"), names);
        Assert.Equal(3, _org.Wire.Calls.Count(c => c.Request.Contains("/query", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_reader_that_stops_early_asks_for_no_further_page()
    {
        var seen = 0;
        await foreach (var account in _org.Client.Account.OrderBy(a => a.Name).Select(a => new { a.Name }))
        {
            if (++seen == 10)
                break;
        }

        Assert.Equal(10, seen);
        Assert.True(_org.Wire.Calls.Count(c => c.Request.Contains("/query", StringComparison.Ordinal)) <= 2);
    }

    [Fact]
    public async Task Cancelling_stops_between_rows()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var account in _org.Client.Account.Select(a => a.Id).WithCancellation(source.Token))
            {
                if (++seen == 5)
                    await source.CancelAsync();
            }
        });

        Assert.Equal(5, seen);
    }
}
