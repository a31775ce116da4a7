using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>
/// What users of LINQ write first: values that may be null, operands in either order, and the names of .NET's own methods.
/// </summary>
public class ExpressionTests
{
    private const string Constant = "x";

    private static readonly AccountFields A = default;
    private static readonly ContactFields C = default;
    private static readonly OpportunityFields O = default;
    private static readonly Project__cFields P = default;
    private static readonly SfTaskFields T = default;
    private static readonly Id<Account> Acme = Id<Account>.Parse("001000000000001");
    private static readonly Id<Account>? MaybeAcme = Acme;
    private static readonly decimal? MaybeAmount = 5.5m;
    private static readonly int? MaybeNumber = 5;
    private static readonly double? MaybeDouble = 5.5;
    private static readonly bool? MaybeFlag = true;
    private static readonly DateOnly? MaybeDay = new DateOnly(2026, 11, 23);
    private static readonly DateTimeOffset? MaybeInstant = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeOnly? MaybeTime = new TimeOnly(9, 30);

    public static TheoryData<string, string, Condition?> NullableValues => new()
    {
        { "Account", "AnnualRevenue > 5.5", A.AnnualRevenue > MaybeAmount },
        { "Account", "AnnualRevenue < 5", A.AnnualRevenue < MaybeNumber },
        { "Account", "NumberOfEmployees >= 5", A.NumberOfEmployees >= MaybeNumber },
        { "Account", "BillingLatitude <= 5.5", A.BillingLatitude <= MaybeDouble },
        { "Opportunity", "CloseDate > 2026-11-23", O.CloseDate > MaybeDay },
        { "Project__c", "KickoffAt__c < 2026-11-23T08:00:00.000Z", P.KickoffAt__c < MaybeInstant },
        { "Project__c", "DailyStandup__c >= 09:30:00.000Z", P.DailyStandup__c >= MaybeTime },
        { "Account", "Id > '001000000000001AAA'", A.Id > MaybeAcme },
        { "Account", "IsDeleted = true", A.IsDeleted == MaybeFlag },
        { "Project__c", "CALENDAR_YEAR(StartDate__c) = 5", P.StartDate__c.CalendarYear == MaybeNumber },
        { "Project__c", "DAY_ONLY(KickoffAt__c) != 2026-11-23", P.KickoffAt__c.DayOnly != MaybeDay },
    };

    public static TheoryData<string, string, Condition?> Reversed => new()
    {
        { "Account", "Name = 'x'", Constant == A.Name },
        { "Account", "Name != null", null != A.Name },
        { "Account", "Name > 'x'", "x" < A.Name },
        { "Account", "NumberOfEmployees > 5", 5 < A.NumberOfEmployees },
        { "Account", "NumberOfEmployees <= 5", 5 >= A.NumberOfEmployees },
        { "Account", "AnnualRevenue >= 5.5", 5.5m <= A.AnnualRevenue },
        { "Account", "AnnualRevenue < USD5", new SoqlCurrency("USD", 5) > A.AnnualRevenue },
        { "Account", "BillingLatitude = 5.5", 5.5 == A.BillingLatitude },
        { "Account", "Id = '001000000000001AAA'", Acme == A.Id },
        { "Account", "ParentId = null", null == A.ParentId },
        { "Account", "Id > '001000000000001AAA'", Acme < A.Id },
        { "Account", "Industry = 'Technology'", AccountIndustry.Technology == A.Industry },
        { "Account", "IsDeleted = false", false == A.IsDeleted },
        { "Opportunity", "CloseDate >= 2026-11-23", new DateOnly(2026, 11, 23) <= O.CloseDate },
        { "Opportunity", "CloseDate > LAST_N_DAYS:30", SoqlDate.LastNDays(30) < O.CloseDate },
        { "Project__c", "KickoffAt__c != 2026-11-23T08:00:00.000Z", MaybeInstant != P.KickoffAt__c },
        { "Project__c", "DailyStandup__c < 09:30:00.000Z", new TimeOnly(9, 30) > P.DailyStandup__c },
        { "Project__c", "CALENDAR_YEAR(StartDate__c) > 2025", 2025 < P.StartDate__c.CalendarYear },
        { "Project__c", "DAY_ONLY(KickoffAt__c) <= 2026-11-23", MaybeDay >= P.KickoffAt__c.DayOnly },
        { "Project__c", "Tags__c = 'Green'", (PicklistSet<Project__cTags__c>)Project__cTags__c.Green == P.Tags__c },
        { "Task", "WhatId = '001000000000001AAA'", (TaskWhatId)Acme == T.WhatId },
    };

