using Salesforce.Typed.CodeFixes;

namespace Salesforce.Typed.Tests;

/// <summary>SFT1020: a DateTime that becomes a DateTimeOffset on its way to a record, an option or a call.</summary>
public class DateTimeConversionTests
{
    private const string Members = """
        private static readonly DateTime Noon = new(2026, 5, 1, 12, 0, 0);
            private static DateTimeOffset When() => Noon;
            private sealed record Mine(DateTimeOffset At);
        """;

    private static readonly Describe[] Objects = [new Describe("Account", keyPrefix: "001").Field("Name", "string", "cufsgaN", length: 255)
        .Field("Seen__c", "datetime").Field("Left__c", "datetime")];

    [Theory]
    [InlineData("_ = new Account { Name = text, Seen__c = {|SFT1020:Noon|} };")]
    [InlineData("_ = account with { Seen__c = {|SFT1020:DateTime.Parse(text)|} };")]
    [InlineData("_ = accounts.Select(a => a with { Seen__c = {|SFT1020:new DateTime(2026, 5, 1, 9, 0, 0)|} }).ToList();")]
    [InlineData("DateTime? maybe = null; _ = account with { Seen__c = {|SFT1020:maybe|} };")]
    [InlineData("_ = account with { Seen__c = flag ? {|SFT1020:Noon|} : DateTimeOffset.UtcNow };")]
    [InlineData("_ = account with { Seen__c = number switch { 1 => {|SFT1020:Noon|}, _ => DateTimeOffset.UtcNow } };")]
    [InlineData("_ = account with { Seen__c = account.Left__c ?? {|SFT1020:Noon|} };")]
    [InlineData("DateTimeOffset when = {|SFT1020:Noon|}; _ = account with { Seen__c = when };")]
    [InlineData("DateTimeOffset when; when = {|SFT1020:Noon|}; var then = when; _ = account with { Seen__c = then };")]
    [InlineData("await org.Account.GetUpdatedAsync({|SFT1020:Noon|}, {|SFT1020:DateTime.Now|}, ct);")]
    [InlineData("_ = org.Account.Where(a => a.Seen__c.In({|SFT1020:Noon|}, DateTimeOffset.UtcNow));")]
    [InlineData("_ = org.Account.Where(a => a.Seen__c.In(new DateTimeOffset[] { {|SFT1020:Noon|} }));")]
    [InlineData("DateTimeOffset[] times = [{|SFT1020:Noon|}]; _ = org.Account.Where(a => a.Seen__c.In(times));")]
    [InlineData("_ = org.Account.Where(a => a.Seen__c.In(new List<DateTimeOffset> { {|SFT1020:Noon|} }));")]
    [InlineData("var times = new List<DateTimeOffset> { {|SFT1020:Noon|} }; _ = org.Account.Where(a => a.Seen__c.In(times));")]
    [InlineData("(DateTimeOffset At, int N) pair = ({|SFT1020:Noon|}, 1); _ = account with { Seen__c = pair.At };")]
    [InlineData("DateTimeOffset when = {|SFT1020:Noon|}; _ = account with { Seen__c = when.AddDays(1) };")]
    [InlineData("_ = org.Account.GroupBy(a => a.Name).Having(g => g.Max(a => a.Seen__c) > {|SFT1020:Noon|});")]
    [InlineData("DateTimeOffset from, to; (from, to) = ({|SFT1020:Noon|}, DateTimeOffset.UtcNow); await org.Account.GetUpdatedAsync(from, "
        + "to, ct);")]
    [InlineData("_ = new RecordOptions { IfModifiedSince = {|SFT1020:DateTime.Today|} };")]
    [InlineData("_ = org.Query<Account>($\"SELECT Id FROM Account WHERE Seen__c IN {new DateTimeOffset[] { {|SFT1020:Noon|} }}\");")]
    public async Task A_DateTime_on_its_way_to_the_org_is_reported(string code) => await Own(code).ReportsAsync();

    [Theory]
    [InlineData("_ = account with { Seen__c = DateTime.UtcNow, Left__c = DateTime.UtcNow.AddDays(-1).Date + TimeSpan.FromHours(2) };")]
    [InlineData("_ = account with { Seen__c = Noon.ToUniversalTime(), Left__c = DateTime.SpecifyKind(Noon, DateTimeKind.Utc) };")]
    [InlineData("_ = account with { Seen__c = new DateTime(2026, 5, 1, 9, 0, 0, DateTimeKind.Utc), Left__c = DateTime.UnixEpoch };")]
    [InlineData("_ = account with { Seen__c = (DateTimeOffset)Noon, Left__c = new DateTimeOffset(Noon, TimeSpan.Zero) };")]
    [InlineData("_ = account with { Seen__c = new DateTimeOffset(Noon) };")]
    [InlineData("DateTimeOffset mine = Noon; _ = new Mine(Noon); _ = mine > Noon; _ = new List<DateTimeOffset> { Noon }; _ = When();")]
    [InlineData("DateTimeOffset when = Noon; _ = account with { Name = when.ToString(), Seen__c = null };")]
    [InlineData("DateTimeOffset from, to; (from, to) = (Noon, DateTimeOffset.UtcNow); _ = from < to;")]
    public async Task What_is_UTC_or_explicit_or_goes_elsewhere_is_not(string code) => await Own(code).ReportsAsync();

    [Theory]
    [InlineData(
        "_ = account with { Seen__c = {|SFT1020:Noon|} };", "_ = account with { Seen__c = new DateTimeOffset(Noon, TimeSpan.Zero) };")]
    [InlineData(
        "DateTime? maybe = null; _ = account with { Seen__c = {|SFT1020:maybe|} };",
        "DateTime? maybe = null; _ = account with { Seen__c = maybe is { } utc ? new DateTimeOffset(utc, TimeSpan.Zero) : null };")]
    [InlineData("_ = account with { Seen__c = {|SFT1020:DateTime.Now.AddDays(1)|} "
        + "};", "_ = account with { Seen__c = DateTimeOffset.UtcNow.AddDays(1) };")]
    public async Task The_fix_takes_the_time_as_UTC(string before, string after) =>
        await Own(before).FilesBecomeAsync<DateTimeConversionFix>([Source(after)]);

    [Fact]
    public async Task Today_is_not_fixed() =>
        await Own("_ = account with { Seen__c = {|SFT1020:DateTime.Today|} };").IsNotFixedAsync<DateTimeConversionFix>();

    private static Code Own(string statements) => Code.Of(Source(statements)) with { Objects = Objects, HasOwnModels = true };

    private static string Source(string statements) => $$"""
        using Acme.Crm;
        using Salesforce.Typed;

        public static class Program
        {
            public static async Task Run(SalesforceClient org, Account account, List<Account> accounts, string text, int number, bool flag, CancellationToken ct)
            {
                {{statements}}
                await Task.CompletedTask;
            }

            {{Members}}
        }
        """;
}
