using Salesforce.Typed.CodeFixes;

namespace Salesforce.Typed.Tests;

/// <summary>SFT1013, SFT1014 and SFT1016: paging, wildcards and dates of typed queries. SFT1001: what a Select becomes.</summary>
public class QueryRulesTests
{
    [Theory]
    [InlineData("_ = org.Account.Skip(10).Take({|SFT1013:5000|});")]
    [InlineData("_ = org.Account.OrderBy(a => a.Name).Take({|SFT1013:5000|}).Skip(number);")]
    [InlineData("_ = org.Account.Skip({|SFT1013:2001|}).Take(10);")]
    [InlineData("_ = org.Account.Take(5000); _ = org.Account.Skip(0).Take(5000); _ = org.Account.Skip(2000).Take(2000);")]
    public async Task Unsupported_paging_is_reported(string code) => await Code.Body(code).ReportsAsync();

    [Theory]
    [InlineData("_ = org.Account.{|SFT1025:Skip|}(number).BulkAsync();")]
    [InlineData("_ = org.Account.Select(a => a.Name).{|SFT1025:Skip|}(5).BulkAsync(null, default);")]
    [InlineData("_ = org.Account.{|SFT1025:GroupBy|}(a => a.Industry).Select(g => new { g.Key, Count = g.Count() }).BulkAsync();")]
    [InlineData("_ = org.Account.{|SFT1025:Aggregate|}(g => new { Count = g.Count() }).BulkAsync();")]
    [InlineData("_ = org.Account.{|SFT1025:WithChildren|}(a => a.Contacts).BulkAsync();")]
    [InlineData("_ = org.Account.{|SFT1025:AllStandardFields|}().BulkAsync();")]
    [InlineData("_ = org.Account.Select(a => new { a.Name, Count = {|SFT1025:a.Contacts|}.Count }).BulkAsync();")]
    [InlineData("_ = org.Account.Select(a => {|SFT1025:a.BillingAddress|}).ResumeBulkAsync(text);")]
    [InlineData("_ = org.Account.Only(a => [a.Name, {|SFT1025:a.BillingAddress|}]).BulkAsync();")]
    [InlineData("_ = org.Account.{|SFT1026:OrderByDescending|}(a => a.Name).ThenBy(a => a.Id).{|SFT1026:Take|}(5).BulkAsync();")]
    [InlineData("_ = org.Account.Where(a => a.Contacts.Any(c => c.Email != null)).Skip(0).IncludeDeleted().Select(a => new { a.Name, "
        + "Owner = a.Owner!.Name }).BulkAsync();")]
    [InlineData("_ = org.Account.OrderBy(a => a.Name).Skip(5).Select(a => a.Contacts.Count).ToListAsync();")]
    public async Task What_a_bulk_query_cannot_have_is_reported(string code) => await Code.Body(code).ReportsAsync();

    [Theory]
    [InlineData(
        "_ = org.Account.Where(a => {|SFT1014:a.Name.Contains(text)|} || {|SFT1014:a.Name.EndsWith(\"x\")|} || a.Name.StartsWith(text));")]
    [InlineData("_ = org.Account.Where(a => {|SFT1014:a.Name.Like(\"%x\")|} || {|SFT1014:a.Name.Like(\"_x\")|} || a.Name.Like(\"x%\") || "
        + "a.Name.Like(text));")]
    [InlineData("_ = org.Query($\"SELECT Id FROM Account WHERE Name LIKE {|SFT1014:'%x'|} OR Name LIKE 'x%' OR (NOT Name LIKE "
        + "{|SFT1014:'_x'|})\");")]
    [InlineData("_ = accounts.Where(a => a.Name.Contains(text));")]
    public async Task Patterns_that_begin_with_a_wildcard_are_reported(string code) => await Code.Body(code).ReportsAsync();

    [Theory]
    [InlineData("DateOnly.FromDateTime(DateTime.Now)", "SoqlDate.Today")]
    [InlineData("DateOnly.FromDateTime(DateTime.UtcNow)", "SoqlDate.Today")]
    [InlineData("DateOnly.FromDateTime(DateTime.Today).AddDays(-1)", "SoqlDate.Yesterday")]
    [InlineData("DateOnly.FromDateTime(DateTime.Today).AddDays(-30)", "SoqlDate.NDaysAgo(30)")]
    public async Task The_machines_date_is_replaced(string before, string after)
    {
        await Code.Body($"_ = org.Opportunity.Where(o => o.CloseDate > {{|SFT1016:{before}|}});").BecomesAsync<SoqlDateFix>(
            $"_ = org.Opportunity.Where(o => o.CloseDate > {after});");
        await Code.Body($"_ = org.Query($\"SELECT Id FROM Opportunity WHERE CloseDate > {{{{|SFT1016:{before}|}}}}\");")
            .BecomesAsync<SoqlDateFix>($"_ = org.Query($\"SELECT Id FROM Opportunity WHERE CloseDate > {{{after}}}\");");
    }

    [Fact]
    public async Task Fix_all_replaces_every_date_of_the_machine() => await Code.Body(
        "_ = org.Opportunity.Where(o => o.CloseDate > {|SFT1016:DateOnly.FromDateTime(DateTime.Now)|} && o.CloseDate < "
            + "{|SFT1016:DateOnly.FromDateTime(DateTime.Now).AddDays(1)|});")
        .BecomesAsync<SoqlDateFix>("_ = org.Opportunity.Where(o => o.CloseDate > SoqlDate.Today && o.CloseDate < SoqlDate.Tomorrow);");

    [Theory]
    [InlineData("DateTime.Now.AddDays(-1)", "DateTimeOffset.UtcNow.AddDays(-1)")]
    [InlineData("DateTime.UtcNow", "DateTimeOffset.UtcNow")]
    [InlineData("DateTime.Today", "SoqlDate.Today")]
    public async Task A_DateTime_that_does_not_compile_is_replaced(string before, string after) =>
        await Code.Body($"_ = org.Account.Where(a => {{|SFT2002:a.CreatedDate > {before}|}});").BecomesAsync<SoqlDateFix>(
            $"_ = org.Account.Where(a => a.CreatedDate > {after});");

    [Theory]
    [InlineData("var today = DateOnly.FromDateTime(DateTime.Now);")]
    [InlineData("_ = org.Opportunity.Where(o => o.CloseDate > DateOnly.FromDateTime(new DateTime(2026, 1, 1)));")]
    public async Task Other_dates_are_not_reported(string code) => await Code.Body(code).ReportsAsync();

    [Theory]
    [InlineData(
        "_ = from a in org.Account where a.Name == text orderby a.Name descending, a.Phone {|SFT1001:select new { a.Id }|};",
        "_ = org.Account.Where(a => a.Name == text).OrderByDescending(a => a.Name).ThenBy(a => a.Phone).Select(a => new { a.Id });")]
    [InlineData("_ = org.Account.Where(a => a.Name == text).Select(a => {|SFT1001:a|});", "_ = org.Account.Where(a => a.Name == text);")]
    public async Task A_Select_that_cannot_be_read_is_rewritten(string before, string after) =>
        await Code.Body(before).BecomesAsync<SelectFix>(after);

    [Fact]
    public async Task Fix_all_removes_every_needless_Select() => await Code.Body(
        "_ = org.Account.Select(a => {|SFT1001:a|}); _ = org.Contact.Select(c => {|SFT1001:c|});")
        .BecomesAsync<SelectFix>("_ = org.Account; _ = org.Contact;");
}
