using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>Pages by the id: each is a query for what comes after the last one.</summary>
public class KeysetPagingTests
{
    [Fact]
    public async Task Each_page_asks_for_what_comes_after_the_last_id()
    {
        var stub = Answers([1, 2], [3, 4], [5]);
        await using var org = stub.Client();
        var pages = await ReadAsync(org.Account.Where(a => a.Name == "x" || a.Phone == null).KeysetPagesAsync(2, Cancel));
        Assert.Equal([[1, 2], [3, 4], [5]], pages.Select(p => p.Select(a => a.NumberOfEmployees!.Value)));
        Assert.Equal(
            [
                "WHERE Name = 'x' OR Phone = null ORDER BY Id LIMIT 2",
                "WHERE (Name = 'x' OR Phone = null) AND Id > '001000000000002AAA' ORDER BY Id LIMIT 2",
                "WHERE (Name = 'x' OR Phone = null) AND Id > '001000000000004AAA' ORDER BY Id LIMIT 2",
            ],
            Ends(stub));
    }

    [Fact]
    public async Task A_last_page_that_is_full_is_followed_by_an_empty_one_that_is_not_handed_on()
    {
        var stub = Answers([1, 2], []);
        await using var org = stub.Client();
        Assert.Single(await ReadAsync(org.Account.KeysetPagesAsync(2, Cancel)));
        Assert.Equal(2, stub.Calls.Count);
    }

    [Fact]
    public async Task Take_limits_the_rows_of_all_pages()
    {
        var stub = Answers([1, 2], [3]);
        await using var org = stub.Client();
        Assert.Equal(3, (await ReadAsync(org.Account.Take(3).KeysetPagesAsync(2, Cancel))).Sum(p => p.Count));
        Assert.Equal(["ORDER BY Id LIMIT 2", "WHERE Id > '001000000000002AAA' ORDER BY Id LIMIT 1"], Ends(stub));
        Assert.Empty(await ReadAsync(org.Account.Take(0).KeysetPagesAsync(2, Cancel)));
        Assert.Equal(2, stub.Calls.Count);
    }

    [Fact]
    public async Task An_order_by_the_id_is_kept_in_either_direction()
    {
        var stub = Answers([9, 8], [7]);
        await using var org = stub.Client();
        await ReadAsync(org.Account.OrderByDescending(a => a.Id).KeysetPagesAsync(2, Cancel));
        Assert.Equal(["ORDER BY Id DESC LIMIT 2", "WHERE Id < '001000000000008AAA' ORDER BY Id DESC LIMIT 2"], Ends(stub));
    }

    [Fact]
    public async Task A_projection_without_the_id_selects_it_for_the_paging()
    {
        var stub = Answers([1, 2], [3]);
        await using var org = stub.Client();
        var pages = await ReadAsync(org.Account.Select(a => new { a.NumberOfEmployees }).KeysetPagesAsync(2, Cancel));
        Assert.Equal([1, 2, 3], pages.SelectMany(p => p).Select(r => r.NumberOfEmployees!.Value));
        Assert.StartsWith("SELECT Id, NumberOfEmployees FROM Account", stub.Calls[0].Soql, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_id_cannot_page_is_refused_before_a_request()
    {
        var stub = Answers();
        await using var org = stub.Client();
        Refused("ordered by Name", () => org.Account.OrderBy(a => a.Name).KeysetPagesAsync(2, Cancel));
        Refused("ordered by Id, Name", () => org.Account.OrderBy(a => a.Id).ThenBy(a => a.Name).KeysetPagesAsync(2, Cancel));
        Refused("does not take Skip", () => org.Account.Skip(5).KeysetPagesAsync(2, Cancel));
        Refused("groups have none", () => org.Account.GroupBy(a => a.Name).Select(g => g.Key).KeysetPagesAsync(2, Cancel));
        Refused("groups have none", () => org.Account.Aggregate(g => g.Count()).KeysetPagesAsync(2, Cancel));
        Assert.Throws<ArgumentOutOfRangeException>(() => org.Account.KeysetPagesAsync(0, Cancel));
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task An_org_that_answers_the_same_page_again_does_not_loop_for_ever()
    {
        await using var org = StubOrg.Always(Pages.Of(Row(1), Row(2))).Client();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync(org.Account.KeysetPagesAsync(2, Cancel)));
        Assert.Contains("001000000000002AAA", refused.Message, StringComparison.Ordinal);
    }

    private static void Refused(string text, Func<object> act) =>
        Assert.Contains(text, Assert.Throws<InvalidOperationException>(act).Message, StringComparison.Ordinal);

    private static async Task<List<List<TRow>>> ReadAsync<TRow>(IAsyncEnumerable<List<TRow>> pages)
    {
        var all = new List<List<TRow>>();
        await foreach (var page in pages.WithCancellation(Cancel))
            all.Add(page);
        return all;
    }

    private static StubOrg Answers(params int[][] pages)
    {
        var next = 0;
        return new StubOrg(_ => StubOrg.Json(Pages.Of(pages[next++].Select(Row))));
    }

    private static IEnumerable<string> Ends(StubOrg stub) => stub.Calls.Select(c => c.Soql.Split(" FROM Account ")[1]);

    private static string Row(int i) => $$"""{"Id":"00100000000000{{i}}AAA","NumberOfEmployees":{{i}}}""";
}
