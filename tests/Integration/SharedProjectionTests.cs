using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>Projections that several queries share: methods, and values that generic code runs.</summary>
public sealed class SharedProjectionTests : IAsyncLifetime
{
    private static readonly RowShape<Account, AccountRow> AccountShape = RowShape.Of((Account a) => new AccountRow(a));
    private static readonly RowShape<Contact, string?> MailShape = RowShape.Of((Contact c) => c.Email);

    private Org _org = null!;
    private Id<Account> _acme;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync()
    {
        _org = await Org.StartAsync();
        var group = await Client.Account.CreateAsync(new Account { Name = "Group", Phone = "1" }, Cancel);
        _acme = await Client.Account.CreateAsync(new Account { Name = "Acme", Phone = "2", ParentId = group }, Cancel);
        await Client.Contact.CreateAsync(new Contact { LastName = "Ray", Email = "ray@acme.example", AccountId = _acme }, Cancel);
        await Client.Contact.CreateAsync(new Contact { LastName = "Alone" }, Cancel);
        foreach (var (day, amount) in new[]
        {
            (new DateOnly(2025, 3, 1), 100m), (new DateOnly(2026, 3, 1), 200m), (new DateOnly(2026, 9, 1), 300m)
        })
        {
            await Client.Opportunity.CreateAsync(
                new Opportunity
                {
                    Name = "Deal", StageName = OpportunityStageName.Prospecting, CloseDate = day, Amount = amount, AccountId = _acme
                }, Cancel);
        }
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_method_group_a_constructor_and_a_factory_read_the_fields_that_they_use()
    {
        var rows = await Client.Account.OrderBy(a => a.Name).Select(AccountRow.From).ToListAsync(Cancel);

        Assert.Equal(
            "SELECT Name, Phone, Parent.Id, Parent.Name, (SELECT Email FROM Contacts) FROM Account ORDER BY Name", _org.Wire.Soql.Last());
        Assert.Equal([("Acme", "2", "Group", 1), ("Group", "1", null, 0)], rows.Select(r => (r.Name, r.Phone, r.Parent, r.Mails.Count)));
        Assert.Equal(["ray@acme.example"], rows[0].Mails);
    }

    [Fact]
    public async Task A_projection_of_another_assembly_reads_the_fields_that_its_build_noted()
    {
        var cards = await Client.Contact.OrderBy(c => c.LastName).Select(ContactCard.From).ToListAsync(Cancel);

        Assert.Equal("SELECT LastName, Email, Account.Name FROM Contact ORDER BY LastName", _org.Wire.Soql.Last());
        Assert.Equal([new ContactCard("Alone", null, null), new ContactCard("Ray", "ray@acme.example", "Acme")], cards);
        var nested = await Client.Account.Where(a => a.Id == _acme).Select(a => a.Contacts.Select(ContactCard.From)).SingleAsync(Cancel);
        Assert.Equal([new ContactCard("Ray", "ray@acme.example", "Acme")], nested);
    }

    [Fact]
    public async Task A_generic_repository_runs_a_projection_that_is_a_value()
    {
        var accounts = new Repository<Account, AccountFields>(Client.Account);

        var row = Assert.Single(await accounts.ListAsync(a => a.Name == "Acme", AccountShape, Cancel));
        Assert.Equal(("Acme", "2", "Group"), (row.Name, row.Phone, row.Parent));
        Assert.Equal(
            ["Acme", "Group"], (await accounts.ListAsync(a => a.Phone != null, RowShape.Of((Account a) => a.Name), Cancel)).Order());
        var contacts = new Repository<Contact, ContactFields>(Client.Contact);
        Assert.Equal(["ray@acme.example"], await contacts.ListAsync(c => c.Email != null, MailShape, Cancel));
        Assert.Equal("SELECT Email FROM Contact WHERE Email != null", _org.Wire.Soql.Last());
    }

    [Fact]
    public async Task A_projection_that_is_a_value_maps_children_too()
    {
        var mails = await Client.Account
            .WithChildren(a => a.Contacts, c => c.Where(x => x.Email != null).Take(1))
            .Where(a => a.Id == _acme)
            .Select(a => a.Contacts.Select(MailShape))
            .SingleAsync(Cancel);

        Assert.Equal(["ray@acme.example"], mails);
        Assert.Equal($"SELECT (SELECT Email FROM Contacts WHERE Email != null LIMIT 1) FROM Account WHERE Id = '{_acme}' LIMIT "
            + $"2", _org.Wire.Soql.Last());
    }

    [Fact]
    public async Task Groups_have_a_key_of_the_callers_own_type()
    {
        var groups = await Client.Opportunity
            .GroupBy(o => new { o.StageName, Year = o.CloseDate.CalendarYear(), Company = o.Account!.Name })
            .OrderBy(g => g.By(o => o.CloseDate.CalendarYear))
            .Select(g => new { g.Key, Total = g.Sum(o => o.Amount) })
            .ToListAsync(Cancel);

        Assert.Equal(
            [
                new { Key = new { StageName = OpportunityStageName.Prospecting, Year = 2025, Company = "Acme" }, Total = (decimal?)100m },
                new { Key = new { StageName = OpportunityStageName.Prospecting, Year = 2026, Company = "Acme" }, Total = (decimal?)500m },
            ],
            groups);
        var months = await Client.Opportunity.GroupBy(o => (o.CloseDate.Year, Quarter: o.CloseDate.CalendarQuarter())).Select(g => g.Key)
            .ToListAsync(Cancel);
        Assert.Equal([(2025, 1), (2026, 1), (2026, 3)], months.Order());
    }

    // A subtotal has null keys, which a member that is never null cannot hold.
    [Fact]
    public async Task A_null_key_needs_a_nullable_member()
    {
        var rolled = await Client.Opportunity.GroupBy(o => new { Year = (int?)o.CloseDate.CalendarYear() }).Rollup()
            .Select(g => (g.Key.Year, Total: g.Sum(o => o.Amount)))
            .ToListAsync(Cancel);
        Assert.Equal([(null, 600m), (2025, 100m), (2026, 500m)], rolled.OrderBy(r => r.Year));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Client.Opportunity.GroupBy(o => new { Year = o.CloseDate.CalendarYear() }).Rollup().Select(g => g.Key.Year).ToListAsync(
                Cancel));
        Assert.StartsWith("The key CALENDAR_YEAR(CloseDate) of this group is null", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Aggregates_and_converted_amounts_come_in_the_format_of_the_user()
    {
        var total = await Client.Opportunity.Aggregate(g => (Text: g.Format(x => x.Sum(o => o.Amount)), Value: g.Sum(o => o.Amount)))
            .SingleAsync(Cancel);
        Assert.Equal(600m, total.Value);
        Assert.Contains("600", total.Text, StringComparison.Ordinal);
        Assert.Equal("SELECT FORMAT(SUM(Amount)), SUM(Amount) FROM Opportunity", _org.Wire.Soql.Last());

        var texts =
            await Client.Opportunity.OrderBy(o => o.CloseDate).Select(o => o.Format(f => f.Amount.ConvertCurrency())).ToListAsync(Cancel);
        Assert.Contains("100", texts[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parent_of_several_objects_has_its_name_besides_the_fields_of_its_own_object()
    {
        var project = await Client.Project__c.CreateAsync(new Project__c { Name = "Rollout" }, Cancel);
        await Client.Task.CreateAsync(new SfTask { Subject = "a", WhatId = _acme }, Cancel);
        await Client.Task.CreateAsync(new SfTask { Subject = "p", WhatId = project }, Cancel);
        await Client.Task.CreateAsync(new SfTask { Subject = "z" }, Cancel);

        var rows = await Client.Task.OrderBy(t => t.Subject).Select(t => (t.What.Type, t.What.Name, t.What.As<Account>()?.Phone))
            .ToListAsync(Cancel);

        Assert.Equal("SELECT TYPEOF What WHEN Account THEN Phone, Name ELSE Name END FROM Task ORDER BY Subject", _org.Wire.Soql.Last());
        Assert.Equal([("Account", "Acme", "2"), ("Project__c", "Rollout", null), (null, null, null)], rows);
    }

    [Fact]
    public async Task Children_are_loaded_with_some_fields_or_those_that_the_org_chooses()
    {
        var some = await Client.Account.WithChildren(a => a.Contacts, c => c.Only(x => [x.LastName])).Where(a => a.Id == _acme).SingleAsync(
            Cancel);
        Assert.Contains("(SELECT Id, LastName FROM Contacts)", _org.Wire.Soql.Last(), StringComparison.Ordinal);
        Assert.Equal("Ray", Assert.Single(some.Contacts).LastName);
        Assert.Throws<FieldNotLoadedException>(() => some.Contacts[0].Email);

        var all =
            await Client.Account.WithChildren(a => a.Contacts, c => c.AllFields().Take(200)).Where(a => a.Id == _acme).SingleAsync(Cancel);
        Assert.Contains("(SELECT FIELDS(ALL) FROM Contacts LIMIT 200)", _org.Wire.Soql.Last(), StringComparison.Ordinal);
        Assert.Equal("ray@acme.example", Assert.Single(all.Contacts).Email);
        var error = Assert.Throws<InvalidOperationException>(
            () => Client.Account.WithChildren(a => a.Contacts, c => c.AllCustomFields()).ToSoql());
        Assert.Equal("FIELDS(CUSTOM) requires a limit of 200 rows or fewer: add Take(200).", error.Message);
    }

    private sealed record AccountRow(string Name, string? Phone, string? Parent)
    {
        public AccountRow(Account account)
            : this(account.Name, account.Phone, account.Parent is { } parent ? parent.Name : null) =>
                Mails = [.. account.Contacts.Select(MailOf)];

        public IReadOnlyList<string?> Mails { get; private init; } = [];

        public static AccountRow From(Account account) => new(account);

        private static string? MailOf(Contact contact) => contact.Email;
    }

    private sealed class Repository<T, TFields>(SoqlQuery<T, TFields> set)
        where T : SObject
        where TFields : struct
    {
        public Task<List<TRow>> ListAsync<TRow>(
            Func<TFields, Condition?> condition, RowShape<T, TRow> shape, CancellationToken cancellationToken) =>
            set.Where(condition).Select(shape).ToListAsync(cancellationToken);
    }
}
