using System.Text.Json;
using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>A value of each kind of field goes to the org, comes back by each way of reading, changes, and is cleared.</summary>
public sealed class FieldKindTests : IAsyncLifetime
{
    private Org _org = null!;
    private Id<User> _user;
    private Id<Account> _account;
    private Id<Contact> _contact;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync()
    {
        _org = await Org.StartAsync();
        _user = Id<User>.Parse(_org.Local.UserId);
        _account = await Client.Account.CreateAsync(new Account { Name = "Acme" }, Cancel);
        _contact = await Client.Contact.CreateAsync(new Contact { LastName = "Ray", AccountId = _account }, Cancel);
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Every_field_of_a_project_that_can_be_set_is_created_read_changed_and_cleared()
    {
        var parent = await Client.Project__c.CreateAsync(new Project__c { Name = "Program" }, Cancel);
        var first = First(parent);
        Assert.Equal(Settable(Project__c.Info, FieldUse.Create), first.GetChanges().Select(c => c.Field).Order());

        var id = await Client.Project__c.CreateAsync(first, Cancel);
        await AssertReadsAsync(first, id);

        var second = Second(id);
        Assert.Equal(Settable(Project__c.Info, FieldUse.Update), second.GetChanges().Select(c => c.Field).Order());
        Assert.All(
            second.GetChanges(), c => Assert.NotEqual(ValueOf(first, c.Field), c.Field is "OwnerId" ? null : ValueOf(second, c.Field)));
        await Client.Project__c.UpdateAsync(second, Cancel);
        await AssertReadsAsync(second, id);

        var nothing = Cleared(id);
        Assert.Equal(
            Settable(Project__c.Info, FieldUse.Update).Except(["IsBillable__c", "Name", "OwnerId"]),
            nothing.GetChanges().Select(c => c.Field).Order());
        await Client.Project__c.UpdateAsync(nothing, Cancel);
        var read = (await Client.Project__c.GetAsync(id, Cancel))!;
        Assert.All(nothing.GetChanges(), c => Assert.Null(ValueOf(read, c.Field)));
        Assert.Equal("Rollout 2", read.Name);
    }

    private Project__c First(Id<Project__c> parent) => new()
    {
        AccessCode__c = "4711-secret",
        Account__c = _account,
        BillingModel__c = Project__cBillingModel__c.FixedPrice,
        Budget__c = 9_999_999_999_999.99m,
        Category__c = Project__cCategory__c.Research,
        Charter__c = "<p>rich &amp; <b>bold</b></p>",
        Completion__c = 12.34m,
        DailyStandup__c = new TimeOnly(23, 59, 59, 999),
        Details__c = new string('d', 32_768),
        ErpId__c = "E/1 \u00e9",
        Headcount__c = 999_999m,
        Hotline__c = "+49 40 555",
        IsBillable__c = true,
        KickoffAt__c = new DateTimeOffset(2026, 11, 23, 8, 15, 30, TimeSpan.FromHours(-5)),
        LegacyNumber__c = 123_456_789_012_345m,
        Mailbox__c = "rollout@acme.example",
        Name = "Rollout",
        OwnerId = _user,
        Parent__c = parent,
        Priority__c = Project__cPriority__c.High,
        Site__Latitude__s = 53.55,
        Site__Longitude__s = -9.993_682,
        StartDate__c = new DateOnly(2024, 2, 29),
        Subcategory__c = Project__cSubcategory__c.Study,
        Summary__c = "two\nlines, \"quotes\" and \U0001F600",
        Tags__c = [Project__cTags__c.AtRisk, Project__cTags__c.Green],
        Website__c = "https://acme.example/?a=1&b=2",
        Weight__c = -1_234_567.125m,
    };

    private Project__c Second(Id<Project__c> id) => Project__c.WithId(id) with
    {
        AccessCode__c = "4712",
        Account__c = AccountOf("Beta"),
        BillingModel__c = Project__cBillingModel__c.TimeAndMaterial,
        Budget__c = 0m,
        Category__c = Project__cCategory__c.Customer,
        Charter__c = "plain",
        Completion__c = -0.01m,
        DailyStandup__c = TimeOnly.MinValue,
        Details__c = "d",
        ErpId__c = "E-2",
        Headcount__c = 1m,
        Hotline__c = "112",
        IsBillable__c = false,
        KickoffAt__c = new DateTimeOffset(1999, 12, 31, 23, 59, 59, TimeSpan.Zero),
        LegacyNumber__c = -1m,
        Mailbox__c = "other@acme.example",
        Name = "Rollout 2",
        OwnerId = GroupOf("Queue"),
        Parent__c = ProjectOf("Other program"),
        Priority__c = Project__cPriority__c.Low,
        Site__Latitude__s = -90,
        Site__Longitude__s = 180,
        StartDate__c = new DateOnly(1700, 1, 1),
        Subcategory__c = Project__cSubcategory__c.Rollout,
        Summary__c = "s",
        Tags__c = Project__cTags__c.Public,
        Website__c = "http://b.example",
        Weight__c = 0.001m,
    };

    private static Project__c Cleared(Id<Project__c> id) => Project__c.WithId(id) with
    {
        AccessCode__c = null,
        Account__c = null,
        BillingModel__c = null,
        Budget__c = null,
        Category__c = null,
        Charter__c = null,
        Completion__c = null,
        DailyStandup__c = null,
        Details__c = null,
        ErpId__c = null,
        Headcount__c = null,
        Hotline__c = null,
        KickoffAt__c = null,
        LegacyNumber__c = null,
        Mailbox__c = null,
        Parent__c = null,
        Priority__c = null,
        Site__Latitude__s = null,
        Site__Longitude__s = null,
        StartDate__c = null,
        Subcategory__c = null,
        Summary__c = null,
        Tags__c = null,
        Website__c = null,
        Weight__c = null,
    };

    // By id, by a query of all fields, and by a Select of each.
    private async Task AssertReadsAsync(Project__c expected, Id<Project__c> id)
    {
        AssertHolds(expected, (await Client.Project__c.GetAsync(id, Cancel))!);
        AssertHolds(expected, await Client.Project__c.Where(p => p.Id == id).SingleAsync(Cancel));
        var row = await Client.Project__c.Where(p => p.Id == id).Select(p => new
        {
            p.AccessCode__c,
            p.Account__c,
            p.BillingModel__c,
            p.Budget__c,
            p.Category__c,
            p.Charter__c,
            p.Completion__c,
            p.DailyStandup__c,
            p.Details__c,
            p.ErpId__c,
            p.Headcount__c,
            p.Hotline__c,
            p.IsBillable__c,
            p.KickoffAt__c,
            p.LegacyNumber__c,
            p.Mailbox__c,
            p.Name,
            p.OwnerId,
            p.Parent__c,
            p.Priority__c,
            p.Site__Latitude__s,
            p.Site__Longitude__s,
            p.StartDate__c,
            p.Subcategory__c,
            p.Summary__c,
            p.Tags__c,
            p.Website__c,
            p.Weight__c,
        }).SingleAsync(Cancel);
        Assert.Equal(expected.GetChanges().Select(c => c.Field).Order(), row.GetType().GetProperties().Select(p => p.Name).Order());
        Assert.All(row.GetType().GetProperties(), p => Assert.Equal(ValueOf(expected, p.Name), p.GetValue(row)));
    }

    [Fact]
    public async Task Every_field_of_a_milestone_that_can_be_set_is_created_and_changed_but_its_master_only_created()
    {
        var project = await Client.Project__c.CreateAsync(new Project__c { Name = "Rollout" }, Cancel);
        var first = new Milestone__c
        {
            Amount__c = 0.5m,
            DueDate__c = new DateOnly(2026, 12, 31),
            IsAccepted__c = true,
            Notes__c = "notes",
            Position__c = 3m,
            Project__c = project,
            Responsible__c = _contact,
            Status__c = Milestone__cStatus__c.InProgress,
            Title__c = "M1",
        };
        Assert.Equal(Settable(Milestone__c.Info, FieldUse.Create), first.GetChanges().Select(c => c.Field).Order());

        var id = await Client.Milestone__c.CreateAsync(first, Cancel);
        AssertHolds(first, (await Client.Milestone__c.GetAsync(id, Cancel))!);
        AssertHolds(first, await Client.Milestone__c.Where(m => m.Id == id).SingleAsync(Cancel));

        var second = Milestone__c.WithId(id) with
        {
            Amount__c = null,
            DueDate__c = null,
            IsAccepted__c = false,
            Notes__c = null,
            Position__c = null,
            Responsible__c = ContactOf("Other"),
            Status__c = Milestone__cStatus__c.Done,
            Title__c = "M2",
        };
        Assert.Equal(Settable(Milestone__c.Info, FieldUse.Update), second.GetChanges().Select(c => c.Field).Order());
        await Client.Milestone__c.UpdateAsync(second, Cancel);
        AssertHolds(second, (await Client.Milestone__c.GetAsync(id, Cancel))!);

        var calls = _org.Wire.Calls.Count;
        var refused = await Assert.ThrowsAsync<ArgumentException>(
            () => Client.Milestone__c.UpdateAsync(Milestone__c.WithId(id) with { Project__c = project }, Cancel));
        Assert.Contains(
            "Milestone__c.Project__c can be set when the record is created and not afterwards", refused.Message, StringComparison.Ordinal);
        Assert.Equal(calls, _org.Wire.Calls.Count);
    }

    [Fact]
    public async Task Every_field_of_an_account_that_can_be_set_is_created_and_read()
    {
        var account = new Account
        {
            AccountNumber = "A-1",
            AccountSource = AccountAccountSource.PhoneInquiry,
            AnnualRevenue = 12_500_000m,
            BillingCity = "Hamburg",
            BillingCountry = "Germany",
            BillingGeocodeAccuracy = AccountBillingGeocodeAccuracy.NearAddress,
            BillingLatitude = 53.55,
            BillingLongitude = 9.99,
            BillingPostalCode = "20095",
            BillingState = "HH",
            BillingStreet = "Wall 1\nYard",
            Description = "described",
            ErpId__c = "K-1",
            Fax = "2",
            Industry = AccountIndustry.FoodBeverage,
            Name = "Acme & Sons",
            NumberOfEmployees = 2_147_483,
            OwnerId = _user,
            Ownership = AccountOwnership.Private,
            ParentId = _account,
            Phone = "1",
            Rating = AccountRating.Hot,
            Regions__c = [AccountRegions__c.EMEA, AccountRegions__c.NorthAmerica],
            ShippingCity = "Lyon",
            ShippingCountry = "France",
            ShippingGeocodeAccuracy = AccountShippingGeocodeAccuracy.City,
            ShippingLatitude = -45.764,
            ShippingLongitude = -0.001_5,
            ShippingPostalCode = "69001",
            ShippingState = "ARA",
            ShippingStreet = "Rue 1",
            Sic = "0100",
            SicDesc = "crops",
            Site = "HQ",
            SubIndustry__c = AccountSubIndustry__c.Other,
            TickerSymbol = "ACM",
            Type = AccountType.Prospect,
            Website = "https://acme.example",
        };
        Assert.Equal(Settable(Account.Info, FieldUse.Create), account.GetChanges().Select(c => c.Field).Order());

        var id = await Client.Account.CreateAsync(account, Cancel);

        AssertHolds(account, (await Client.Account.GetAsync(id, Cancel))!);
        AssertHolds(account, await Client.Account.Where(a => a.Id == id).SingleAsync(Cancel));
    }

    [Fact]
    public async Task Addresses_and_places_are_read_as_one_value_and_written_by_their_parts()
    {
        var account = await Client.Account.CreateAsync(
            new Account { Name = "Acme", BillingStreet = "Wall 1", BillingCity = "Hamburg", BillingLatitude =
                53.55, BillingLongitude = 9.99, BillingGeocodeAccuracy = AccountBillingGeocodeAccuracy.Street },
            Cancel);
        var project = await Client.Project__c.CreateAsync(
            new Project__c { Name = "P", Site__Latitude__s = 53.55, Site__Longitude__s = -9.99 }, Cancel);

        var address = await Client.Account.Where(a => a.Id == account).Select(a => a.BillingAddress).SingleAsync(Cancel);
        var site = await Client.Project__c.Where(p => p.Id == project).Select(p => p.Site__c).SingleAsync(Cancel);
        Assert.Equal(
            new Address { Street = "Wall 1", City = "Hamburg", Latitude = 53.55, Longitude = 9.99, GeocodeAccuracy = "Street" }, address);
        Assert.Equal(new Location(53.55, -9.99), site);

        await Client.Project__c.UpdateAsync(
            Project__c.WithId(project) with { Site__Latitude__s = null, Site__Longitude__s = null }, Cancel);
        Assert.Null(await Client.Project__c.Where(p => p.Id == project).Select(p => p.Site__c).SingleAsync(Cancel));
        Assert.Null(await Client.Account.Where(a => a.Id == account).Select(a => a.ShippingAddress).SingleAsync(Cancel));

        // Neither code nor JSON sets a compound.
        Assert.All([
            (Account.Info, "BillingAddress"), (Account.Info, "ShippingAddress"), (Project__c.Info, "Site__c")
        ], f => Assert.Equal(FieldUse.ReadOnly, f.Item1.Find(f.Item2)!.Use));
        var posted = JsonSerializer.Deserialize<Project__c>("""{"Name":"P2","Site__c":{"latitude":1.5,"longitude":2}}""")!;
        Assert.Equal(new Location(1.5, 2), posted.Site__c);
        Assert.Equal([new FieldChange("Name", "P2")], posted.GetChanges());
    }

    [Fact]
    public async Task Formulas_roll_ups_and_auto_numbers_are_the_orgs_own()
    {
        var project = await Client.Project__c.CreateAsync(new Project__c { Name = "P" }, Cancel);
        var milestone = await Client.Milestone__c.CreateAsync(
            new Milestone__c { Title__c = "M", Project__c = project, Responsible__c = _contact }, Cancel);

        var read = (await Client.Project__c.GetAsync(project, Cancel))!;
        // The local org knows no formulas: a checkbox is false, all others null. What counts is that they are there and of their result's
        // type.
        Assert.Equal(
            (null, null, null, null, false),
            ((decimal?)read.DaysRunning__c, (string?)read.DisplayName__c, (decimal?)read.MilestoneCount__c, (decimal?)read.MilestoneTotal__c, (bool)read.IsOverBudget__c));
        Assert.All(
            ["DaysRunning__c", "DisplayName__c", "MilestoneCount__c", "MilestoneTotal__c", "IsOverBudget__c", "ProjectNumber__c", "CreatedDate", "Id", "IsDeleted"],
            name =>
            {
                Assert.True(read.IsLoaded(name));
                Assert.False(typeof(Project__c).GetProperty(name)!.CanWrite);
                Assert.Equal(FieldUse.ReadOnly, Project__c.Info.Find(name)!.Use);
            });
        Assert.Matches("^[0-9]+$", read.ProjectNumber__c);
        Assert.Matches("^[0-9]+$", (await Client.Milestone__c.GetAsync(milestone, Cancel))!.Name);
        Assert.False(typeof(Milestone__c).GetProperty("Name")!.CanWrite);
    }

    [Fact]
    public async Task A_set_of_values_comes_back_as_the_same_set_in_any_order()
    {
        var id = await Client.Project__c.CreateAsync(new Project__c
        {
            Name = "P", Tags__c = [Project__cTags__c.Green, Project__cTags__c.Strategic, Project__cTags__c.Green]
        }, Cancel);

        var tags = (await Client.Project__c.GetAsync(id, Cancel))!.Tags__c!.Value;

        Assert.Equal([Project__cTags__c.Strategic, Project__cTags__c.Green], tags);
        Assert.Equal(2, tags.Count);
        Assert.True(tags.Contains(Project__cTags__c.Green));
        Assert.False(tags.Contains(Project__cTags__c.AtRisk));

        await Client.Project__c.UpdateAsync(Project__c.WithId(id) with { Tags__c = [] }, Cancel);
        Assert.Equal("{\"Tags__c\":null}", _org.Wire.Calls[^1].Body);
        Assert.Null((await Client.Project__c.GetAsync(id, Cancel))!.Tags__c);
    }

    [Fact]
    public async Task Tasks_and_events_keep_their_dates_flags_and_references()
    {
        var task = new SfTask
        {
            ActivityDate = new DateOnly(2026, 5, 1),
            CallDurationInSeconds = 90,
            CallType = SfTaskCallType.Inbound,
            Description = "call",
            IsReminderSet = true,
            OwnerId = _user,
            Priority = SfTaskPriority.High,
            ReminderDateTime = new DateTimeOffset(2026, 4, 30, 7, 0, 0, TimeSpan.Zero),
            Status = SfTaskStatus.InProgress,
            Subject = "Call",
            TaskSubtype = SfTaskTaskSubtype.Task,
            WhatId = _account,
            WhoId = _contact,
        };
        var taskId = await Client.Task.CreateAsync(task, Cancel);
        AssertHolds(task, (await Client.Task.GetAsync(taskId, Cancel))!);

        var start = new DateTimeOffset(2026, 5, 1, 9, 30, 0, TimeSpan.FromHours(2));
        var visit = new Event
        {
            ActivityDateTime = start,
            DurationInMinutes = 45,
            IsPrivate = true,
            Location = "Hamburg",
            OwnerId = _user,
            ShowAs = EventShowAs.OutOfOffice,
            Subject = "Visit",
            WhatId = _account,
            WhoId = _contact,
        };
        var visitId = await Client.Event.CreateAsync(visit, Cancel);
        var read = (await Client.Event.GetAsync(visitId, Cancel))!;
        AssertHolds(visit, read);
        Assert.Equal(start, read.ActivityDateTime);
        Assert.Equal(TimeSpan.Zero, read.ActivityDateTime!.Value.Offset);

        await Client.Task.UpdateAsync(
            SfTask.WithId(taskId) with { WhatId = null, WhoId = null, CallDurationInSeconds = null, ActivityDate = null }, Cancel);
        var cleared = (await Client.Task.GetAsync(taskId, Cancel))!;
        Assert.Equal((null, null, null, null), (cleared.WhatId, cleared.WhoId, cleared.CallDurationInSeconds, cleared.ActivityDate));
    }

    private static string[] Settable(SObjectInfo info, FieldUse use) =>
        [.. info.Fields.Where(f => !f.IsRelationship && (f.Use & use) != 0).Select(f => f.Name).Order()];

    private static void AssertHolds(SObject expected, SObject read)
    {
        Assert.NotEmpty(expected.GetChanges());
        Assert.All(expected.GetChanges(), c => Assert.Equal((c.Field, ValueOf(expected, c.Field)), (c.Field, ValueOf(read, c.Field))));
    }

    private static object? ValueOf(SObject record, string field) => record.GetType().GetProperty(field)!.GetValue(record);

    private Id<Account> AccountOf(string name) => Client.Account.CreateAsync(new Account { Name = name }, Cancel).GetAwaiter().GetResult();

    private Id<Contact> ContactOf(string name) =>
        Client.Contact.CreateAsync(new Contact { LastName = name }, Cancel).GetAwaiter().GetResult();

    private Id<Project__c> ProjectOf(string name) =>
        Client.Project__c.CreateAsync(new Project__c { Name = name }, Cancel).GetAwaiter().GetResult();

    private Id<Group> GroupOf(string name) =>
        Client.Group.CreateAsync(new Group { Name = name, Type = GroupType.Queue }, Cancel).GetAwaiter().GetResult();
}
