namespace Salesforce.Typed.Tests;

/// <summary>SFT1004: semi-joins that the org refuses are refused at build, where the code shows it.</summary>
public class JoinRulesTests
{
    [Theory]
    [InlineData("_ = org.Account.Where(a => a.Contacts.Any(c => {|SFT1004:c.Reports.Any()|}));")]
    [InlineData("_ = org.Account.Where(a => a.Id.In(org.Contact.Where(c => {|SFT1004:c.Reports.None()|}).Select(c => c.AccountId)));")]
    [InlineData(
        "_ = org.Account.Where(a => a.Contacts.Any(c => c.Email != null && {|SFT1004:c.OwnerId.In(org.User.Select(u => u.Id))|}));")]
    [InlineData("var inner = org.Contact.Where(c => c.OwnerId.In(org.User.Select(u => u.Id))).Select(c => c.AccountId); _ = "
        + "org.Account.Where(a => {|SFT1004:a.Id.In(inner)|});")]
    public async Task A_join_inside_another_is_reported(string code) => await Code.Body(code).ReportsAsync("inside another");

    [Theory]
    [InlineData("_ = org.Account.Where(a => {|SFT1004:a.Id.In(org.Contact.Take(5).Select(c => c.AccountId))|});", "leave out Take")]
    [InlineData("_ = org.Account.Where(a => {|SFT1004:a.Id.In(org.Contact.Select(c => c.AccountId).Take(5))|});", "leave out Take")]
    [InlineData("_ = org.Account.Where(a => {|SFT1004:a.Id.NotIn(org.Contact.OrderBy(c => c.LastName).Select(c => "
        + "c.AccountId))|});", "leave out OrderBy")]
    [InlineData("var rows = org.Contact.Select(c => c.AccountId).Skip(5); _ = org.Account.Where(a => "
        + "{|SFT1004:a.Id.In(rows)|});", "leave out Skip")]
    [InlineData(
        "_ = org.Account.Where(a => {|SFT1004:a.Id.In(org.Contact.GroupBy(c => c.AccountId).Select(g => g.Key))|});", "takes no groups")]
    public async Task A_query_with_an_order_a_limit_or_groups_is_reported(string code, string reason) =>
        await Code.Body(code).ReportsAsync(reason);

    [Theory]
    [InlineData("_ = org.Contact.Where(c => {|SFT1004:c.Account.Opportunities.Any()|});", "Account.Opportunities is a parent's")]
    [InlineData(
        "_ = org.Contact.Where(c => {|SFT1004:c.Account.OwnerId.In(org.User.Select(u => u.Id))|});", "Account.OwnerId is a parent's")]
    [InlineData(
        "_ = org.Account.Where(a => {|SFT1004:a.OwnerId.In(org.Contact.Select(c => c.Account!.OwnerId))|});", "OwnerId is a parent's")]
    [InlineData("_ = org.Account.Where(a => {|SFT1004:a.Name.In(org.Contact.Select(c => c.LastName))|});", "Name is not one")]
    [InlineData("_ = org.Account.Where(a => {|SFT1004:a.ChildAccounts.Any()|});", "cannot query Account, the object that it filters")]
    [InlineData("_ = org.Account.Where(a => {|SFT1004:a.ParentId.In(org.Account.Where(p => p.Name == text).Select(p => "
        + "p.Id))|});", "cannot query Account, the object that it filters")]
    [InlineData("_ = org.Account.Where(a => a.Contacts.Any()).Where(a => a.Opportunities.Any()).Where(a => "
        + "{|SFT1004:a.Invoices__r.Any()|});", "2 semi-joins")]
    [InlineData(
        "_ = org.Account.GroupBy(a => a.OwnerId).Having(g => {|SFT1004:g.By(a => a.OwnerId).In(org.User.Select(u => u.Id))|});", "HAVING")]
    public async Task A_join_that_begins_or_ends_at_a_wrong_field_is_reported(string code, string reason) =>
        await Code.Body(code).ReportsAsync(reason);

    [Theory]
    [InlineData("_ = org.Account.Where(a => a.Contacts.Any(c => c.Email != null) && a.Id.NotIn(org.Opportunity.Where(o => "
        + "o.IsClosed).Select(o => o.AccountId)));")]
    [InlineData("var open = org.Opportunity.Where(o => !o.IsClosed).Select(o => o.AccountId); _ = org.Account.Where(a => a.Id.In(open));")]
    [InlineData("_ = org.Contact.Where(c => c.AccountId.In(org.Account.Where(a => a.Name == text).Select(a => a.Id)) && "
        + "c.Account.Owner.IsActive);")]
    [InlineData("_ = org.Account.Where(a => a.Contacts.Any(c => c.Account.Name == text));")]
    [InlineData("_ = org.Account.Where(a => ids.Contains(a.Id) || a.Name == text);")]
    public async Task Other_joins_are_not_reported(string code) => await Code.Body(code).ReportsAsync();

    [Theory]
    [InlineData("_ = org.Account.Where(a => {|SFT1021:a.AnnualRevenue > null|} || {|SFT1021:null <= a.NumberOfEmployees|});")]
    [InlineData("_ = org.Account.Where(a => {|SFT1021:a.CreatedDate < null|} && {|SFT1021:a.OwnerId >= null|});")]
    [InlineData("_ = org.Opportunity.Where(o => {|SFT1021:o.CloseDate.CalendarYear == null|});")]
    [InlineData("_ = org.Account.Where(a => {|SFT2007:null == a.IsPartner|} || {|SFT2007:a.IsPartner != null|});")]
    [InlineData("_ = org.Account.GroupBy(a => a.Name).Having(g => {|SFT1021:g.Sum(a => a.AnnualRevenue) > null|});")]
    [InlineData(
        "decimal? maybe = number; _ = org.Account.Where(a => a.AnnualRevenue == null && null != a.OwnerId && a.AnnualRevenue > maybe);")]
    [InlineData("int? maybe = number; _ = maybe > null;")]
    public async Task Comparisons_with_null_that_find_no_record_are_reported(string code) => await Code.Body(code).ReportsAsync();
}
