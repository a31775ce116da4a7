using System.Text.Json;
using Acme.Crm;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Dynamic;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>Objects that are named at run time, against a local org and described by it.</summary>
public sealed class DynamicTests : IAsyncLifetime
{
    private Org _org = null!;
    private SObjectIndex _objects = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync()
    {
        _org = await Org.StartAsync();
        _objects =
            await Client.DescribeObjectsAsync(["Account", "contact", "Project__c", "User", "Task", "Milestone__c", "account"], Cancel);
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_described_table_is_the_generated_one()
    {
        foreach (var name in (string[])["Account", "Project__c", "Task"])
        {
            var (described, generated) = (_objects.Find(name)!, SalesforceObjects.All.Find(name)!);
            Assert.Equal(generated.Fields.Where(f => !f.IsRelationship).Select(
                f => (f.Name, f.Kind)), described.Fields.Where(f => !f.IsRelationship).Select(f => (f.Name, f.Kind)));
        }
        Assert.Equal("Account", _objects.Find("account")!.Name);
        Assert.Equal(255, _objects.Find("Account")!.Find("Name")!.Definition!.Length);
        await Assert.ThrowsAsync<SalesforceNotFoundException>(() => Client.DescribeObjectsAsync(["Nothing__c"], Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Client.DescribeObjectsAsync([], Cancel));
    }

    [Fact]
    public async Task What_was_created_is_read_back_with_each_value_as_it_was()
    {
        var accounts = Client.Object("Account", _objects);
        var projects = Client.Object("Project__c", _objects);
        var account = await accounts.CreateAsync(
            new() { ["Name"] = "Acme", ["ErpId__c"] = "K-1", ["Regions__c"] = new[] { "EMEA", "APAC" } }, Cancel);
        var project = projects.New(new()
        {
            ["Name"] = "Rollout", ["Account__c"] = account, ["Budget__c"] = 1_234_567.89m, ["Completion__c"] = 12.5,
            ["DailyStandup__c"] = new TimeOnly(9, 30, 0, 250),
            ["IsBillable__c"] = true, ["KickoffAt__c"] = new DateTimeOffset(2026, 11, 23, 8, 15, 30, TimeSpan.FromHours(2)),
            ["Site__Latitude__s"] = 53.55, ["Site__Longitude__s"] = -9.99,
            ["StartDate__c"] = "2026-03-29", ["Summary__c"] = "two\nlines \u00e9'",
        });
        var id = await projects.CreateAsync(project, cancellationToken: Cancel);

        var row = (await projects.Where(p => p["Id"] == id & p["Summary__c"].Contains("\u00e9'") & p["IsBillable__c"]).Select(
            [.. project.LoadedFields, "Account__r.Name", "Account__r.Regions__c", "Owner.Name", "Site__c"]).SingleAsync(Cancel))!;

        Assert.All(project.LoadedFields, f => Assert.Equal(project[f], row[f]));
        Assert.Equal(("Acme", "APAC;EMEA"), (row["Account__r.Name"], string.Join(
            ';', row.Get<IReadOnlyList<string>>("Account__r.Regions__c")!.Order())));
        Assert.Equal(53.55, ((Location)row["Site__c"]!).Latitude);
        Assert.NotNull(row["Owner.Name"]);
        // The same row as generated code reads it. A query does not change LastViewedDate, as reading by id does.
        var typed = await Client.Project__c.Where(p => p.Id == Id<Project__c>.Parse(id.ToString())).SingleAsync(Cancel);
        var dynamic = await projects.Where(p => p["Id"] == id).SingleAsync(Cancel);
        Assert.Equal(typed.ToDynamic(projects.Info), dynamic);
        Assert.Equal(typed, dynamic.To<Project__c>());
    }

    [Fact]
    public async Task Writes_by_key_and_by_id_have_their_outcomes()
    {
        var accounts = Client.Object("Account", _objects);
        var created = await accounts.UpsertAsync("ErpId__c", "K/1 ä", new Dictionary<string, object?> { ["Name"] = "A" }, Cancel);
        Assert.True(created.Created);
        var loaded = (await accounts.GetByKeyAsync("ErpId__c", "K/1 ä", Cancel))!;
        Assert.Equal(created.Id, loaded.Id);
        Assert.Equal(OutcomeStatus.Unchanged, (await accounts.UpdateAsync(loaded.With("Name", "A"), cancellationToken: Cancel)).Status);
        Assert.Equal(OutcomeStatus.Succeeded, (await accounts.UpdateAsync(
            loaded.With("Name", "B").With("Phone", null), cancellationToken: Cancel)).Status);
        Assert.Equal("{\"Name\":\"B\"}", _org.Wire.Calls[^1].Body);
        Assert.Equal("B", (await accounts.GetAsync(created.Id, ["Name"], Cancel))!["Name"]);
        Assert.Null(await accounts.GetAsync(accounts.ParseId("001000000000999AAA"), Cancel));
        await accounts.DeleteAsync(created.Id, cancellationToken: Cancel);
        Assert.Null(await accounts.GetAsync(created.Id, Cancel));
        Assert.Equal(1, await accounts.Where(a => a["IsDeleted"]).IncludeDeleted().CountAsync(Cancel));
        var copy = await accounts.CreateAsync(loaded.AsNew(), cancellationToken: Cancel);
        Assert.NotEqual(created.Id, copy);
    }

    [Fact]
    public async Task Many_records_trees_and_units_are_written()
    {
        var accounts = Client.Object("Account", _objects);
        var contacts = Client.Object("Contact", _objects);
        var outcomes = await accounts.CreateManyAsync(Enumerable.Range(0, 450).Select(
            i => accounts.New(new() { ["Name"] = $"A{i}", ["ErpId__c"] = $"K{i}", ["NumberOfEmployees"] = i })), cancellationToken: Cancel);
        Assert.All(outcomes, o => Assert.True(o.Succeeded));
        var rows = await accounts.Where(a => a["ErpId__c"].In(Enumerable.Range(0, 450).Select(
            i => $"K{i}")) & a["NumberOfEmployees"] >= 100).OrderByDescending("NumberOfEmployees").Select("Name").ToListAsync(Cancel);
        Assert.Equal((350, "A449"), (rows.Count, rows[0]["Name"]));
        var upserted = await accounts.UpsertManyAsync("ErpId__c", [
            accounts.New(new() { ["ErpId__c"] = "K1", ["Name"] = "B" }), accounts.New(new() { ["ErpId__c"] = "K-new", ["Name"] = "C" })
        ], cancellationToken: Cancel);
        Assert.Equal([false, true], upserted.Select(o => o.Created));
        var read = await accounts.GetManyAsync(outcomes.Take(3).Select(o => o.Id), ["Name"], Cancel);
        Assert.Equal(["A0", "B", "A2"], read.Select(r => r!["Name"]));
        Assert.All(
            await accounts.DeleteManyAsync(outcomes.Skip(3).Select(o => o.Id), cancellationToken: Cancel), o => Assert.True(o.Succeeded));

        var child = contacts.New(new() { ["LastName"] = "Ray" });
        var tree = await Client.CreateTreeAsync([accounts.New(new() { ["Name"] = "T", ["Contacts"] = new[] { child } })], Cancel);
        var unit = Client.Composite();
        var step = unit.Create(accounts.New(new() { ["Name"] = "U" }));
        unit.Create(contacts.New(new() { ["LastName"] = "Kay", ["AccountId"] = step.Id }));
        unit.Update(contacts.WithId(tree.IdOf(child), new() { ["AccountId"] = step.Id }));
        var found = unit.Query(contacts.Where(c => c["AccountId"] == step.Id).Select("LastName", "Account.Name").OrderBy("LastName"));
        await unit.SendAsync(Cancel);
        Assert.Equal(["Kay U", "Ray U"], found.Records.Select(r => $"{r["LastName"]} {r["Account.Name"]}"));

        var account = await accounts.Where(a => a["Name"] == "U").WithChildren("Contacts", c => c.Select("LastName").OrderBy("LastName"))
            .SingleAsync(Cancel);
        Assert.Equal(["Kay", "Ray"], account.Children("Contacts").Select(c => c["LastName"]));
        Assert.Equal("U", (await accounts.Where(a => a.Children("Contacts").Any(c => c["LastName"] == "Ray")).Select("Name").SingleAsync(
            Cancel))["Name"]);
        Assert.Equal("U", (await accounts.Where(a => a["Id"].InSelect(contacts.Where(c => c["LastName"] == "Ray"), "AccountId"))
            .SingleAsync(Cancel))["Name"]);
    }

    [Fact]
    public async Task Groups_have_keys_and_aggregates()
    {
        var accounts = Client.Object("Account", _objects);
        await accounts.CreateManyAsync([.. Enumerable.Range(0, 5).Select(i => accounts.New(new()
        {
            ["Name"] = $"A{i}", ["Industry"] = i < 3 ? "Energy" : "Media", ["AnnualRevenue"] = i * 10, ["NumberOfEmployees"] = i
        }))], cancellationToken: Cancel);
        var groups = await accounts.GroupBy("Industry").Having(g => g.Count() > 1).OrderByDescending(g => g.Sum("AnnualRevenue"))
            .Select(g => [g.Count(), g.Sum("AnnualRevenue"), g.Avg("NumberOfEmployees"), g.Max("Name"), g.CountDistinct("Name")])
            .ToListAsync(Cancel);
        Assert.Equal([
            "Media 2 70 3.5 A4 2", "Energy 3 30 1 A2 3"
        ], groups.Select(g => string.Join(' ', g.Columns.Select(c => FormattableString.Invariant($"{g[c]}")))));
    }

    [Fact]
    public async Task Polymorphic_parents_are_read_by_their_objects()
    {
        var accounts = Client.Object("Account", _objects);
        var tasks = Client.Object("Task", _objects);
        var account = await accounts.CreateAsync(new() { ["Name"] = "Acme", ["Phone"] = "1" }, Cancel);
        await tasks.CreateAsync(new() { ["Subject"] = "Call", ["WhatId"] = account }, Cancel);
        var row = await tasks.Where(t => t["What.Type"] == "Account").Select("Subject").SelectByType(
            "What", ("Account", ["Name", "Phone"]), ("Project__c", ["Budget__c"])).SingleAsync(Cancel);
        Assert.Equal(("Call", "1", "Account"), (row["Subject"], row["What.Phone"], row["What.Type"]));
        Assert.Equal("Acme", (await tasks.Select("What.Name").SingleAsync(Cancel))["What.Name"]);
    }

    [Fact]
    public async Task Fields_of_one_environment_only_are_read_and_written_beside_typed_records()
    {
        // In the org: every field. In the generated code of a program that was built against another org: not Weight__c.
        var projects = Client.Object("Project__c", _objects);
        var typed = new Project__c { Name = "P" };
        var record = typed.ToDynamic(projects.Info);
        if (projects.Info.Find("Weight__c") is { Use: var use } && use.HasFlag(FieldUse.Create))
            record = record.With("Weight__c", 5);
        var id = await projects.CreateAsync(record, cancellationToken: Cancel);
        var row = (await projects.GetAsync(id, Cancel))!;
        Assert.Equal((5m, "P"), (row["Weight__c"], row.To<Project__c>().Name));
    }

    [Fact]
    public async Task JSON_of_records_round_trips_through_the_org()
    {
        var accounts = Client.Object("Account", _objects);
        var options = new JsonSerializerOptions { Converters = { new Json.DynamicRecordConverter(_objects) } };
        var id = await accounts.CreateAsync(new() { ["Name"] = "A", ["Phone"] = "1" }, Cancel);
        var json = JsonSerializer.Serialize((await accounts.GetAsync(id, Cancel))!.With("Phone", "2"), options);
        await accounts.UpdateAsync(JsonSerializer.Deserialize<DynamicRecord>(json, options)!, cancellationToken: Cancel);
        Assert.Equal("{\"Phone\":\"2\"}", _org.Wire.Calls[^1].Body);
    }
}
