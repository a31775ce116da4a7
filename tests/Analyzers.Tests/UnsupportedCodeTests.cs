using Salesforce.Typed.CodeFixes;

namespace Salesforce.Typed.Tests;

/// <summary>SFT1022: C# code that a query does not support. SFT2004, SFT2007 and SFT2008: the fixes of what the compiler refuses.</summary>
public class UnsupportedCodeTests
{
    [Theory]
    [InlineData("{|SFT1022:a.Name is {|CS0037:null|}|}", "a.Name == null")]
    [InlineData("{|SFT1022:a.Name is not {|CS0037:null|}|}", "a.Name != null")]
    [InlineData("{|SFT1022:a.Name is {|CS0029:\"x\"|}|}", "a.Name == \"x\"")]
    [InlineData("{|SFT1022:a.Name is {|CS0029:\"x\"|} or {|CS0029:\"y\"|}|}", "a.Name == \"x\" || a.Name == \"y\"")]
    [InlineData("{|SFT1022:a.NumberOfEmployees is {|CS8781:> {|CS0029:5|}|} and {|CS8781:< "
        + "{|CS0029:9|}|}|}", "a.NumberOfEmployees > 5 && a.NumberOfEmployees < 9")]
    [InlineData(
        "{|SFT1022:a.NumberOfEmployees is not ({|CS0029:5|} or {|CS0029:9|})|}", "a.NumberOfEmployees != 5 && a.NumberOfEmployees != 9")]
    [InlineData("{|CS0029:{|CS1662:{|SFT1022:a.Phone is { }|}|}|}", "a.Phone != null")]
    [InlineData("{|SFT1022:a.Owner{|CS0023:?|}.Name|} == text", "a.Owner.Name == text")]
    [InlineData("{|SFT1022:a.Parent{|CS0023:?|}.Owner?.Name|} == text", "a.Parent.Owner.Name == text")]
    public async Task Patterns_and_conditional_access_are_rewritten(string before, string after)
    {
        await Code.Body($"_ = org.Account.Where(a => {before});").ReportsAsync();
        await Code.Body($"_ = org.Account.Where(a => {before});").BecomesAsync<UnsupportedCodeFix>($"_ = org.Account.Where(a => {after});");
    }

    [Theory]
    [InlineData("{|CS0029:{|CS1662:flag && {|SFT2004:a.IsActive__c|}|}|}", "flag ? a.IsActive__c : Condition.None")]
    [InlineData("{|CS0029:{|CS1662:flag && {|SFT2004:a.Name == text|}|}|}", "flag ? a.Name == text : Condition.None")]
    [InlineData("{|CS0029:{|CS1662:{|SFT2004:a.Name == text|} || flag|}|}", "flag ? Condition.All : a.Name == text")]
    [InlineData("{|CS0029:{|CS1662:number > 3 || {|SFT2004:a.Name == text|}|}|}", "(number > 3) ? Condition.All : a.Name == text")]
    [InlineData("{|CS0029:{|CS1662:(number > 3) && {|SFT2004:a.Name == text|}|}|}", "(number > 3) ? a.Name == text : Condition.None")]
    public async Task A_bool_becomes_the_condition_that_it_chooses(string before, string after) =>
        await Code.Body($"_ = org.Account.Where(a => {before});").BecomesAsync<BoolConditionFix>($"_ = org.Account.Where(a => {after});");

    [Theory]
    [InlineData("true", "Condition.All")]
    [InlineData("false", "Condition.None")]
    public async Task A_constant_becomes_a_condition(string before, string after) =>
        await Code.Body($"_ = org.Account.Where(a => {{|CS0029:{{|CS1662:{{|SFT1022:{before}|}}|}}|}});").BecomesAsync<UnsupportedCodeFix>(
            $"_ = org.Account.Where(a => {after});");

