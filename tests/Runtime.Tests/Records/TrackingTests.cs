using Acme.Crm;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Tests;

/// <summary>A record knows apart what was loaded, what was set, and what nobody touched.</summary>
public class TrackingTests
{
    private static readonly Id<Account> Acme = Id<Account>.Parse("001000000000001AAA");

    [Fact]
    public async Task What_was_loaded_is_no_change()
    {
        var account = await Pages.RowAsync<Account>("""{"Name":"Acme","Phone":"1"}""");
        Assert.Empty(account.GetChanges());
        Assert.True(account.IsLoaded(a => a.Name));
        Assert.False(account.IsLoaded(a => a.Website));
    }

    [Fact]
    public async Task With_marks_what_it_names_and_nothing_else()
    {
        var account = await Pages.RowAsync<Account>("""{"Name":"Acme","Phone":"1"}""");
        var changed = account with { Phone = null, Website = "w" };
        Assert.Equal([new FieldChange("Phone", null), new FieldChange("Website", "w")], changed.GetChanges());
        Assert.Equal("Acme", changed.Name);
        Assert.Empty(account.GetChanges());
        Assert.Equal("1", account.Phone);
        Assert.False(account.IsLoaded(a => a.Website));
    }

    [Fact]
    public async Task Setting_a_field_to_the_value_that_it_was_loaded_with_is_not_a_change()
    {
        var account = await Pages.RowAsync<Account>("""{"Name":"Acme"}""");
        Assert.Empty((account with { Name = "Acme" }).GetChanges());
        Assert.Equal([new FieldChange("Name", "Acme")], new Account { Name = "Acme" }.GetChanges());
    }

    [Fact]
    public async Task A_field_that_was_not_asked_for_throws_and_names_itself()
    {
        var account = await Pages.RowAsync<Account>("""{"Name":"Acme"}""");
        var problem = Assert.Throws<FieldNotLoadedException>(() => account.Phone);
        Assert.Equal(("Account", "Phone"), (problem.SObject, problem.Field));
        Assert.Equal(
            "Account.Phone was not asked for when this record was loaded, so its value is not known. Add it to the query's fields, or ask "
                + "IsLoaded(x => x.Phone) first.",
            problem.Message);
    }

    [Fact]
    public async Task Every_getter_of_an_empty_answer_throws_and_every_getter_of_a_record_by_hand_gives_its_default()
    {
        foreach (var info in AllObjects.Infos)
        {
            var loaded = Assert.Single(await Pages.ReadAsync(Pages.Of("{}"), info));
            var byHand = info.Make(RecordOrigin.FromCode);
            foreach (var field in info.Fields)
            {
                var getter = loaded.GetType().GetProperty(field.Name);
                if (getter is null)
                    continue;
                var thrown = Assert.Throws<System.Reflection.TargetInvocationException>(() => getter.GetValue(loaded)).InnerException;
                Assert.Equal(field.Name, Assert.IsType<FieldNotLoadedException>(thrown).Field);
                var value = getter.GetValue(byHand);
                Assert.True(value is null or IChildList { Rows.Count: 0 }
                    || value.Equals(Activator.CreateInstance(getter.PropertyType)), $"{field} is {value}");
            }
        }
    }

    [Fact]
    public async Task IsLoaded_follows_paths_through_parents()
    {
        var contact = await Pages.RowAsync<Contact>("""{"LastName":"Ray","Account":{"Name":"Acme","Owner":null},"CreatedDate":null}""");
        Assert.True(contact.IsLoaded(c => c.Account.Name));
        Assert.False(contact.IsLoaded(c => c.Account.Phone));
        Assert.False(contact.IsLoaded(c => c.Owner.Name));
        Assert.True(contact.IsLoaded("account.name"));
        Assert.False(contact.IsLoaded("NoSuchField"));
        // A path that goes on behind a plain field leads nowhere, whatever the field holds.
        Assert.False(contact.IsLoaded("LastName.Name"));
        Assert.False(contact.IsLoaded("CreatedDate.Name"));
        Assert.True(contact.IsLoaded("Account.Owner"));
        Assert.False((Project__c.Empty with { Budget__c = 5 }).IsLoaded("Budget__c.Name"));
    }

