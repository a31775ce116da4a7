using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>Each operator of each kind of field, and the text that it becomes.</summary>
public class OperatorTests
{
    private static readonly AccountFields A = default;
    private static readonly Project__cFields P = default;
    private static readonly SfTaskFields T = default;
    private static readonly Id<Account> Acme = Id<Account>.Parse("001000000000001");

    public static TheoryData<string, string, Condition?> All => new()
    {
        // text
        { "Account", "Name = 'x'", A.Name == "x" },
        { "Account", "Name = null", A.Name == null },
        { "Account", "Name != 'x'", A.Name != "x" },
        { "Account", "Name != null", A.Name != null },
        { "Account", "Name < 'x'", A.Name < "x" },
        { "Account", "Name > 'x'", A.Name > "x" },
        { "Account", "Name <= 'x'", A.Name <= "x" },
        { "Account", "Name >= 'x'", A.Name >= "x" },
        { "Account", "Name LIKE 'x%'", A.Name.StartsWith("x") },
        { "Account", "Name LIKE '%x'", A.Name.EndsWith("x") },
        { "Account", "Name LIKE '%x%'", A.Name.Contains("x") },
        { "Account", "Name LIKE 'x_%'", A.Name.Like("x_%") },
        { "Account", "Name IN ('a', 'b')", A.Name.In("a", "b") },
        { "Account", "Name NOT IN ('a')", A.Name.NotIn("a") },
        { "Account", "Name IN ('a', 'b')", A.Name.In(new List<string> { "a", "b" }) },
        { "Account", "(NOT Name LIKE 'x%')", !A.Name.StartsWith("x") },
        // numbers
        { "Account", "NumberOfEmployees = -5", A.NumberOfEmployees == -5 },
        { "Account", "NumberOfEmployees != null", A.NumberOfEmployees != null },
        { "Account", "NumberOfEmployees >= 2147483647", A.NumberOfEmployees >= int.MaxValue },
        { "Account", "AnnualRevenue > 1000000.50", A.AnnualRevenue > 1_000_000.50m },
        { "Account", "AnnualRevenue <= 79228162514264337593543950335", A.AnnualRevenue <= decimal.MaxValue },
        { "Account", "AnnualRevenue > USD5000", A.AnnualRevenue > new SoqlCurrency("USD", 5000) },
        { "Account", "AnnualRevenue IN (1, 2.5)", A.AnnualRevenue.In(1m, 2.5m) },
        { "Account", "BillingLatitude < 46.9", A.BillingLatitude < 46.9 },
        { "Account", "BillingLatitude = 5.0", A.BillingLatitude == 5 },
        { "Project__c", "Completion__c < 0.5", P.Completion__c < 0.5m },
        // booleans
        { "Account", "IsDeleted = true", A.IsDeleted },
        { "Account", "IsDeleted = false", !A.IsDeleted },
        { "Account", "IsDeleted = true", A.IsDeleted == true },
        { "Account", "IsDeleted != true", A.IsDeleted != true },
        { "Account", "(NOT (IsDeleted = true AND Name = 'x'))", !(A.IsDeleted && A.Name == "x") },
        // dates
        { "Project__c", "StartDate__c = 2026-11-23", P.StartDate__c == new DateOnly(2026, 11, 23) },
        { "Project__c", "StartDate__c = null", P.StartDate__c == null },
        { "Project__c", "StartDate__c >= LAST_N_DAYS:30", P.StartDate__c >= SoqlDate.LastNDays(30) },
        { "Project__c", "StartDate__c IN (2026-01-01, 2026-12-31)", P.StartDate__c.In(
            new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)) },
        { "Project__c", "KickoffAt__c < 2026-11-23T08:15:30.000Z", P.KickoffAt__c < new DateTimeOffset(
            2026, 11, 23, 10, 15, 30, TimeSpan.FromHours(2)) },
        { "Project__c", "KickoffAt__c = TODAY", P.KickoffAt__c == SoqlDate.Today },
        { "Project__c", "KickoffAt__c != null", P.KickoffAt__c != null },
        { "Project__c", "DailyStandup__c > 09:30:00.000Z", P.DailyStandup__c > new TimeOnly(9, 30) },
        { "Project__c", "CALENDAR_YEAR(StartDate__c) = 2026", P.StartDate__c.CalendarYear == 2026 },
        { "Project__c", "DAY_ONLY(KickoffAt__c) = 2026-11-23", P.KickoffAt__c.DayOnly == new DateOnly(2026, 11, 23) },
        { "Project__c", "HOUR_IN_DAY(convertTimezone(KickoffAt__c)) < 12", P.KickoffAt__c.ConvertTimezone().HourInDay < 12 },
        // ids
        { "Account", "Id = '001000000000001AAA'", A.Id == Acme },
        { "Account", "ParentId != '001000000000001AAA'", A.ParentId != Acme },
        { "Account", "ParentId = null", A.ParentId == null },
        { "Account", "Id IN ('001000000000001AAA')", A.Id.In(Acme) },
        { "Task", "WhatId = '001000000000001AAA'", T.WhatId == Acme },
        { "Task", "What.Type = 'Account'", T.What.Is<Account>() },
        // picklists
        { "Account", "Industry = 'Technology'", A.Industry == AccountIndustry.Technology },
        { "Account", "Industry = null", A.Industry == null },
        { "Account", "Industry IN ('Technology', 'It\\'s new')", A.Industry.In(
            AccountIndustry.Technology, new AccountIndustry("It's new")) },
        { "Account", "Industry LIKE 'Tech%'", A.Industry.StartsWith("Tech") },
        { "Project__c", "Tags__c = 'Strategic;Green'", P.Tags__c == (PicklistSet<Project__cTags__c>)[
            Project__cTags__c.Strategic, Project__cTags__c.Green
        ] },
        { "Project__c", "Tags__c INCLUDES ('Strategic', 'Green;Public')", P.Tags__c.Includes(
            Project__cTags__c.Strategic, [Project__cTags__c.Green, Project__cTags__c.Public]) },
        { "Project__c", "Tags__c EXCLUDES ('Public')", P.Tags__c.Excludes(Project__cTags__c.Public) },
        // parents
        { "Account", "Owner.Manager.Name = 'Kim'", A.Owner.Manager.Name == "Kim" },
        { "Project__c", "Account__r.Owner.IsActive = true", P.Account__r.Owner.IsActive },
        // distances
        {
            "Project__c", "DISTANCE(Site__c, GEOLOCATION(46.95, -7.45), 'km') < 20.0",
            P.Site__c.DistanceTo(new GeoPoint(46.95, -7.45), DistanceUnit.Kilometers) < 20
        },
        // semi-joins
        { "Account", "Id IN (SELECT AccountId FROM Contact)", A.Contacts.Any() },
        { "Account", "Id IN (SELECT AccountId FROM Contact WHERE Email LIKE '%@acme.com')", A.Contacts.Any(
            c => c.Email.EndsWith("@acme.com")) },
        { "Account", "Id NOT IN (SELECT AccountId FROM Contact WHERE Email = null)", A.Contacts.None(c => c.Email == null) },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void An_operator_becomes_its_text(string from, string text, Condition? condition) =>
        Assert.Equal(text, Statements.Valid(condition, from));