    [Theory]
    [InlineData("_ = org.Account.Where(a => {|CS0029:{|CS1662:{|SFT1022:flag|}|}|});", "Write flag ? Condition.All : Condition.None.")]
    [InlineData("_ = org.Account.Where(a => "
        + "{|CS0029:{|CS1662:{|SFT1022:a.Name|}|}|});", "A field is not a condition. Compare a.Name with a value.")]
    [InlineData(
        "_ = await org.Account.CountAsync(a => {|CS0029:{|CS1662:{|SFT1022:flag|}|}|});", "Write flag ? Condition.All : Condition.None.")]
    [InlineData("_ = org.Account.Where(a => {|CS0029:{|CS1662:{|SFT1022:Equals(a.Name, "
        + "text)|}|}|});", "This is computed in C#, once and without a record")]
    [InlineData("_ = org.Account.Where(a => {|CS0029:{|CS1662:{|SFT1022:a.Name.ToString() == "
        + "text|}|}|});", "Compare the field itself by operators")]
    [InlineData("_ = org.Account.Where(a => {|CS0029:{|CS1662:{|SFT1022:$\"{a.Name} {a.Phone}\" == "
        + "text|}|}|});", "Compare the field itself by operators")]
    public async Task What_is_not_a_condition_is_explained(string code, string message) => await Code.Body(code).ReportsAsync(message);

    [Theory]
    [InlineData("_ = org.Account.Where(a => a.Industry == "
        + "{|SFT2008:\"Energy\"|});", "_ = org.Account.Where(a => a.Industry == AccountIndustry.Energy);")]
    [InlineData("_ = org.Account.Where(a => a.Industry == {|SFT2008:\"Food & "
        + "Drink\"|});", "_ = org.Account.Where(a => a.Industry == AccountIndustry.FoodDrink);")]
    [InlineData("_ = org.Account.Where(a => a.Industry != "
        + "{|SFT2008:\"Mining\"|});", "_ = org.Account.Where(a => a.Industry != new AccountIndustry(\"Mining\"));")]
    [InlineData("_ = org.Account.Where(a => a.Industry == "
        + "{|SFT2008:text|});", "_ = org.Account.Where(a => a.Industry == new AccountIndustry(text));")]
    [InlineData("_ = org.Account.Where(a => "
        + "a.Industry.In({|SFT2008:\"Energy\"|}));", "_ = org.Account.Where(a => a.Industry.In(AccountIndustry.Energy));")]
    [InlineData("_ = account with { Industry = {|SFT2008:\"Energy\"|} };", "_ = account with { Industry = AccountIndustry.Energy };")]
    [InlineData("_ = account.Industry == {|SFT2008:\"Energy\"|};", "_ = account.Industry == AccountIndustry.Energy;")]
    [InlineData("_ = await org.Account.GetAsync({|SFT2008:\"001000000000001AAA\"|});", "_ = await "
        + "org.Account.GetAsync(Id<Account>.Parse(\"001000000000001AAA\"));")]
    [InlineData(
        "_ = org.Account.Where(a => a.OwnerId == {|SFT2008:text|});", "_ = org.Account.Where(a => a.OwnerId == Id<User>.Parse(text));")]
    [InlineData("_ = account with { Regions__c = {|SFT2008:\"EMEA;APAC\"|} "
        + "};", "_ = account with { Regions__c = PicklistSet<AccountRegions__c>.Parse(\"EMEA;APAC\") };")]
    public async Task A_text_becomes_the_value(string before, string after) => await Code.Body(before).BecomesAsync<TextValueFix>(after);

    [Theory]
    [InlineData("AccountIndustry? value = flag ? account.Industry : null; _ = value;")]
    [InlineData("Id<Account>? value = flag ? account.Id : null; _ = value;")]
    [InlineData("AccountIndustry? value = number switch { 1 => AccountIndustry.Energy, _ => null }; _ = value;")]
    [InlineData("_ = org.Account.Where(a => a.Industry == null && a.ParentId != null && flag == a.IsActive__c);")]
    public async Task Null_is_not_a_text(string code) => await Code.Body(code).ReportsAsync();

