using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>
/// What a query can ask for apart from plain rows: groups, shaped children, parents of several objects, functions, long statements.
/// </summary>
public sealed class ClauseTests : IAsyncLifetime
{
    private Org _org = null!;
    private Id<Account> _acme;
    private Id<Account> _beta;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync()
    {
        _org = await Org.StartAsync();
        _acme = await Client.Account.CreateAsync(
            new Account { Name = "Acme", Industry = AccountIndustry.Technology, NumberOfEmployees = 10 }, Cancel);
        _beta = await Client.Account.CreateAsync(
            new Account { Name = "Beta", Industry = AccountIndustry.Energy, NumberOfEmployees = 32 }, Cancel);
        foreach (var (name, stage, amount, day) in new[]
        {
            ("A1", OpportunityStageName.Prospecting, 100m, 1), ("A2", OpportunityStageName.Prospecting, 250m, 2),
            ("A3", OpportunityStageName.ClosedWon, 1_000m, 3), ("A4", OpportunityStageName.ClosedWon, 12_000m, 4),
        })
        {
            await Client.Opportunity.CreateAsync(
                new Opportunity
                {
                    Name = name, StageName = stage, Amount = amount, CloseDate = new DateOnly(2026, 5, day), AccountId = _acme
                }, Cancel);
        }
        await Client.Contact.CreateAsync(new Contact { LastName = "Ray", Email = "ray@acme.example", AccountId = _acme }, Cancel);
        await Client.Contact.CreateAsync(new Contact { LastName = "Otto", AccountId = _acme }, Cancel);
        await Client.Contact.CreateAsync(new Contact { LastName = "Alba", Email = "alba@acme.example", AccountId = _acme }, Cancel);
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Groups_give_their_key_and_their_aggregates()
    {
        var groups = await Client.Opportunity
            .Where(o => o.CloseDate >= new DateOnly(2026, 1, 1))
            .GroupBy(o => o.StageName)
            .Having(g => g.Sum(o => o.Amount) > 300m)
            .OrderByDescending(g => g.Sum(o => o.Amount))
            .Select(g => new
            {
                Stage = g.Key, Deals = g.Count(), Total = g.Sum(o => o.Amount), Last = g.Max(o => o.CloseDate), Mean = g.Avg(o => o.Amount)
            })
            .ToListAsync(Cancel);

        Assert.Equal(
            "SELECT StageName, COUNT(Id), SUM(Amount), MAX(CloseDate), AVG(Amount) FROM Opportunity WHERE CloseDate >= 2026-01-01 GROUP "
                + "BY StageName HAVING SUM(Amount) > 300 ORDER BY SUM(Amount) DESC",
            _org.Wire.Soql.Last());
        Assert.Equal(
            [
                new
                {
                    Stage = (OpportunityStageName?)OpportunityStageName.ClosedWon, Deals = 2, Total = (decimal?)13_000m,
                    Last = (DateOnly?)new DateOnly(2026, 5, 4), Mean = (decimal?)6_500m
                },
                new
                {
                    Stage = (OpportunityStageName?)OpportunityStageName.Prospecting, Deals = 2, Total = (decimal?)350m,
                    Last = (DateOnly?)new DateOnly(2026, 5, 2), Mean = (decimal?)175m
                },
            ],
            groups);
    }

    [Fact]
    public async Task Several_keys_are_a_tuple_and_functions_of_dates_and_parents_fields_can_be_keys()
    {
        var groups = await Client.Opportunity
            .GroupBy(o => o.CloseDate.CalendarYear, o => o.CloseDate.CalendarMonth, o => o.Account.Name)
            .Select(g => (g.Key, N: g.Count(), Stages: g.CountDistinct(o => o.StageName)))
            .ToListAsync(Cancel);

        Assert.Equal([((2026, 5, "Acme"), 4, 2)], groups);
    }

    [Fact]
    public async Task A_rollup_tells_its_subtotals_from_keys_without_a_value()
    {
        var rows = await Client.Opportunity.GroupBy(o => o.StageName).Rollup()
            .Select(g => new { g.Key, Total = g.Sum(o => o.Amount), IsTotal = g.IsSubtotal(o => o.StageName) })
            .ToListAsync(Cancel);

        Assert.Equal(3, rows.Count);
        Assert.Equal(13_350m, Assert.Single(rows, r => r.IsTotal).Total);
    }

    [Fact]
    public async Task Aggregates_over_all_rows_send_no_limit_and_no_order()
    {
        var all = await Client.Opportunity.Where(o => o.AccountId == _acme).OrderBy(o => o.Name)
            .Aggregate(g => new { N = g.Count(), Least = g.Min(o => o.Amount), Total = g.Sum(o => o.Amount) })
            .SingleAsync(Cancel);

        Assert.Equal((4, 100m, 13_350m), (all.N, all.Least, all.Total));
        Assert.Equal($"SELECT COUNT(Id), MIN(Amount), SUM(Amount) FROM Opportunity WHERE AccountId = '{_acme}'", _org.Wire.Soql.Last());
        Assert.Equal(13_350m, await Client.Opportunity.SumAsync(o => o.Amount, Cancel));
        Assert.Equal(new DateOnly(2026, 5, 4), await Client.Opportunity.MaxAsync(o => o.CloseDate, Cancel));
        Assert.Equal(21m, await Client.Account.AverageAsync(a => a.NumberOfEmployees, Cancel));
        Assert.Null(await Client.Opportunity.Where(o => o.Name == "none").SumAsync(o => o.Amount, Cancel));
        Assert.Equal(2, await Client.Opportunity.CountDistinctAsync(o => o.StageName, Cancel));
    }

    [Fact]
    public async Task Children_have_a_condition_an_order_and_a_limit_of_their_own()
    {
        var shaped = Client.Account.Where(a => a.Name == "Acme")
            .WithChildren(a => a.Contacts, c => c.Where(x => x.Email != null).OrderBy(x => x.LastName).Take(5));

        var row = await shaped.Select(a => new { a.Name, Names = a.Contacts.Select(c => c.LastName) }).SingleAsync(Cancel);
        var record = await shaped.SingleAsync(Cancel);

        Assert.Equal(["Alba", "Ray"], row.Names);
        Assert.Equal(["Alba", "Ray"], record.Contacts.Select(c => c.LastName));
        Assert.Equal(_acme, record.Contacts[0].AccountId);
    }

    [Fact]
    public async Task A_parent_of_several_objects_is_read_by_its_own_object()
    {
        var deal = await Client.Opportunity.Where(o => o.Name == "A4").Select(o => o.Id).SingleAsync(Cancel);
        await Client.Task.CreateAsync(new SfTask { Subject = "call", WhatId = _acme }, Cancel);
        await Client.Task.CreateAsync(new SfTask { Subject = "sign", WhatId = deal }, Cancel);
        await Client.Task.CreateAsync(new SfTask { Subject = "think" }, Cancel);

        var rows = await Client.Task.OrderBy(t => t.Subject)
            .Select(t => new
            {
                t.Subject, Staff = t.What.As<Account>()?.NumberOfEmployees, Amount = t.What.As<Opportunity>()?.Amount, t.What.Type
            })
            .ToListAsync(Cancel);

        Assert.Equal(
            "SELECT Subject, TYPEOF What WHEN Account THEN NumberOfEmployees WHEN Opportunity THEN Amount END FROM Task ORDER BY Subject",
            _org.Wire.Soql.Last());
        Assert.Equal([
            ("call", 10, null, "Account"), ("sign", null, 12_000m, "Opportunity"), ("think", null, null, null)
        ], rows.Select(r => (r.Subject, r.Staff, r.Amount, r.Type)));
        var names = await Client.Task.Where(t => t.What.Is<Account>()).Select(t => t.What.Name).ToListAsync(Cancel);
        Assert.Equal(["Acme"], names);
    }

    [Fact]
    public async Task Only_loads_partial_records_that_can_be_changed_and_sent_back()
    {
        var partial = await Client.Account.Where(a => a.Name == "Beta").Only(a => [a.Name, a.Owner.Name]).SingleAsync(Cancel);

        Assert.Equal((_beta, "Beta"), (partial.Id, partial.Name));
        Assert.NotNull(partial.Owner.Name);
        Assert.Throws<FieldNotLoadedException>(() => partial.Phone);
        await Client.Account.UpdateAsync(partial with { Phone = "1" }, Cancel);
        Assert.Equal("{\"Phone\":\"1\"}", _org.Wire.Calls[^1].Body);
    }

    [Fact]
    public async Task Labels_and_formats_are_columns_of_their_own()
    {
        var row = await Client.Opportunity.Where(o => o.Name == "A4")
            .Select(o => new { o.Amount, Label = o.ToLabel(f => f.StageName), Text = o.Format(f => f.Amount) })
            .SingleAsync(Cancel);

        Assert.Equal(
            "SELECT Amount, toLabel(StageName) f0, FORMAT(Amount) f1 FROM Opportunity WHERE Name = 'A4' LIMIT 2", _org.Wire.Soql.Last());
        Assert.Equal((12_000m, "Closed Won"), (row.Amount, row.Label));
        Assert.Contains("12", row.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleted_records_are_found_when_asked_for()
    {
        await Client.Account.DeleteAsync(_beta, Cancel);

        Assert.Equal(1, await Client.Account.CountAsync(Cancel));
        Assert.Equal(["Acme", "Beta"], await Client.Account.IncludeDeleted().OrderBy(a => a.Name).Select(a => a.Name).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Pages_come_one_by_one_with_the_number_of_all_rows()
    {
        await Parallel.ForAsync(0, 450, Cancel, async (i, c) => await Client.Contact.CreateAsync(new Contact { LastName = $"L{i}" }, c));

        var pages = new List<(int Rows, int Total)>();
        await foreach (var page in Client.Contact.BatchSize(200).Select(c => c.LastName).PagesAsync(Cancel))
            pages.Add((page.Rows.Count, page.TotalSize));

        Assert.Equal([(200, 453), (200, 453), (53, 453)], pages);
    }

    [Fact]
    public async Task A_statement_too_long_for_an_address_goes_in_a_body_and_one_too_long_for_the_org_in_several()
    {
        var long_ = Enumerable.Range(0, 2_000).Select(i => $"no such name {i}").Append("Acme").ToList();
        var longer = Enumerable.Range(0, 12_000).Select(i => $"no such name {i}").Append("Beta").ToList();

        Assert.Equal(["Acme"], await Client.Account.Where(a => a.Name.In(long_)).Select(a => a.Name).ToListAsync(Cancel));
        Assert.StartsWith("POST /services/data/v67.0/composite", _org.Wire.Calls[^1].Request, StringComparison.Ordinal);
        Assert.Equal(["Beta"], await Client.Account.Where(a => a.Name.In(longer)).Select(a => a.Name).ToListAsync(Cancel));
        Assert.Equal(1, await Client.Account.Where(a => a.Name.In(longer) && a.Industry != null).CountAsync(Cancel));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Client.Account.Where(a => a.Name.In(longer)).OrderBy(a => a.Name).ToListAsync(Cancel));
        Assert.Contains("cannot be split into several", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_split_list_gives_a_row_once_however_its_values_are_written()
    {
        await Client.Account.UpdateAsync((await Client.Account.GetAsync(_acme, Cancel))! with { AnnualRevenue = 12m }, Cancel);
        string[] names = ["Acme", .. Enumerable.Range(0, 12_000).Select(i => $"no such name {i}"), "ACME", "acme ", "Beta", "bETA"];
        AccountIndustry[] industries = [AccountIndustry.Energy, .. Enumerable.Range(0, 12_000).Select(
            i => AccountIndustry.Of($"no such industry {i}")), AccountIndustry.Of("ENERGY")];
        decimal[] revenues = [12m, .. Enumerable.Range(0, 20_000).Select(i => 1_000_000m + i), 12.00m];
        var named = Client.Account.Where(a => a.Name.In(names));

        Assert.Equal(2, (await named.ToListAsync(Cancel)).Count);
        Assert.Equal(["Acme", "Beta"], (await named.Select(a => a.Name).ToListAsync(Cancel)).Order());
        Assert.Equal(2, await named.CountAsync(Cancel));
        Assert.Equal(2, (await named.ToDictionaryAsync(a => a.Id, Cancel)).Count);
        Assert.Equal(1, await Client.Account.Where(a => a.Industry.In(industries)).CountAsync(Cancel));
        Assert.Equal(1, await Client.Account.Where(a => a.AnnualRevenue.In(revenues)).CountAsync(Cancel));
        var groups = await Assert.ThrowsAsync<InvalidOperationException>(
            () => named.GroupBy(a => a.Industry).Select(g => g.Count()).ToListAsync(Cancel));
        Assert.Contains("groups", groups.Message, StringComparison.Ordinal);
        var inverse =
            await Assert.ThrowsAsync<InvalidOperationException>(() => Client.Account.Where(a => a.Name.NotIn(names)).CountAsync(Cancel));
        Assert.Contains("no In list", inverse.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_split_list_with_a_limit_gives_that_number_of_rows()
    {
        string[] names = ["Acme", .. Enumerable.Range(0, 12_000).Select(i => $"no such name {i}"), "Beta"];
        var named = Client.Account.Where(a => a.Name.In(names));

        Assert.True(await named.AnyAsync(Cancel));
        Assert.False(await named.Where(a => a.Industry == AccountIndustry.Banking).AnyAsync(Cancel));
        Assert.Single(await named.Take(1).ToListAsync(Cancel));
        Assert.Equal(1, await named.Take(1).CountAsync(Cancel));
        Assert.Equal("Beta", (await named.Where(a => a.Industry == AccountIndustry.Energy).SingleAsync(Cancel)).Name);
        Assert.NotNull(await named.FirstOrDefaultAsync(Cancel));
        foreach (var failed in new[] { named, named.Where(a => a.Phone == "none") })
        {
            var message = (await Assert.ThrowsAsync<InvalidOperationException>(() => failed.SingleAsync(Cancel))).Message;
            Assert.StartsWith("The query found ", message, StringComparison.Ordinal);
            Assert.InRange(message.Length, 100, 1_200);
        }
    }

    [Fact]
    public async Task None_finds_no_record_and_no_group()
    {
        Assert.Empty(await Client.Account.Where(a => Condition.None).ToListAsync(Cancel));
        Assert.Equal(2, await Client.Account.Where(a => Condition.All).CountAsync(Cancel));
        Assert.Empty(await Client.Account.GroupBy(a => a.Name).Having(g => Condition.None).Select(g => g.Key).ToListAsync(Cancel));
        Assert.Empty(await Client.Account.Where(a => a.Contacts.Any(c => Condition.None)).ToListAsync(Cancel));
        Assert.Equal(2, await Client.Account.Where(a => a.Contacts.None(c => Condition.None)).CountAsync(Cancel));
        Assert.Equal(2, (await Client.QueryAsync(
            $"SELECT Name FROM Account WHERE {Condition.All} GROUP BY Name HAVING {Condition.All}", Cancel)).Count);
    }

    [Fact]
    public void Joins_that_SOQL_refuses_are_refused_where_the_text_is_built()
    {
#pragma warning disable SFT1004 // The analyzer refuses these already; the runtime must too, for conditions that are combined out of its sight.
        Refused("at most", Client.Account.Where(a => a.Contacts.Any() && a.Opportunities.Any() && a.Cases.Any()));
        Refused("under OR or NOT", Client.Account.Where(a => a.Contacts.Any() || a.Name == "x"));
        Refused("under OR or NOT", Client.Account.Where(a => !a.Contacts.Any()));
        Refused("takes no semi-join", Client.Account.Where(a => a.Tasks.Any()));
        Refused(
            "cannot query Account, the object that it filters", Client.Account.Where(a => a.Id.In(Client.Account.Select(x => x.ParentId))));
#pragma warning restore SFT1004

        static void Refused(string reason, SoqlQuery<Account, AccountFields> query) =>
            Assert.Contains(reason, Assert.Throws<InvalidOperationException>(query.ToSoql).Message, StringComparison.Ordinal);
    }
}