    [Fact]
    public void In_an_empty_list_is_nothing_and_outside_of_one_is_everything()
    {
        Assert.Equal("Id = null", Statements.Valid(A.Name.In()));
        Assert.Equal("Id != null", Statements.Valid(A.Name.NotIn()));
        Assert.Equal("Id = null", Statements.Valid(A.Id.In(new List<Id<Account>>())));
        Assert.Equal("Id = null AND Phone = 'x'", Statements.Valid(A.Industry.In() && A.Phone == "x"));
    }

    [Fact]
    public void Includes_without_a_value_is_refused() => Assert.Throws<ArgumentException>(() => P.Tags__c.Includes());

    [Fact]
    public void A_default_id_or_picklist_is_refused_and_told()
    {
        Assert.Contains("the default value of an id", Assert.Throws<ArgumentException>(
            () => (A.Id == default(Id<Account>)).ToString()).Message, StringComparison.Ordinal);
        Assert.Contains("the default value of AccountIndustry", Assert.Throws<ArgumentException>(
            () => (A.Industry == default(AccountIndustry)).ToString()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => (A.BillingLatitude > double.NaN).ToString());
        Assert.Throws<ArgumentException>(() => (A.BillingLatitude > double.PositiveInfinity).ToString());
    }

    [Fact]
    public void A_place_beyond_the_poles_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => P.Site__c.DistanceTo(new GeoPoint(91, 0), DistanceUnit.Miles));
}
