using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>Pages by id, conditions in what runs a query, and labels, against LocalOrg.</summary>
public sealed class ExpressionTests : IAsyncLifetime
{
    // More than the 62 characters of an id's last place, so that ids differ in the case of a letter.
    private const int Accounts = 333;

    private Org _org = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync()
    {
        _org = await Org.StartAsync();
        await Client.Account.CreateManyAsync(
            Enumerable.Range(0, Accounts).Select(i =>
                new Account { Name = $"Account {i:D3}", NumberOfEmployees = i, Industry = i % 2 == 0 ? AccountIndustry.Energy : null }),
            cancellationToken: Cancel);
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Theory]
    [InlineData(50)]
    [InlineData(111)]
    [InlineData(1000)]
    public async Task Pages_by_id_bring_every_row_once_and_in_order(int size)
    {
        var pages = new List<List<Account>>();
        await foreach (var page in Client.Account.Where(a => a.Name.StartsWith("Account")).KeysetPagesAsync(size, Cancel))
            pages.Add(page);
        var ids = pages.SelectMany(p => p).Select(a => a.Id!.ToString()).ToList();

        Assert.Equal(Accounts, ids.Distinct().Count());
        Assert.Equal(Accounts, ids.Count);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.All(pages.SkipLast(1), p => Assert.Equal(size, p.Count));
        Assert.DoesNotContain(_org.Wire.Soql, s => s.Contains("OFFSET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_by_id_go_down_end_at_a_limit_and_take_projections()
    {
        var numbers = new List<int>();
        await foreach (var page in Client.Account.OrderByDescending(a => a.Id).Take(120).Select(a => a.NumberOfEmployees).KeysetPagesAsync(
            50, Cancel))
            numbers.AddRange(page.Select(n => n!.Value));
        var down = await Client.Account.OrderByDescending(a => a.Id).Take(120).Select(a => a.NumberOfEmployees!.Value).ToListAsync(Cancel);

        Assert.Equal(down, numbers);
    }

    [Fact]
    public async Task Records_that_come_and_go_between_pages_shift_none()
    {
        var seen = new List<string>();
        await foreach (var page in Client.Account.KeysetPagesAsync(100, Cancel))
        {
            seen.AddRange(page.Select(a => a.Name));
            await Client.Account.DeleteAsync(page[0].Id, Cancel);
        }
        Assert.Equal(Accounts, seen.Distinct().Count());
    }

    [Fact]
    public async Task Ids_compare_by_their_characters_in_conditions_as_in_orders()
    {
        var ids = await Client.Account.OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(Cancel);
        Assert.Equal(ids.Order(), ids);
        foreach (var i in (int[])[0, 10, 35, 61, 62, 150, Accounts - 1])
        {
            var at = ids[i];
            Assert.Equal(Accounts - 1 - i, await Client.Account.CountAsync(a => a.Id > at, Cancel));
            Assert.Equal(Accounts - i, await Client.Account.CountAsync(a => at <= a.Id, Cancel));
            Assert.Equal(i, await Client.Account.CountAsync(a => a.Id < at, Cancel));
            Assert.Equal(i + 1, await Client.Account.CountAsync(a => a.Id <= at, Cancel));
        }
    }

    [Fact]
    public async Task Conditions_in_what_runs_a_query_and_lists_that_contain_a_field_reach_the_org()
    {
        List<string> names = ["Account 003", "Account 004", "Nobody"];
        Assert.Equal(4, (await Client.Account.FirstAsync(a => a.NumberOfEmployees == 4, Cancel)).NumberOfEmployees);
        Assert.Null(await Client.Account.SingleOrDefaultAsync(a => a.Name == "Nobody", Cancel));
        Assert.True(await Client.Account.AnyAsync(a => names.Contains(a.Name), Cancel));
        Assert.Equal(2, await Client.Account.CountAsync(a => names.Contains(a.Name), Cancel));
        Assert.False(await Client.Account.AllAsync(a => a.Industry.HasValue, Cancel));
        Assert.True(await Client.Account.AllAsync(a => !string.IsNullOrEmpty(a.Name), Cancel));
        Assert.Equal(Accounts / 2 + 1, await Client.Account.CountAsync(a => a.Industry.ToLabel() == "Energy", Cancel));
        Assert.Equal(2, (await Client.Account.Select(a => a.Industry).ToHashSetAsync(Cancel)).Count);
        Assert.Equal(Accounts / 2, (await Client.Account.ToLookupAsync(a => a.Industry, Cancel))[null].Count());
    }

    [Fact]
    public async Task SOQL_as_text_has_the_same_ends()
    {
        var query = Client.Query<Account>(
            $"SELECT Id, Name, Industry FROM Account WHERE NumberOfEmployees < 5 ORDER BY NumberOfEmployees", Cancel);
        Assert.Equal("Account 000", (await query.FirstAsync(Cancel)).Name);
        Assert.Equal(5, (await query.ToDictionaryAsync(a => a.Name, a => a.Id, Cancel)).Count);
        Assert.Equal(2, (await query.ToLookupAsync(a => a.Industry, a => a.Name, Cancel)).Count);
        Assert.Equal(5, (await query.ToHashSetAsync(Cancel)).Count);
        await foreach (var page in query.PagesAsync(Cancel))
            Assert.Equal((5, 5), (page.TotalSize, page.Rows.Count));
        await Assert.ThrowsAsync<InvalidOperationException>(() => query.SingleAsync(Cancel));
    }
}
