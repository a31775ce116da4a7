using Salesforce.Typed.CodeFixes;

namespace Salesforce.Typed.Tests;

/// <summary>SFT1023: names that no snapshot has.</summary>
public class UnknownNameTests
{
    [Theory]
    [InlineData("_ = org.Account.Where(a => a.{|CS1061:{|SFT1023:Indsutry|}|} == "
        + "null);", "The snapshot of Account has no Indsutry. Did you mean Industry?")]
    [InlineData("_ = org.Account.Where(a => a.{|CS1061:{|SFT1023:industry|}|} == "
        + "null);", "The snapshot of Account has no industry. Did you mean Industry?")]
    [InlineData(
        "_ = org.Account.Where(a => a.Owner.{|CS1061:{|SFT1023:Nmae|}|} == text);", "The snapshot of User has no Nmae. Did you mean Name?")]
    [InlineData("_ = org.Account.OrderBy(a => a.{|CS1061:{|SFT1023:Nmae|}|});", "Did you mean Name?")]
    [InlineData("_ = org.Account.GroupBy(a => a.{|CS1061:{|SFT1023:Idustry|}|});", "Did you mean Industry?")]
    [InlineData("_ = org.Account.Select(a => new { a.{|CS1061:{|SFT1023:Nmae|}|} });", "Did you mean Name?")]
    [InlineData(
        "_ = org.Account.Select(a => a.Owner!.{|CS1061:{|SFT1023:Emial|}|});", "The snapshot of User has no Emial. Did you mean Email?")]
    [InlineData("_ = org.Contact.Select(c => c.Account?{|CS1061:.{|SFT1023:Nmae|}|});", "Did you mean Name?")]
    [InlineData("_ = await org.Account.FirstOrDefaultAsync(a => a.{|CS1061:{|SFT1023:Nmae|}|} == text);", "Did you mean Name?")]
    [InlineData("_ = new Account { Name = text, {|CS0117:{|SFT1023:Phnoe|}|} = text };", "Did you mean Phone?")]
    [InlineData("_ = account with { {|CS0117:{|SFT1023:Phnoe|}|} = text };", "Did you mean Phone?")]
    [InlineData("if (account is { {|CS0117:{|SFT1023:Phnoe|}|}: not null }) return;", "Did you mean Phone?")]
    [InlineData("_ = account.{|CS1061:{|SFT1023:ErpId|}|};", "The snapshot of Account has no ErpId. Did you mean ErpId__c?")]
    [InlineData("_ = account.{|CS1061:{|SFT1023:Zzzzzz|}|};", "The snapshot of Account has no Zzzzzz: correct the name, or run 'sftyped "
        + "pull Account' if the org has it")]
    [InlineData("_ = org.Task.Select(t => t.{|CS1061:{|SFT1023:Satus|}|});", "The snapshot of Task has no Satus. Did you mean Status?")]
    public async Task A_field_is_suggested(string code, string message) => await Code.Body(code).ReportsAsync(message);

    [Theory]
    [InlineData("_ = org.{|CS1061:{|SFT1023:Contct|}|}.Take(5);", "There is no snapshot of Contct. Did you mean Contact?")]
    [InlineData("_ = org.{|CS1061:{|SFT1023:account|}|}.Take(5);", "Did you mean Account?")]
    [InlineData(
        "_ = org.{|CS1061:{|SFT1023:Lead|}|}.Take(5);", "There is no snapshot of Lead: run 'sftyped pull Lead', or correct the name")]
    [InlineData("_ = org.{|CS1061:{|SFT1023:lead|}|}.Take(5);", "run 'sftyped pull Lead'")]
    [InlineData("_ = org.{|CS1061:{|SFT1023:Asset|}|}.Take(5);", "run 'sftyped pull Asset'")]
    [InlineData("_ = new {|CS0246:{|SFT1023:Lead|}|}();", "There is no snapshot of Lead: run 'sftyped pull Lead'")]
    [InlineData("_ = new {|CS0246:{|SFT1023:Contct|}|}();", "There is no record type Contct. Did you mean Contact?")]
    public async Task An_object_is_suggested_or_to_be_pulled(string code, string message) => await Code.Body(code).ReportsAsync(message);

