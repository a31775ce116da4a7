using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>Accounts, contacts and tasks of few values and many nulls, so that conditions hit; all of it follows from the seed.</summary>
internal sealed class TypedWorld
{
    public static readonly string[] Texts = [
        "a", "A", "ab", "aB", "b", "100%", "a_c", "O'x", @"back\slash", "\"quoted\"", "two words", "line\nbreak", "Straße", "日本", "'; DROP"
    ];
    public static readonly decimal[] Amounts = [-2m, 0m, 1m, 99m, 1_000_000m, 12_345_678_901_234m, 123_456_789_012_345_678m];
    public static readonly AccountIndustry[] Industries = [AccountIndustry.Banking, AccountIndustry.Energy, AccountIndustry.Technology];
    public static readonly AccountRegions__c[] Regions = [AccountRegions__c.EMEA, AccountRegions__c.NorthAmerica, AccountRegions__c.LATAM];

    private readonly Random _random;

    public TypedWorld(int seed)
    {
        _random = new Random(seed);
        for (var i = 0; i < 450; i++)
            Rows.Add(new TypedRow(MakeAccount(i), Chance(40) && Rows.Count > 0 ? Pick(Rows) : null));
    }

    public List<TypedRow> Rows { get; } = [];

    /// <summary>Tasks by their subject, with the account or the contact that they are about.</summary>
    public Dictionary<string, (TypedRow? What, string? Who)> Tasks { get; } = [];

    /// <summary>
    /// Writes everything into the org, a generation of parents after the other, and deletes a few accounts that nothing hangs on.
    /// </summary>
    public async Task WriteAsync(SalesforceClient org, CancellationToken cancellationToken)
    {
        for (var open = Rows; open.Count > 0;)
        {
            var ready = open.Where(r => r.Parent is null || !r.Parent.Id.IsNone).ToList();
            var saved = await org.Account.CreateManyAsync(ready.Select(r => r.Account with { ParentId = r.Parent?.Id }), cancellationToken);
            foreach (var (row, outcome) in ready.Zip(saved))
                row.Id = outcome.Id;
            open = [.. open.Except(ready)];
        }
        foreach (var row in Rows.Where(_ => Chance(30)))
            row.Contacts.AddRange(Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Pick(Texts)));
        var contacts = Rows.SelectMany(r => r.Contacts.Select(name => new Contact { LastName = name, AccountId = r.Id })).ToList();
        var people = await org.Contact.CreateManyAsync(contacts, cancellationToken);
        var tasks = new List<SfTask>();
        for (var i = 0; i < 60; i++)
        {
            var what = Chance(60) ? Pick(Rows) : null;
            var who = Chance(60) ? _random.Next(contacts.Count) : -1;
            Tasks.Add("T" + i, (what, who < 0 ? null : contacts[who].LastName));
            tasks.Add(new SfTask { Subject = "T" + i, WhatId = what?.Id, WhoId = who < 0 ? null : people[who].Id });
        }
        Assert.All(await org.Task.CreateManyAsync(tasks, cancellationToken), o => Assert.True(o.Succeeded, o.ToString()));
        var gone = Rows.Where(
            r => r.Contacts.Count == 0 && !Rows.Exists(c => c.Parent == r) && !Tasks.Values.Any(t => t.What == r) && Chance(15)).ToList();
        foreach (var row in gone)
            row.IsDeleted = true;
        Assert.All(
            await org.Account.DeleteManyAsync(gone.Select(r => r.Id), cancellationToken), o => Assert.True(o.Succeeded, o.ToString()));
    }

    private Account MakeAccount(int number) => new()
    {
        Name = $"Account {number:D3}",
        Site = Maybe(() => Pick(Texts)),
        AnnualRevenue = MaybeValue(() => Pick(Amounts)),
        NumberOfEmployees = MaybeValue(() => _random.Next(5)),
        Industry = MaybeValue(() => Pick(Industries)),
        Regions__c = PicklistSet.Create<AccountRegions__c>([.. Regions.Where(_ => Chance(50))]) is { Count: > 0 } some ? some : null,
        BillingLatitude = number % 4 == 0 ? null : 40 + (number % 20),
        BillingLongitude = number % 4 == 0 ? null : -10 + (number % 30),
    };

    private T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    private bool Chance(int percent) => _random.Next(100) < percent;

    private string? Maybe(Func<string> value) => Chance(70) ? value() : null;

    private T? MaybeValue<T>(Func<T> value)
        where T : struct => Chance(70) ? value() : null;
}
