using Acme.Crm;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

public sealed class QueryTests : IAsyncLifetime
{
    private Org _org = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync()
    {
        _org = await Org.StartAsync();
        var acme = await CreateAsync("Acme", AccountIndustry.Technology, 5_000_000m, "Hamburg");
        var beta = await CreateAsync("Beta", AccountIndustry.Energy, 250_000m, "Lyon");
        await CreateAsync("Gamma", null, null, null);
        await Client.Contact.CreateAsync(
            new Contact { LastName = "Ray", FirstName = "Ada", Email = "ada@acme.example", AccountId = acme }, Cancel);
        await Client.Contact.CreateAsync(new Contact { LastName = "Otto", AccountId = acme }, Cancel);
        await Client.Contact.CreateAsync(new Contact { LastName = "Zorn", Email = "zorn@beta.example", AccountId = beta }, Cancel);
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_query_asks_for_what_its_lambda_touches_and_for_nothing_else()
    {
        var rows = await Client.Account
            .Where(a => a.Industry == AccountIndustry.Technology && a.AnnualRevenue > 1_000_000m)
            .OrderBy(a => a.Name)
            .Select(a => new { a.Name, City = a.BillingCity, Emails = a.Contacts.Select(c => c.Email) })
            .ToListAsync(Cancel);

        var row = Assert.Single(rows);
        Assert.Equal(("Acme", "Hamburg"), (row.Name, row.City));
        Assert.Equal(["ada@acme.example", null], row.Emails.OrderByDescending(e => e));
        Assert.Equal(
            "SELECT Name, BillingCity, (SELECT Email FROM Contacts) FROM Account WHERE Industry = 'Technology' AND AnnualRevenue > "
                + "1000000 ORDER BY Name",
            _org.Wire.Soql.Last());
    }

    [Fact]
    public async Task A_parent_that_is_absent_is_null_and_its_fields_are_null_behind_a_question_mark()
    {
        await Client.Contact.CreateAsync(new Contact { LastName = "Alone" }, Cancel);

        var rows = await Client.Contact.OrderBy(c => c.LastName).Select(c => (c.LastName, Account: c.Account?.Name)).ToListAsync(Cancel);

        Assert.Equal([("Alone", null), ("Otto", "Acme"), ("Ray", "Acme"), ("Zorn", "Beta")], rows);
    }

    [Fact]
    public async Task Records_without_a_Select_hold_every_field_of_the_snapshot()
    {
        var beta = await Client.Account.Where(a => a.Name == "Beta").SingleAsync(Cancel);

        Assert.Equal(AccountIndustry.Energy, beta.Industry);
        Assert.Equal(250_000m, beta.AnnualRevenue);
        Assert.Null(beta.Phone);
        Assert.False(beta.IsDeleted);
        Assert.True(beta.CreatedDate > DateTimeOffset.UtcNow.AddMinutes(-5));
        Assert.Throws<FieldNotLoadedException>(() => beta.Owner);
    }

    [Fact]
    public async Task Null_and_the_opposite_of_a_value_find_what_the_platform_finds()
    {
        Assert.Equal(["Gamma"], await Names(a => a.Industry == null));
        Assert.Equal(["Acme", "Beta"], await Names(a => a.Industry != null));
        Assert.Equal(["Beta", "Gamma"], await Names(a => a.Industry != AccountIndustry.Technology));
        Assert.Equal(["Acme", "Gamma"], await Names(a => !(a.AnnualRevenue < 1_000_000m) || a.Industry == null));
    }

    [Fact]
    public async Task Semi_joins_and_anti_joins_look_at_children()
    {
        Assert.Equal(["Acme", "Beta"], await Names(a => a.Contacts.Any()));
        Assert.Equal(["Gamma"], await Names(a => a.Contacts.None()));
        Assert.Equal(["Acme"], await Names(a => a.Contacts.Any(c => c.Email.StartsWith("ada@"))));
        Assert.Equal(["Beta"], await Names(a => a.Id.In(Client.Contact.Where(c => c.LastName == "Zorn").Select(c => c.AccountId))));
    }

    [Theory]
    [InlineData("O'Hara & \"Söhne\"")]
    [InlineData("back\\slash")]
    [InlineData("100% _sure_")]
    [InlineData("line\nbreak\ttab")]
    [InlineData("' OR Name != '")]
    [InlineData("日本 🚀")]
    public async Task Any_text_is_found_by_itself_and_by_its_parts_and_finds_nothing_else(string name)
    {
        await CreateAsync(name, null, null, null);

        Assert.Equal([name], await Names(a => a.Name == name));
        Assert.Equal([name], await Names(a => a.Name.StartsWith(name)));
        Assert.Equal([name], await Names(a => a.Name.Contains(name)));
        Assert.Equal([name], await Names(a => a.Name.In(name, "no such name")));
    }

    [Fact]
    public async Task First_single_count_and_any_say_how_many_there_are()
    {
        var none = Client.Account.Where(a => a.Name == "Nobody");
        var all = Client.Account.OrderBy(a => a.Name);

        Assert.Equal("Acme", (await all.FirstAsync(Cancel)).Name);
        Assert.Null(await none.FirstOrDefaultAsync(Cancel));
        Assert.Equal(3, await all.CountAsync(Cancel));
        Assert.True(await all.AnyAsync(Cancel));
        Assert.False(await none.AnyAsync(Cancel));
        await Assert.ThrowsAsync<InvalidOperationException>(() => all.SingleAsync(Cancel));
        await Assert.ThrowsAsync<InvalidOperationException>(() => none.FirstAsync(Cancel));
    }

    [Fact]
    public async Task A_query_that_the_org_refuses_says_which_field_and_why()
    {
        var refused = await Assert.ThrowsAsync<SalesforceInvalidRequestException>(() =>
            Client.Account.OrderBy(a => a.Name).Skip(2001).Select(a => a.Name).ToListAsync(Cancel));

        Assert.Equal("NUMBER_OUTSIDE_VALID_RANGE", refused.ErrorCode);
    }

    private async Task<List<string>> Names(Func<AccountFields, Condition?> where) =>
        await Client.Account.Where(where).OrderBy(a => a.Name).Select(a => a.Name).ToListAsync(Cancel);

    private Task<Id<Account>> CreateAsync(string name, AccountIndustry? industry, decimal? revenue, string? city) =>
        Client.Account.CreateAsync(new Account { Name = name, Industry = industry, AnnualRevenue = revenue, BillingCity = city }, Cancel);

    [Fact]
    public async Task A_select_that_reads_through_a_parent_that_is_not_there_says_so_and_names_the_row()
    {
        var id = await Client.Account.CreateAsync(new Account { Name = "Alone" }, Cancel);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Client.Account.Where(a => a.Id == id).Select(a => new { a.Id, Parent = a.Parent!.Name }).ToListAsync(Cancel));

        Assert.Contains(
            $"write a.Parent?.Name, not a.Parent!.Name, where a row may be without, as {id} is", error.Message, StringComparison.Ordinal);
        Assert.Null(Assert.Single(
            await Client.Account.Where(a => a.Id == id).Select(a => new { a.Id, Parent = a.Parent?.Name }).ToListAsync(Cancel)).Parent);
    }
}