    [Theory]
    [InlineData("static Task<{|CS0246:{|SFT1023:Acount|}|}> F() => throw new "
        + "Exception();", "There is no generated type Acount. Did you mean Account?")]
    [InlineData("static void F({|CS0246:{|SFT1023:Lead|}|} lead) { }", "There is no snapshot of Lead: run 'sftyped pull Lead'")]
    [InlineData("List<{|CS0246:{|SFT1023:Contct|}|}> all = [];", "There is no generated type Contct. Did you mean Contact?")]
    [InlineData(
        "{|CS0246:{|SFT1023:AccountFeilds|}|}? fields = null;", "There is no generated type AccountFeilds. Did you mean AccountFields?")]
    [InlineData("{|CS0246:{|SFT1023:AcountIndustry|}|}? industry = "
        + "null;", "There is no generated type AcountIndustry. Did you mean AccountIndustry?")]
    [InlineData("Id<{|CS0246:{|SFT1023:Acount|}|}>? id = null;", "Did you mean Account?")]
    [InlineData("_ = org.Query<{|CS0246:{|SFT1023:Acount|}|}>($\"SELECT Id FROM Account\");", "Did you mean Account?")]
    [InlineData("_ = typeof({|CS0246:{|SFT1023:Contct|}|});", "Did you mean Contact?")]
    public async Task A_type_in_any_position_is_suggested_or_to_be_pulled(string code, string message) =>
        await Code.Body(code).ReportsAsync(message);

    [Theory]
    [InlineData("_ = account.Industry == AccountIndustry.{|CS0117:{|SFT1023:Enrgy|}|};", "The picklist AccountIndustry has no Enrgy in "
        + "its snapshot. Did you mean Energy?")]
    [InlineData("_ = org.Account.Where(a => a.Industry == "
        + "AccountIndustry.{|CS0117:{|SFT1023:Mining|}|});", "AccountIndustry.Of(text) makes a value that the snapshot does not have.")]
    [InlineData("_ = await org.Account.UpsertAsync(a => a.{|CS1061:{|SFT1023:ErpId|}|}, text, "
        + "account);", "ErpId is not an external id of Account.")]
    public async Task A_value_or_a_key_is_suggested(string code, string message) => await Code.Body(code).ReportsAsync(message);

    [Fact]
    public async Task A_parent_or_children_without_a_snapshot_are_to_be_pulled()
    {
        var visit = new Describe("Visit__c", keyPrefix: "a01").Field("Name", "string", "cufsgaN", length: 80)
            .Reference("Campaign__c", "Campaign__r", ["Campaign"]).Reference("Place__c", "Place__r", ["Place__c"]).Child(
                "Notes__r", "Note__c", "Visit__c");
        var code = Code.Body("""
            _ = org.Visit__c.Where(v => v.{|CS1061:{|SFT1023:Campaign__r|}|}.Name == text);
            _ = org.Visit__c.Select(v => v.{|CS1061:{|SFT1023:Place__r|}|}.Name);
            _ = org.Visit__c.Where(v => v.{|CS1061:{|SFT1023:Notes__r|}|}.Any());
            _ = {|CS0144:new {|SFT1023:Campaign|}()|};
            """) with { Objects = [.. Acme.Objects, visit], HasOwnModels = true };
        var found = (await code.ReportsAsync()).Where(d => d.Id == "SFT1023").Select(d => d.GetMessage()).ToList();
        Assert.Contains("There is no snapshot of Campaign, the parent: run 'sftyped pull Campaign', or use the id Campaign__c", found);
        Assert.Contains("There is no snapshot of Place__c, the parent: run 'sftyped pull Place__c', or use the id Place__c", found);
        Assert.Contains("There is no snapshot of Note__c, the children: run 'sftyped pull Note__c'", found);
    }

    [Theory]
    [InlineData("_ = text.{|CS1061:Lenght|};")]
    [InlineData("_ = org.{|CS1061:SyncAll|}();")]
    [InlineData("_ = {|CS0103:acount|}.Name;")]
    [InlineData("_ = new {|CS0246:Wrapper|}();")]
    [InlineData("List<{|CS0246:Wrapper|}> all = [];")]
    public async Task Other_names_are_left_to_the_compiler(string code) => await Code.Body(code).ReportsAsync();

    [Theory]
    [InlineData(
        "_ = org.Account.Where(a => a.{|CS1061:{|SFT1023:Indsutry|}|} == null);", "_ = org.Account.Where(a => a.Industry == null);")]
    [InlineData("_ = org.{|CS1061:{|SFT1023:Acount|}|}.Take(5);", "_ = org.Account.Take(5);")]
    [InlineData("_ = account.Industry == AccountIndustry.{|CS0117:{|SFT1023:Enrgy|}|};", "_ = account.Industry == AccountIndustry.Energy;")]
    public async Task The_nearest_name_is_offered(string before, string after) =>
        await Code.Body(before).BecomesAsync<NearestMemberFix>(after);
}
