using Acme.Crm;
using CsCheck;

namespace Salesforce.Typed.Tests;

/// <summary>A field that is set to the value that it was loaded with, in whatever form, is not a change. Any other value is one.</summary>
public class LoadedValueTests
{
    private const string Movies = """
        {"Id":"a01000000000001AAA","Name":"Rollout","Budget__c":12.50,"KickoffAt__c":"2026-11-23T08:15:30.000+0000","DailyStandup__c":"09:30:00.250Z",
        "Tags__c":"A;B","Charter__c":null,"IsBillable__c":false,"Site__Latitude__s":53.5,"Account__c":"001000000000001AAA","StartDate__c":"2026-03-29",
        "Priority__c":"High","Headcount__c":null,"Account__r":{"attributes":{"type":"Account"},"ErpId__c":"K-1","Name":"Acme"}}
        """;

    private static Task<Project__c> LoadAsync() => Pages.RowAsync<Project__c>(Movies);

    [Fact]
    public async Task Another_form_of_the_same_value_is_not_a_change()
    {
        var loaded = await LoadAsync();
        var same = loaded with
        {
            Name = "Rollout",
            Budget__c = 12.5000m,
            KickoffAt__c = new DateTimeOffset(2026, 11, 23, 10, 15, 30, 999, TimeSpan.FromHours(2)),
            DailyStandup__c = new TimeOnly(9, 30, 0, 250, 7),
            Tags__c = [Project__cTags__c.Of("B"), Project__cTags__c.Of("A")],
            Charter__c = "",
            IsBillable__c = false,
            Site__Latitude__s = 53.50,
            Account__c = Id<Account>.Parse("001000000000001"),
            StartDate__c = new DateOnly(2026, 3, 29),
            Priority__c = Project__cPriority__c.High,
            Headcount__c = null,
            Account__r = Account.ByKey(a => a.ErpId__c, "K-1"),
        };
        Assert.Empty(same.GetChanges());
        Assert.False(same.HasChanges);
        Assert.Equal(loaded, same);
    }

    [Fact]
    public async Task Another_value_is_a_change()
    {
        var loaded = await LoadAsync();
        Changes(loaded with { Name = "rollout" }, "Name");
        Changes(loaded with { Name = "Rollout " }, "Name");
        Changes(loaded with { Name = "" }, "Name");
        Changes(loaded with { Budget__c = 12.51m }, "Budget__c");
        Changes(loaded with { Budget__c = null }, "Budget__c");
        Changes(loaded with { KickoffAt__c = new DateTimeOffset(2026, 11, 23, 8, 15, 31, TimeSpan.Zero) }, "KickoffAt__c");
        Changes(loaded with { KickoffAt__c = null }, "KickoffAt__c");
        Changes(loaded with { DailyStandup__c = new TimeOnly(9, 30, 0, 251) }, "DailyStandup__c");
        Changes(loaded with { Tags__c = [Project__cTags__c.Of("A")] }, "Tags__c");
        Changes(loaded with { Tags__c = [Project__cTags__c.Of("A"), Project__cTags__c.Of("C")] }, "Tags__c");
        Changes(loaded with { Tags__c = null }, "Tags__c");
        Changes(loaded with { Charter__c = " " }, "Charter__c");
        Changes(loaded with { IsBillable__c = true }, "IsBillable__c");
        Changes(loaded with { Headcount__c = 0 }, "Headcount__c");
        Changes(loaded with { Account__c = Id<Account>.Parse("001000000000002") }, "Account__c");
        Changes(loaded with { Priority__c = null }, "Priority__c");
        Changes(loaded with { Account__r = Account.ByKey(a => a.ErpId__c, "K-2") }, "Account__r");
        Changes(loaded with { Parent__r = Project__c.ByKey(p => p.ErpId__c, "P-1") }, "Parent__r");

        static void Changes(Project__c changed, string field) => Assert.Equal(field, Assert.Single(changed.GetChanges()).Field);
    }

    [Fact]
    public async Task A_field_that_was_not_loaded_is_a_change_whatever_it_is_set_to()
    {
        var loaded = await LoadAsync();
        Assert.Equal([new FieldChange("Summary__c", null)], (loaded with { Summary__c = null }).GetChanges());
        Assert.Equal("Account__r", Assert.Single(((await Pages.RowAsync<Project__c>("""{"Account__r":{"Name":"Acme"}}""")) with
        {
            Account__r = Account.ByKey(a => a.ErpId__c, "K-1")
        }).GetChanges()).Field);
    }

    [Fact]
    public async Task A_value_that_is_set_back_is_sent()
    {
        var loaded = await LoadAsync();
        Assert.Equal([new FieldChange("Name", "Rollout")], (loaded with { Name = "B" } with { Name = "Rollout" }).GetChanges());
    }

    // The reference and the parent name the same record: the last one that is set must not be lost.
    [Fact]
    public async Task A_reference_and_its_parent_are_compared_only_while_neither_was_set()
    {
        var loaded = await LoadAsync();
        var byId = loaded with { Account__c = Id<Account>.Parse("001000000000002") } with
        {
            Account__r = Account.ByKey(a => a.ErpId__c, "K-1")
        };
        Assert.Equal(["Account__c", "Account__r"], byId.GetChanges().Select(c => c.Field));
        var byKey = loaded with { Account__r = Account.ByKey(a => a.ErpId__c, "K-2") } with { Account__c = loaded.Account__c };
        Assert.Equal(["Account__c", "Account__r"], byKey.GetChanges().Select(c => c.Field).Order());
    }

