using System.Text.Json;
using Acme.Crm;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

public sealed class PicklistTests : IAsyncLifetime
{
    private Org _org = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public void A_picklist_knows_its_values_in_the_orgs_order_which_are_offered_and_which_is_the_default()
    {
        Assert.Equal(["Internal", "Customer", "Research", "Legacy"], Project__cCategory__c.Info.Values.Select(v => v.Value));
        Assert.Equal(["Internal", "Customer", "Research"], Project__cCategory__c.Info.Active.Select(v => v.Value));
        Assert.Null(Project__cCategory__c.Info.Default);
        Assert.Equal(Project__cPriority__c.Medium, Project__cPriority__c.Info.Default);
        Assert.Equal(SfTaskStatus.NotStarted, SfTaskStatus.Info.Default);
    }

    [Fact]
    public void A_value_has_a_label_and_one_that_the_snapshot_does_not_know_is_its_own_label()
    {
        Assert.Equal("Research & Development", Project__cCategory__c.Research.Label);
        Assert.Equal("Research", Project__cCategory__c.Research.Value);
        Assert.Equal("Research", Project__cCategory__c.Research.ToString());
        Assert.Equal("Internal", Project__cCategory__c.Info.LabelOf(Project__cCategory__c.Internal));

        var tomorrow = Project__cCategory__c.Of("Tomorrow");
        Assert.False(Project__cCategory__c.Info.IsKnown(tomorrow));
        Assert.True(Project__cCategory__c.Info.IsKnown(Project__cCategory__c.Legacy));
        Assert.Equal("Tomorrow", tomorrow.Label);
        Assert.Equal(-1, Project__cCategory__c.Info.IndexOf(tomorrow));

        Assert.False(Project__cCategory__c.Info.IsKnown(default));
        Assert.Equal("", Project__cCategory__c.Info.LabelOf(default));
        // An API value is what it is: another case is another value.
        Assert.False(Project__cCategory__c.Info.IsKnown(Project__cCategory__c.Of("internal")));
        Assert.Equal(Project__cCategory__c.Internal, Project__cCategory__c.Of("Internal"));
    }

    [Fact]
    public void The_values_that_go_with_each_value_of_a_controlling_picklist_are_those_of_the_snapshots_bits()
    {
        var decoded = 0;
        var industries = Entries("Account", "Industry");
        for (var i = 0; i < industries.Count; i++)
        {
            var expected = Entries("Account", "SubIndustry__c").Where(e => IsValidFor(e, i)).Select(e => e.Value).ToList();
            Assert.Equal(expected, AccountSubIndustry__c.ValuesFor(AccountIndustry.Of(industries[i].Value)).Select(v => v.Value));
            decoded += expected.Count;
        }
        Assert.True(decoded > industries.Count, "The snapshot has values that depend.");

        Assert.Equal(
            [AccountSubIndustry__c.RetailBanking, AccountSubIndustry__c.InvestmentBanking, AccountSubIndustry__c.Other],
            AccountSubIndustry__c.ValuesFor(AccountIndustry.Banking));
        Assert.Empty(AccountSubIndustry__c.ValuesFor(AccountIndustry.Of("Telegraphy")));

        var categories = Entries("Project__c", "Category__c");
        for (var i = 0; i < categories.Count; i++)
        {
            Assert.Equal(
                Entries("Project__c", "Subcategory__c").Where(e => IsValidFor(e, i)).Select(e => e.Value),
                Project__cSubcategory__c.ValuesFor(Project__cCategory__c.Of(categories[i].Value)).Select(v => v.Value));
        }
    }

    [Fact]
    public void A_checkbox_controls_too_with_false_first()
    {
        Assert.Equal(
            [Project__cBillingModel__c.TimeAndMaterial, Project__cBillingModel__c.FixedPrice], Project__cBillingModel__c.ValuesFor(true));
        Assert.Equal([Project__cBillingModel__c.CostCenter], Project__cBillingModel__c.ValuesFor(false));
        foreach (var controlling in (bool[])[false, true])
        {
            Assert.Equal(
                Entries("Project__c", "BillingModel__c").Where(e => IsValidFor(e, controlling ? 1 : 0)).Select(e => e.Value),
                Project__cBillingModel__c.ValuesFor(controlling).Select(v => v.Value));
        }
    }

    [Fact]
    public async Task A_value_that_was_added_after_the_snapshot_reads_and_writes_back_unchanged()
    {
        var id = await Client.Account.CreateAsync(
            new Account { Name = "Acme", Industry = AccountIndustry.Of("Quantum; \u00dcber") }, Cancel);

        var read = (await Client.Account.GetAsync(id, Cancel))!;
        Assert.Equal("Quantum; \u00dcber", read.Industry!.Value.Value);
        Assert.False(AccountIndustry.Info.IsKnown(read.Industry.Value));
        await Client.Account.UpdateAsync(Account.WithId(id) with { Rating = AccountRating.Of(read.Industry.Value.Value) }, Cancel);
        await Client.Account.UpdateAsync(read.MarkChanged(a => [a.Industry]), Cancel);

        Assert.Equal("Quantum; \u00dcber", JsonDocument.Parse(_org.Wire.Calls[^1].Body).RootElement.GetProperty("Industry").GetString());
        var again = await Client.Account.Where(a => a.Industry == read.Industry).Select(a => (a.Industry, a.Rating)).SingleAsync(Cancel);
        Assert.Equal((read.Industry, "Quantum; \u00dcber"), (again.Industry, again.Rating!.Value.Value));
    }

    [Fact]
    public async Task A_restricted_picklist_is_the_orgs_to_refuse_and_names_its_field()
    {
        var refused = await Assert.ThrowsAsync<SalesforceInvalidRequestException>(() =>
            Client.Project__c.CreateAsync(new Project__c { Name = "P", Priority__c = Project__cPriority__c.Of("Extreme") }, Cancel));

        Assert.Equal("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", refused.ErrorCode);
        Assert.Equal(["Priority__c"], refused.Errors[0].Fields);
        Assert.Contains("Extreme", refused.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_orgs_default_is_what_a_new_record_gets_that_says_nothing()
    {
        var id = await Client.Project__c.CreateAsync(new Project__c { Name = "P" }, Cancel);
        var silent = await Client.Project__c.CreateAsync(new Project__c { Name = "P", Priority__c = null }, Cancel);

        Assert.Equal(Project__cPriority__c.Info.Default, (await Client.Project__c.GetAsync(id, Cancel))!.Priority__c);
        Assert.Null((await Client.Project__c.GetAsync(silent, Cancel))!.Priority__c);
    }

    // Read from the snapshot's JSON and by the rule's words (bit n from the left, of the bytes that base64 stands for), not by code of
    // ours.
    private static List<(string Value, string ValidFor)> Entries(string sobject, string field)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(TestPaths.InRepository("describe-snapshots", sobject + ".json")));
        var described = json.RootElement.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("name").GetString() == field);
        return
        [
            .. described.GetProperty("picklistValues").EnumerateArray().Select(v => v.ValueKind == JsonValueKind.String
                ? (v.GetString()!, "")
                : (v.GetProperty("value").GetString()!, v.TryGetProperty("validFor", out var bits) ? bits.GetString()! : "")),
        ];
    }

    private static bool IsValidFor((string Value, string ValidFor) entry, int n)
    {
        const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        var bits = string.Concat(
            entry.ValidFor.TrimEnd('=').Select(c => Convert.ToString(Base64.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(6, '0')));
        return n < bits.Length && bits[n] == '1';
    }
}
