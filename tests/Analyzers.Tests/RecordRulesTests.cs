using Salesforce.Typed.CodeFixes;

namespace Salesforce.Typed.Tests;

/// <summary>SFT1015, SFT1017, SFT1018 and SFT1019: ids, updates, picklists and secrets.</summary>
public class RecordRulesTests
{
    [Theory]
    [InlineData("_ = {|SFT1015:account.Id.ToString() == text|};", "_ = account.Id == Id<Account>.Parse(text);")]
    [InlineData("_ = {|SFT1015:text != account.Id.ToString()|};", "_ = Id<Account>.Parse(text) != account.Id;")]
    [InlineData("_ = ids.Any(id => {|SFT1015:id.ToString() == account.Id.ToString()|});", "_ = ids.Any(id => id == account.Id);")]
    public async Task Ids_compared_as_text_are_compared_as_ids(string before, string after) =>
        await Code.Body(before).BecomesAsync<IdTextFix>(after);

    [Theory]
    [InlineData("_ = {|SFT1015:account.Id.ToString().Equals(text)|} || {|SFT1015:string.Equals(text, account.Id.ToString(), "
        + "StringComparison.OrdinalIgnoreCase)|};")]
    [InlineData("_ = {|SFT1015:account.ParentId?.ToString() == text|};")]
    [InlineData(
        "_ = account.Id.ToString().StartsWith(\"001\") || account.Id == Id<Account>.Parse(text) || account.ParentId?.ToString() == null;")]
    public async Task Comparisons_of_id_texts_are_reported(string code) => await Code.Body(code).ReportsAsync();

    [Fact]
    public async Task Fix_all_replaces_every_comparison_of_id_texts() => await Code.Body(
        "_ = {|SFT1015:account.Id.ToString() == text|} || {|SFT1015:account.Id.ToString() == \"x\"|};")
        .BecomesAsync<IdTextFix>("_ = account.Id == Id<Account>.Parse(text) || account.Id == Id<Account>.Parse(\"x\");");

    [Theory]
    [InlineData("await org.Account.UpdateAsync(account with { {|SFT1017:Import__c|} = \"1\", Phone = text "
        + "});", "await org.Account.UpdateAsync(account with { Phone = text });")]
    [InlineData("await org.Account.UpdateAsync(Account.WithId(ids[0]) with { Phone = text, {|SFT1017:Import__c|} = \"1\" "
        + "});", "await org.Account.UpdateAsync(Account.WithId(ids[0]) with { Phone = text });")]
    [InlineData("var changed = account with { Phone = text, {|SFT1017:Import__c|} = \"1\" }; await org.Account.UpdateAsync(changed, "
        + "ct);", "var changed = account with { Phone = text }; await org.Account.UpdateAsync(changed, ct);")]
    [InlineData("await org.Account.UpdateManyAsync(accounts.Select(a => a with { Phone = text, {|SFT1017:Import__c|} = \"1\" "
        + "}));", "await org.Account.UpdateManyAsync(accounts.Select(a => a with { Phone = text }));")]
    [InlineData("_ = org.Composite().Update(account with { Phone = text, {|SFT1017:Import__c|} = \"1\" "
        + "});", "_ = org.Composite().Update(account with { Phone = text });")]
    public async Task A_create_only_field_in_an_update_is_removed(string before, string after) =>
        await Code.Body(before).BecomesAsync<RemoveAssignmentFix>(after);

    [Fact]
    public async Task Fix_all_removes_every_create_only_field() => await Code.Body("await org.Account.UpdateAsync(account with { Phone = "
        + "text, {|SFT1017:Import__c|} = \"1\" }); await org.Account.UpdateAsync(account with { {|SFT1017:Import__c|} = \"1\" });")
        .BecomesAsync<RemoveAssignmentFix>(
            "await org.Account.UpdateAsync(account with { Phone = text }); await org.Account.UpdateAsync(account with { });");

    [Fact]
    public async Task A_create_may_set_create_only_fields() => await Code.Body("await org.Account.CreateAsync(new Account { Name = text, "
        + "Import__c = \"1\" }); _ = account with { Import__c = \"1\" };").ReportsAsync();

    [Theory]
    [InlineData(
        "_ = new Account { Name = text, Industry = AccountIndustry.Technology, SubIndustry__c = {|SFT1018:AccountSubIndustry__c.Wind|} };")]
    [InlineData("_ = account with { SubIndustry__c = {|SFT1018:AccountSubIndustry__c.Of(\"Software\")|}, Industry = new(\"Energy\") };")]
    [InlineData("_ = new Account { Name = text, Industry = AccountIndustry.Energy, SubIndustry__c = AccountSubIndustry__c.Wind };")]
    [InlineData("_ = new Account { Name = text, Industry = AccountIndustry.Of(text), SubIndustry__c = AccountSubIndustry__c.Wind };")]
    public async Task Values_that_the_controlling_field_excludes_are_reported(string code)
    {
        // Technology is the first value and Energy the second: bits 100000 and 010000.
        var account = new Describe("Account").Picklist("Industry", ["Technology", "Energy", "Food & Drink"]).Picklist(
            "SubIndustry__c", ["Software", "Wind"], controller: "Industry").LastValue(validFor: "QAAA");
        account.Fields.Last()["picklistValues"]![0]!["validFor"] = "gAAA";
        await (Code.Body(code) with { Objects = [account] }).ReportsAsync();
    }

    [Theory]
    [InlineData("_ = new ClientCredentialsFlow(\"id\", {|SFT1019:\"8F3A5C7D9E1B2A4C6E8F\"|});", "This client secret is in the code")]
    [InlineData("_ = new ExternalTokenFlow({|SFT1019:\"00D1x0000000001!AQ0AQ\"|});", "This token is in the code")]
    [InlineData("_ = new WebServerFlow(\"id\", {|SFT1019:Secret|});", "This client secret is in the code")]
    [InlineData("_ = JwtBearerFlow.FromPem(\"id\", \"user@acme.com\", {|SFT1019:\"-----BEGIN PRIVATE "
        + "KEY-----\\nMIIE\"|});", "This private key is in the code")]
    public async Task Secrets_in_the_code_are_reported(string code, string message)
    {
        var found = await Code.Body(code, "private const string Secret = \"8F3A5C7D9E1B2A4C6E8F\";").ReportsAsync();
        Assert.StartsWith(message, Assert.Single(found).GetMessage(), StringComparison.Ordinal);
        Assert.DoesNotContain("8F3A", found[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_ = new ClientCredentialsFlow(\"3MVG9AOp4kbriZOLBN0xA1EZx1\", text);")]
    [InlineData("_ = new ClientCredentialsFlow(\"id\", \"local-secret\"); _ = new ExternalTokenFlow(\"token\");")]
    [InlineData("_ = new ClientCredentialsFlow(\"id\", Environment.GetEnvironmentVariable(\"SALESFORCE_CLIENT_SECRET_1\")!);")]
    public async Task What_is_not_a_secret_is_not_reported(string code) => await Code.Body(code).ReportsAsync();
}