    [Fact]
    public async Task A_parent_that_was_loaded_is_not_a_change_and_another_one_is_refused()
    {
        var loaded = await LoadAsync();
        Assert.Empty((loaded with { Account__r = loaded.Account__r }).GetChanges());
        Assert.Throws<ArgumentException>(() => loaded with { Account__r = loaded.Account__r! with { Name = "x" } });
        Assert.Throws<ArgumentException>(() => loaded with { Account__r = loaded.Account__r!.MarkChanged(a => [a.Name]) });
        Assert.Throws<ArgumentException>(() => loaded with { Account__r = null });
        var without = await Pages.RowAsync<Project__c>("""{"Account__r":null}""");
        Assert.Empty((without with { Account__r = null }).GetChanges());
        Assert.Throws<ArgumentException>(
            () => without with { Account__r = null, Account__c = default(Id<Account>) } with { Account__r = loaded.Account__r });
    }

    [Fact]
    public async Task Children_that_were_loaded_are_not_a_change_and_changed_ones_are()
    {
        var account = await Pages.RowAsync<Account>(
            """{"Name":"A","Contacts":{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Contact"},"LastName":"Ray"}]}}""");
        Assert.Empty((account with { Contacts = account.Contacts }).GetChanges());
        Assert.Empty((account with { Contacts = [account.Contacts[0]] }).GetChanges());
        Assert.Single((account with { Contacts = [account.Contacts[0].MarkChanged(c => [c.LastName])] }).GetChanges());
        Assert.Single((account with { Contacts = [] }).GetChanges());
    }

    [Fact]
    public async Task MarkChanged_forces_a_field()
    {
        var loaded = await LoadAsync();
        var forced = loaded.MarkChanged(p => [p.Name, p.Charter__c]);
        Assert.Equal([new FieldChange("Name", "Rollout"), new FieldChange("Charter__c", null)], forced.GetChanges());
        Assert.Equal("""{"Name":"Rollout","Charter__c":null}""", Written.Json(forced, FieldUse.Update));
        Assert.Empty(loaded.GetChanges());
        Assert.Equal(["Name", "Budget__c"], (loaded with { Budget__c = 1 }).MarkChanged(p => [p.Name]).GetChanges().Select(c => c.Field));
    }

    [Fact]
    public async Task MarkChanged_refuses_what_cannot_be_sent()
    {
        var loaded = await LoadAsync();
        Assert.Equal("Summary__c", Assert.Throws<FieldNotLoadedException>(() => loaded.MarkChanged(p => [p.Summary__c])).Field);
        Refused("Project__c.Id is read-only", () => loaded.MarkChanged(p => [p.Id]));
        Refused("Account__r.Name is a field of a parent", () => loaded.MarkChanged(p => [p.Account__r.Name]));
        Refused("Name at least one field", () => loaded.MarkChanged(_ => []));
        Refused("Project__c.Name was not set", () => Project__c.Empty.MarkChanged(p => [p.Name]));
        Assert.Throws<ArgumentNullException>(() => loaded.MarkChanged(null!));

        static void Refused(string why, Action call) =>
            Assert.Contains(why, Assert.Throws<ArgumentException>(call).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_set_in_a_record_that_code_made_counts() =>
        Assert.Equal(
            ["Name", "Phone", "Site"],
            (new Account { Name = "A" } with { Name = "A", Phone = null, Site = "" }).GetChanges().Select(c => c.Field));

    [Fact]
    public void Any_values_set_again_are_not_a_change() =>
        RecordGen.Any.Sample(record =>
        {
            var loaded = Written.ReadBack(record);
            SetAll(loaded, record);
            Assert.Empty(loaded.GetChanges());
        }, iter: 500);

    [Fact]
    public void Any_other_values_are_changes_and_no_others_are() =>
        Gen.OneOf<SObjectInfo>([.. AllObjects.Infos]).SelectMany(info => Gen.Select(RecordGen.Of(info), RecordGen.Of(info))).Sample(
            (one, two) =>
            {
                var loaded = Written.ReadBack(one);
                SetAll(loaded, two);
                var expected = two.GetChanges().Where(c => !one.IsLoaded(c.Field) || !IsSame(Value(one, c.Field), Value(two, c.Field)))
                    .Select(c => c.Field);
                Assert.Equal(expected.Order(), loaded.GetChanges().Select(c => c.Field).Order());
                Assert.All(two.GetChanges(), c => Assert.True(IsSame(Value(two, c.Field), Value(loaded, c.Field)), c.Field));
            },
            iter: 1_000);

    private static void SetAll(SObject record, SObject values)
    {
        foreach (var change in values.GetChanges())
        {
            var property = AllObjects.Setter(record, values.Layout.Info.Find(change.Field)!)!;
            property.SetValue(record, property.GetValue(values));
        }
    }

    private static object? Value(SObject record, string field) => record.ValueOf(record.Layout.Info.Find(field)!);

    // Written without the comparison of the product.
    private static bool IsSame(object? one, object? two) => (one ?? "", two ?? "") switch
    {
        (DateTimeOffset a, DateTimeOffset b) =>
            a.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", null) == b.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", null),
        (string a, string b) when a.Contains(';', StringComparison.Ordinal) =>
            a.Split(';').Order().SequenceEqual(b.Split(';').Order()) || a == b,
        (var a, var b) => a.Equals(b),
    };
}
