using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>References to several objects.</summary>
public sealed class PolymorphicTests : IAsyncLifetime
{
    private Org _org = null!;
    private Id<User> _user;
    private Id<Account> _account;
    private Id<Project__c> _project;
    private Id<Contact> _contact;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync()
    {
        _org = await Org.StartAsync();
        _user = Id<User>.Parse(_org.Local.UserId);
        _account = await Client.Account.CreateAsync(new Account { Name = "Acme" }, Cancel);
        _project = await Client.Project__c.CreateAsync(new Project__c { Name = "Rollout" }, Cancel);
        _contact = await Client.Contact.CreateAsync(new Contact { LastName = "Ray", FirstName = "Ada" }, Cancel);
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_reference_takes_the_ids_of_its_objects_and_tells_which_it_holds()
    {
        var id = await Client.Task.CreateAsync(new SfTask { Subject = "a", WhatId = _account, WhoId = _contact, OwnerId = _user }, Cancel);

        var task = (await Client.Task.GetAsync(id, Cancel))!;

        Assert.True(task.WhatId!.Value.Is<Account>(out var account));
        Assert.Equal(_account, account);
        Assert.False(task.WhatId.Value.Is<Opportunity>(out var deal));
        Assert.True(deal.IsNone);
        Assert.True(task.WhoId!.Value.Is<Contact>(out var contact));
        Assert.Equal(_contact, contact);
        Assert.False(task.WhoId.Value.Is<Lead>(out _));
        Assert.True(task.OwnerId.Is<User>(out var owner));
        Assert.Equal(_user, owner);
        Assert.False(task.OwnerId.Is<Group>(out _));
        Assert.Equal(_account.ToString(), task.WhatId.ToString());
        Assert.False(default(TaskWhatId).Is<Account>(out _));
    }

    [Fact]
    public async Task The_id_of_a_custom_object_is_told_apart_from_those_of_standard_objects()
    {
        var id = await Client.Task.CreateAsync(new SfTask { Subject = "p", WhatId = _project }, Cancel);

        var what = (await Client.Task.GetAsync(id, Cancel))!.WhatId!.Value;

        Assert.True(what.Is<Project__c>(out var project));
        Assert.Equal(_project, project);
        Assert.False(what.Is<Account>(out _));
        TaskWhatId ofAccount = _account;
        Assert.False(ofAccount.Is<Project__c>(out _));
        // A custom object's prefix is the org's own, so the type alone refuses nothing.
        Assert.Equal(_project, Id<Project__c>.Parse(_project.ToString()));
    }

    [Fact]
    public async Task Name_and_type_of_the_parent_are_read_without_knowing_its_object()
    {
        await Client.Task.CreateAsync(new SfTask { Subject = "a", WhatId = _account, WhoId = _contact }, Cancel);
        await Client.Task.CreateAsync(new SfTask { Subject = "b", WhatId = _project }, Cancel);
        await Client.Task.CreateAsync(new SfTask { Subject = "c" }, Cancel);

        var rows = await Client.Task.OrderBy(t => t.Subject).Select(
            t => (t.WhatId, t.What.Name, t.What.Type, Who: t.Who.Name, Owner: t.Owner.Name)).ToListAsync(Cancel);

        Assert.Equal(
            [(_account, "Acme", "Account", "Ada "
                + "Ray", "Local Admin"), (_project, "Rollout", "Project__c", null, "Local Admin"), (null, null, null, null, "Local Admin")],
            rows);
        Assert.Equal("SELECT WhatId, What.Name, What.Type, Who.Name, Owner.Name FROM Task ORDER BY Subject", _org.Wire.Soql.Last());
    }

    [Fact]
    public async Task Fields_of_one_of_the_objects_are_null_where_the_parent_is_another()
    {
        await Client.Account.UpdateAsync(Account.WithId(_account) with { NumberOfEmployees = 7 }, Cancel);
        await Client.Task.CreateAsync(new SfTask { Subject = "a", WhatId = _account }, Cancel);
        await Client.Task.CreateAsync(new SfTask { Subject = "b", WhatId = _project }, Cancel);

        var rows = await Client.Task.OrderBy(t => t.Subject)
            .Select(t => (Staff: t.What.As<Account>()?.NumberOfEmployees, Project: t.What.As<Project__c>()?.Name))
            .ToListAsync(Cancel);

        Assert.Equal([(7, null), (null, "Rollout")], rows);
    }

    [Fact]
    public async Task An_id_in_a_condition_finds_its_records_whatever_the_object()
    {
        var queue = await Client.Group.CreateAsync(new Group { Name = "Queue", Type = GroupType.Queue }, Cancel);
        await Client.Project__c.UpdateAsync(Project__c.WithId(_project) with { OwnerId = queue }, Cancel);
        await Client.Task.CreateAsync(new SfTask { Subject = "a", WhatId = _account }, Cancel);
        await Client.Task.CreateAsync(new SfTask { Subject = "p", WhatId = _project }, Cancel);

        Assert.Equal(["p"], await Client.Task.Where(t => t.WhatId == _project).Select(t => t.Subject).ToListAsync(Cancel));
        var owner =
            await Client.Project__c.Where(p => p.OwnerId == queue).Select(p => (p.OwnerId, p.Owner.Type, p.Owner.Name)).SingleAsync(Cancel);
        Assert.Equal((queue, "Group", "Queue"), owner);
        Assert.True(owner.OwnerId.Is<Group>(out _));
    }
}