    [Fact]
    public async Task IsLoaded_follows_paths_through_parents_of_several_objects()
    {
        var task = await Pages.RowAsync<SfTask>("""{"What":{"attributes":{"type":"Account"},"Name":"Acme","Phone":"1"}}""");
        Assert.True(task.IsLoaded(t => t.What.Name));
        Assert.True(task.IsLoaded("What.Phone"));
        Assert.False(task.IsLoaded("What.Website"));
        Assert.False(task.IsLoaded(t => t.Who.Name));
    }

    [Fact]
    public void A_patch_holds_its_id_and_no_change()
    {
        var patch = Account.WithId(Acme);
        Assert.Equal(Acme, patch.Id);
        Assert.Empty(patch.GetChanges());
        Assert.Equal([new FieldChange("Phone", null)], (patch with { Phone = null }).GetChanges());
        Assert.Throws<ArgumentException>(() => Account.WithId(default));
    }

    [Fact]
    public async Task ToString_prints_what_is_loaded_and_never_throws()
    {
        var account = await Pages.RowAsync<Account>(
            """{"Name":"Acme","Phone":null,"NumberOfEmployees":7,"Id":"001000000000001AAA","IsDeleted":false,"Contacts":{"records":[{"LastName":"Ray"}]},"Owner":{"Name":"Kim"}}""");
        Assert.Equal(
            "Account { Name = Acme, Phone = null, NumberOfEmployees = 7, Id = 001000000000001AAA, IsDeleted = False, Contacts = 1 "
                + "Contact, Owner = User { Name = Kim } }",
            account.ToString());
        foreach (var info in AllObjects.Infos)
        {
            var empty = Assert.Single(await Pages.ReadAsync(Pages.Of("{}"), info));
            Assert.EndsWith(" { }", empty.ToString(), StringComparison.Ordinal);
            var nulls = Assert.Single(
                await Pages.ReadAsync(Pages.Of($"{{{string.Join(',', info.Fields.Select(f => $"\"{f.Name}\":null"))}}}"), info));
            Assert.Contains("Id = null", nulls.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Copies_do_not_share_what_they_hold()
    {
        var account = await Pages.RowAsync<Account>("""{"Name":"Acme","AnnualRevenue":1,"NumberOfEmployees":2}""");
        var one = account with { Name = "One", AnnualRevenue = 10, Site = "s" };
        var two = one with { Name = "Two", NumberOfEmployees = 20 };
        Assert.Equal(("Acme", 1m, 2), (account.Name, account.AnnualRevenue, account.NumberOfEmployees));
        Assert.Equal(("One", 10m, 2), (one.Name, one.AnnualRevenue, one.NumberOfEmployees));
        Assert.Equal(("Two", 10m, 20), (two.Name, two.AnnualRevenue, two.NumberOfEmployees));
        Assert.Equal(["Name", "AnnualRevenue", "Site"], one.GetChanges().Select(c => c.Field));
        Assert.Equal(4, two.GetChanges().Count);
    }

    [Fact]
    public void A_date_time_is_an_instant_of_UTC_whoever_sets_it()
    {
        var project = new Project__c { KickoffAt__c = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(5.5)) };
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 4, 30, 0, TimeSpan.Zero), project.KickoffAt__c);
        Assert.Equal(TimeSpan.Zero, project.KickoffAt__c!.Value.Offset);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_without_end_cannot_be_set(double value)
    {
        var problem = Assert.Throws<ArgumentOutOfRangeException>(() => new Project__c { Site__Latitude__s = value });
        Assert.Contains("Project__c.Site__Latitude__s takes finite numbers alone.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parent_can_be_set_by_an_external_id_and_not_otherwise()
    {
        Assert.Single(
            new Contact { LastName = "Ray", Account = Account.ByKey(a => a.ErpId__c, "K-1") }.GetChanges(), c => c.Field == "Account");
        Assert.Throws<ArgumentException>(() => new Contact { LastName = "Ray", Account = new Account { Name = "Acme" } });
        Assert.Throws<ArgumentException>(() => new Contact { LastName = "Ray", Account = null });
        Assert.Throws<ArgumentException>(
            () => new Contact { LastName = "Ray", Account = Account.ByKey(a => a.ErpId__c, "K-1") with { Name = "x" } });
        Assert.Throws<ArgumentException>(() => Account.ByKey(a => a.ErpId__c, ""));
    }
}