    [Theory]
    [InlineData(
        "_ = {|SFT2007:org.Account.OrderBy(a => new { a.Name, a.Phone })|};", "_ = org.Account.OrderBy(a => a.Name).ThenBy(a => a.Phone);")]
    [InlineData("_ = {|SFT2007:org.Account.OrderByDescending(a => (a.Name, "
        + "a.Phone))|};", "_ = org.Account.OrderByDescending(a => a.Name).ThenByDescending(a => a.Phone);")]
    [InlineData("_ = {|SFT2007:org.Account.Select(a => "
        + "a.BillingCity).Distinct()|};", "_ = org.Account.GroupBy(a => a.BillingCity).Select(g => g.Key);")]
    [InlineData("_ = org.Account.GroupBy(a => a.Industry).Select(g => {|SFT2007:g.Average(a => "
        + "a.AnnualRevenue)|});", "_ = org.Account.GroupBy(a => a.Industry).Select(g => g.Avg(a => a.AnnualRevenue));")]
    [InlineData("_ = org.Account.GroupBy(a => a.Industry).Having(g => {|SFT2007:g.Average(a => a.AnnualRevenue)|} > "
        + "5);", "_ = org.Account.GroupBy(a => a.Industry).Having(g => g.Avg(a => a.AnnualRevenue) > 5);")]
    public async Task An_operation_of_LINQ_becomes_that_of_SOQL(string before, string after) =>
        await Code.Body(before).BecomesAsync<SoqlOperationFix>(after);

    [Theory]
    [InlineData("{|SFT1024:org.Account.Where(a => a.Name == text)|};")]
    [InlineData("var query = org.Account.Query(); if (flag) {|SFT1024:query.OrderBy(a => a.Name)|}; {|SFT1024:query.Take(5)|}; _ = query;")]
    [InlineData("var groups = org.Account.GroupBy(a => a.Industry); {|SFT1024:groups.Having(g => g.Count() > 1)|};")]
    [InlineData("var names = org.Account.Select(a => a.Name); await names.ToListAsync(); _ = org.Account.Where(a => a.Name == text);")]
    public async Task A_query_that_is_not_used_is_reported(string code) => await Code.Body(code).ReportsAsync();

    [Theory]
    [InlineData("_ = org.Account.OrderBy(a => {|CS0019:{|SFT1022:a.Name ?? a.Phone|}|});", "SOQL does not replace null by a default value")]
    [InlineData(
        "_ = org.Account.Where(a => {|CS1929:a.Name|}.{|SFT1022:Contains|}('x'));", "The text to look for is a string: Contains(\"x\").")]
    [InlineData("_ = org.Account.Where(a => {|CS0021:{|SFT1022:a.Name[0]|}|} == 'x');", "SOQL has no function for a part of a text")]
    [InlineData("_ = org.Account.GroupBy(a => a.Industry).OrderBy(g => g.{|CS1061:{|SFT1022:Key|}|}).Select(g => "
        + "g.Key);", "A key of the groups is By")]
    [InlineData("_ = org.Account.GroupBy(a => a.Industry).Select(g => {|SFT2007:g.Count(a => "
        + "a.IsActive__c)|});", "add a key: GroupBy(o => new { o.StageName, o.IsClosed })")]
    [InlineData("_ = org.Account.GroupBy(a => a.Industry).Having(g => {|SFT2007:g.Count(a => a.AnnualRevenue > 5)|} > "
        + "1);", "SOQL counts the records of a group")]
    [InlineData("_ = {|SFT2007:org.Account.OrderBy(text)|};", "An order that a text chooses is a switch")]
    [InlineData("_ = {|SFT2007:org.Account.Where(\"Name = 'x'\")|};", "SOQL as text is org.Query<Account>")]
    [InlineData(
        "_ = {|SFT2007:org.Object(text, SalesforceObjects.All).OrderBy(f => f[\"Name\"])|};", "A query by name takes the names of fields")]
    [InlineData("_ = {|SFT2007:org.Object(text, SalesforceObjects.All).Select(r => "
        + "r[\"Name\"])|};", "A query by name selects fields by their names")]
    [InlineData("_ = {|SFT2007:org.Object(text, SalesforceObjects.All).GroupBy(f => f[\"Name\"])|};", "GroupBy(\"Industry\")")]
    [InlineData("_ = {|SFT2007:org.Object(text, "
        + "SalesforceObjects.All).SumAsync(\"AnnualRevenue\")|};", "Aggregates of a query by name are those of groups")]
    [InlineData("_ = {|SFT2007:org.Object(text, SalesforceObjects.All).FirstOrDefaultAsync(f => f[\"Name\"] == "
        + "text)|};", "Put the condition into Where")]
    [InlineData("_ = org.Object(text, SalesforceObjects.All).Where(f => {|CS0029:{|CS1662:{|SFT1022:f[\"Name\"].ToString() == "
        + "text|}|}|});", "Compare the field itself by operators")]
    public async Task What_to_write_is_said(string code, string message) => await Code.Body(code).ReportsAsync(message);
}