    public static TheoryData<string, string, Condition?> NamesOfNet => new()
    {
        { "Account", "AnnualRevenue != null", A.AnnualRevenue.HasValue },
        { "Account", "(NOT ParentId != null)", !A.ParentId.HasValue },
        { "Account", "Industry != null", A.Industry.HasValue },
        { "Project__c", "Tags__c != null", P.Tags__c.HasValue },
        { "Account", "Name = null", string.IsNullOrEmpty(A.Name) },
        { "Account", "(NOT Parent.Name = null)", !string.IsNullOrWhiteSpace(A.Parent.Name) },
        { "Account", "Industry = null", string.IsNullOrEmpty(A.Industry) },
        { "Account", "Name = 'x'", A.Name.Equals(Constant) },
        { "Account", "NumberOfEmployees = 5", A.NumberOfEmployees.Equals(5) },
        { "Project__c", "Tags__c INCLUDES ('Green')", P.Tags__c.Contains(Project__cTags__c.Green) },
        { "Account", "Name IN ('a', 'b')", new List<string> { "a", "b" }.Contains(A.Name) },
        { "Account", "Name IN ('a', 'b')", new[] { "a", "b" }.Contains(A.Name) },
        { "Account", "(NOT Name IN ('a'))", !new HashSet<string> { "a" }.Contains(A.Name) },
        { "Account", "Id IN ('001000000000001AAA')", new List<Id<Account>> { Acme }.Contains(A.Id) },
        { "Contact", "AccountId IN ('001000000000001AAA')", new List<Id<Account>?> { Acme }.Contains(C.AccountId) },
        { "Contact", "AccountId NOT IN ('001000000000001AAA')", C.AccountId.NotIn(new List<Id<Account>?> { Acme }) },
        { "Account", "Industry IN ('Technology')", new[] { AccountIndustry.Technology }.Contains(A.Industry) },
        { "Account", "NumberOfEmployees IN (1, 2)", Enumerable.Range(1, 2).Contains(A.NumberOfEmployees) },
        { "Opportunity", "CloseDate IN (2026-11-23)", new[] { new DateOnly(2026, 11, 23) }.Contains(O.CloseDate) },
        { "Account", "Id = null", new List<string>().Contains(A.Name) },
    };

    public static TheoryData<string, string, Condition?> Labels => new()
    {
        { "Account", "toLabel(Industry) = 'Technologie'", A.Industry.ToLabel() == "Technologie" },
        { "Account", "toLabel(Industry) != 'Technologie'", "Technologie" != A.Industry.ToLabel() },
        { "Account", "Industry = null", A.Industry.ToLabel() == null },
        { "Account", "toLabel(Industry) IN ('a', 'b')", A.Industry.ToLabel().In("a", "b") },
        { "Account", "toLabel(Industry) LIKE 'Tech%'", A.Industry.ToLabel().StartsWith("Tech") },
        { "Contact", "toLabel(Account.Industry) = 'x'", C.Account.Industry.ToLabel() == "x" },
        { "Project__c", "toLabel(Tags__c) = 'x'", P.Tags__c.ToLabel() == "x" },
    };

    [Theory]
    [MemberData(nameof(NullableValues))]
    [MemberData(nameof(Reversed))]
    [MemberData(nameof(NamesOfNet))]
    [MemberData(nameof(Labels))]
    public void An_expression_becomes_its_text(string from, string text, Condition? condition) =>
        Assert.Equal(text, Statements.Valid(condition, from));

    [Fact]
    public void A_null_in_a_variable_is_refused_where_SOQL_does_not_take_it_and_the_exception_names_the_field()
    {
        decimal? amount = null;
        int? number = null;
        double? coordinate = null;
        DateOnly? day = null;
        DateTimeOffset? instant = null;
        TimeOnly? time = null;
        Id<Account>? id = null;
        bool? flag = null;
        Refused("AnnualRevenue > null", () => A.AnnualRevenue > amount);
        Refused("AnnualRevenue < null", () => amount > A.AnnualRevenue);
        Refused("NumberOfEmployees >= null", () => A.NumberOfEmployees >= number);
        Refused("BillingLatitude", () => A.BillingLatitude <= coordinate);
        Refused("Parent.CreatedDate", () => A.Parent.CreatedDate < instant);
        Refused("CloseDate", () => O.CloseDate > day);
        Refused("DailyStandup__c", () => P.DailyStandup__c > time);
        Refused("Id > null", () => A.Id > id);
        Refused("Id > null", () => A.Id > default(Id<Account>?));
        Refused("IsDeleted", () => A.IsDeleted == flag);
        Refused("IsDeleted", () => flag != A.IsDeleted);
        Refused("CALENDAR_YEAR(StartDate__c)", () => P.StartDate__c.CalendarYear == number);
        Refused("DAY_ONLY(KickoffAt__c)", () => P.KickoffAt__c.DayOnly > day);
        Refused("index 1", () => new List<Id<Account>?> { Acme, null }.Contains(C.AccountId));
        Refused("default value of an id", () => A.Id < default(Id<Account>));
        Assert.Equal("AnnualRevenue = null", (A.AnnualRevenue == amount).ToString());
        Assert.Equal("ParentId != null", (id != A.ParentId).ToString());
    }

    [Fact]
    public void A_long_list_in_Contains_is_split_as_one_in_In_is()
    {
        var ids = Enumerable.Range(0, 9_000).Select(i => Id<Account>.Parse($"001{i:D12}")).ToList();
        Assert.Equal(ids.Count, A.Id.In(ids).ToString().Split(", ").Length);
        Assert.Equal(A.Id.In(ids).ToString(), ids.Contains(A.Id).ToString());
    }

    private static void Refused(string text, Func<object?> act) =>
        Assert.Contains(text, Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);
}
