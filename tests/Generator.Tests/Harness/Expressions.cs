namespace Salesforce.Typed.Tests;

/// <summary>
/// Expressions of queries: every kind of field with every operator and every form of value, and what users of LINQ write. Each is compiled
/// on its own.
/// </summary>
internal static class Expressions
{
    private static readonly string[] Equality = ["==", "!="];
    private static readonly string[] Relations = ["<", "<=", ">", ">="];

    /// <summary>The variables of the expressions, as fields of the class around them.</summary>
    public const string Variables = """
        public static SalesforceClient org = null!;
        static string text = "x"; static string? maybeText = "x"; static bool flag = true; static bool? maybeFlag = true;
        static int number = 5; static int? maybeNumber = 5; static long whole = 5; static long? maybeWhole = 5;
        static decimal amount = 5.5m; static decimal? maybeAmount = 5.5m; static double coordinate = 5.5; static double? maybeCoordinate = 5.5;
        static DateOnly day = new(2026, 1, 31); static DateOnly? maybeDay = day; static TimeOnly time = new(9, 30); static TimeOnly? maybeTime = time;
        static DateTimeOffset instant = new(2026, 1, 31, 8, 0, 0, TimeSpan.Zero); static DateTimeOffset? maybeInstant = instant;
        static DateTime clock = new(2026, 1, 31, 0, 0, 0, DateTimeKind.Utc);
        static Id<Account> id = Id<Account>.Parse("001000000000001AAA"); static Id<Account>? maybeId = id;
        static Id<User> owner = Id<User>.Parse("005000000000001AAA"); static Id<User>? maybeOwner = owner;
        static AccountIndustry industry = AccountIndustry.Energy; static AccountIndustry? maybeIndustry = industry;
        static PicklistSet<AccountRegions__c> regions = [AccountRegions__c.EMEA]; static PicklistSet<AccountRegions__c>? maybeRegions = regions;

        """;

    /// <summary>Every kind of field with every operator and every form of value.</summary>
    public static IEnumerable<(string Title, List<string> All)> Kinds()
    {
        yield return ("Text", Kind("Account", "a.Name", "\"x\"", "text", "maybeText", "5", "a.Phone", ["\"a\"", "\"b\""]));
        yield return ("Text area", Kind("Account", "a.Notes__c", "\"x\"", "text", "maybeText", "5", "a.Name", []));
        yield return ("A field of a parent", Kind("Account", "a.Owner.Name", "\"x\"", "text", "maybeText", "5", "a.Name", ["\"a\""]));
        yield return ("Whole number", Kind(
            "Account", "a.NumberOfEmployees", "5", "number", "maybeNumber", "\"5\"", "a.Visits__c", ["1", "2"]));
        yield return ("Whole number of 64 bits", Kind(
            "Account", "a.Visits__c", "5L", "whole", "maybeWhole", "5.5m", "a.NumberOfEmployees", ["1L"]));
        yield return ("Number", Kind("Account", "a.Score__c", "5.5m", "amount", "maybeAmount", "5.5", "a.Rate__c", ["1m", "2.5m"]));
        yield return ("Percentage", Kind("Account", "a.Rate__c", "5", "amount", "maybeNumber", "\"5\"", "a.Score__c", ["1m"]));
        yield return ("Currency", Kind("Account", "a.AnnualRevenue", "5.5m", "amount", "maybeAmount", "5.5", "a.Total__c", ["1m"]));
        yield return ("Coordinate", Kind(
            "Account", "a.Site__Latitude__s", "5.5", "coordinate", "maybeCoordinate", "5.5m", "a.Score__c", ["1.5"]));
        yield return ("Date", Kind(
            "Account", "a.Founded__c", "new DateOnly(2026, 1, 31)", "day", "maybeDay", "clock", "a.CreatedDate", ["day"]));
        yield return ("Date-time", Kind(
            "Account", "a.CreatedDate", "SoqlDate.Today", "instant", "maybeInstant", "clock", "a.Founded__c", ["instant"]));
        yield return ("Time", Kind(
            "Account", "a.Opens__c", "new TimeOnly(9, 30)", "time", "maybeTime", "clock", "a.CreatedDate", ["time"]));
        yield return ("Id", Kind(
            "Account", "a.Id", "Id<Account>.Parse(\"001000000000001AAA\")", "id", "maybeId", "\"001000000000001AAA\"", "a.ParentId",
            ["id"]));
        yield return ("Reference", Kind(
            "Account", "a.OwnerId", "Id<User>.Parse(\"005000000000001AAA\")", "owner", "maybeOwner", "id", "a.Id", ["owner"]));
        yield return ("Reference to several objects", Kind("Task", "a.WhatId", "id", "id", "maybeId", "owner", "a.Id", ["id"]));
        yield return ("Picklist", Kind(
            "Account", "a.Industry", "AccountIndustry.Energy", "industry", "maybeIndustry", "\"Energy\"", "a.SubIndustry__c",
            ["industry"]));
        yield return ("Label of a picklist", Kind(
            "Account", "a.Industry.ToLabel()", "\"Energie\"", "text", "maybeText", "5", "a.Name", ["text"]));
        yield return ("Multi-select picklist", Kind(
            "Account", "a.Regions__c", "AccountRegions__c.EMEA", "regions", "maybeRegions", "\"EMEA\"", "a.Industry", []));
        yield return ("Checkbox", Kind("Account", "a.IsActive__c", "true", "flag", "maybeFlag", "1", "a.IsPartner", []));
        yield return ("Function that gives a number", Kind(
            "Account", "a.Founded__c.CalendarYear", "2026", "number", "maybeNumber", "\"2026\"", "a.Score__c", ["2026"]));
        yield return ("Function that gives a date", Kind(
            "Account", "a.CreatedDate.DayOnly", "new DateOnly(2026, 1, 31)", "day", "maybeDay", "instant", "a.Founded__c", ["day"]));
        yield return ("Field that does not filter", Kind(
            "Account", "a.Description", "\"x\"", "text", "maybeText", "5", "a.Name", ["\"a\""]));
        yield return ("Compound", Kind("Account", "a.Site__c", "null", "maybeText", "maybeText", "5", "a.Name", []));
    }

    /// <summary>What users of LINQ write.</summary>
    public static IEnumerable<(string Title, List<string> All)> Habits()
    {
        yield return ("Methods and properties of .NET", [.. Members().Select(m => $"org.Account.Where(a => {m})")]);
        yield return ("Conditions", [.. Conditions().Select(c => $"org.Account.Where(a => {c})")]);
        yield return ("Orders", [.. Orders()]);
        yield return ("Groups", [.. Groups()]);
        yield return ("Queries", [.. Queries()]);
    }

    private static List<string> Kind(
        string sobject, string field, string literal, string variable, string maybe, string other, string second, string[] list)
    {
        List<string> all = [];
        foreach (var op in Equality.Concat(Relations))
        {
            foreach (var value in (string[])[literal, variable, maybe, "null"])
                all.Add($"{field} {op} {value}");
            all.Add($"{variable} {op} {field}");
        }
        all.Add($"null == {field}");
        all.Add($"{field} == {other}");
        all.Add($"{field} > {other}");
        all.Add($"{field} == {second}");
        all.Add($"{field}.HasValue");
        all.Add($"{field}.Equals({variable})");
        all.Add($"{field} + 1 > 5");
        if (list.Length > 0)
        {
            all.Add($"{field}.In({string.Join(", ", list)})");
            all.Add($"{field}.NotIn({string.Join(", ", list)})");
            all.Add($"new[] {{ {string.Join(", ", list)} }}.Contains({field})");
            all.Add($"!new[] {{ {string.Join(", ", list)} }}.Contains({field})");
        }
        return [.. all.Distinct().Select(e => $"org.{sobject}.Where(a => {e})")];
    }

    private static IEnumerable<string> Members() =>
    [
        "string.IsNullOrEmpty(a.Name)", "!string.IsNullOrWhiteSpace(a.Phone)", "string.IsNullOrEmpty(a.Industry)",
        "a.Name.StartsWith(text)", "a.Name.EndsWith(text)", "a.Name.Contains(text)", "a.Name.Like(\"A_m%\")", "!a.Name.StartsWith(text)",
        "a.Name.StartsWith(text, StringComparison.OrdinalIgnoreCase)", "a.Name.Equals(text, StringComparison.OrdinalIgnoreCase)",
        "a.Name.ToLower() == text", "a.Name.ToUpperInvariant() == text", "a.Name.Trim() == text", "a.Name.Length > 3",
        "a.Name.Substring(0, 1) == text",
        "a.Name.IndexOf(text) > 0", "a.Name.Replace(\"a\", \"b\") == text", "text.Contains(a.Name)", "a.Name is null", "a.Name is not null",
        "a.Name is \"x\" or \"y\"", "a.AnnualRevenue is > 5 and < 9", "a.Name.CompareTo(text) > 0", "a.Owner == null",
        "System.Text.RegularExpressions.Regex.IsMatch(a.Name, text)", "(decimal)a.AnnualRevenue > 5", "a.Indsutry == null",
        "a.Industry == \"Energy\"", "a.OwnerId == \"005000000000001AAA\"",
        "a.AnnualRevenue.Value > 5", "a.AnnualRevenue.GetValueOrDefault() > 5", "(a.AnnualRevenue ?? 0) > 5", "a.AnnualRevenue * 2 > 5",
        "5 - a.AnnualRevenue > 2",
        "a.AnnualRevenue > 5m / 2", "a.AnnualRevenue > new SoqlCurrency(\"EUR\", 5)", "a.AnnualRevenue.ConvertCurrency() > 5",
        "a.AnnualRevenue.Format() == text",
        "a.Founded__c.Year == 2026", "a.Founded__c.Month == 1", "a.Founded__c.Day == 1", "a.Founded__c.DayOfWeek == 1",
        "a.CreatedDate.Hour < 9", "a.CreatedDate.Date == day",
        "a.Founded__c.AddDays(7) > day", "a.Founded__c > day.AddDays(-7)", "a.Founded__c == SoqlDate.ThisFiscalQuarter",
        "a.CreatedDate > SoqlDate.LastNDays(30)",
        "a.CreatedDate >= DateTimeOffset.UtcNow.Date", "a.CreatedDate.ConvertTimezone().HourInDay < 9",
        "a.Regions__c.Contains(AccountRegions__c.EMEA)", "a.Regions__c.Includes(AccountRegions__c.EMEA)",
        "a.Regions__c.Excludes(AccountRegions__c.EMEA)",
        "new List<Id<Account>> { id }.Contains(a.Id)", "new HashSet<string> { text }.Contains(a.Name)",
        "new List<Id<Account>?> { maybeId }.Contains(a.ParentId)",
        "a.Industry.ToLabel().StartsWith(text)", "new List<int> { 1 }.Contains(a.Name)", "new List<Id<Account>> { id }.Contains(a.OwnerId)",
        "a.Founded__c.CalendarYear.HasValue",
        "a.Contacts.Any()", "a.Contacts.Any(c => c.Email == text)", "a.Contacts.None()", "a.Contacts.Count > 3", "!a.Contacts.Any()",
        "a.Tasks.Any()",
        "a.Contacts.Any(c => c.Reports.Any())", "a.ChildAccounts.Any()", "a.Parent.Contacts.Any()",
        "a.Id.In(org.Contact.Select(c => c.AccountId))", "a.Id.In(org.Contact.Take(5).Select(c => c.AccountId))",
        "a.Id.In(org.Contact.Select(c => c.Id))",
        "a.Name.In(org.Contact.Select(c => c.LastName))",
    ];

    private static IEnumerable<string> Conditions() =>
    [
        "a.Name == text && a.IsActive__c", "a.Name == text || a.Phone == null && a.IsActive__c", "!(a.Name == text)", "!a.IsActive__c",
        "a.IsActive__c", "a.Name",
        "flag ? a.IsActive__c : null", "flag ? a.Name == text : a.Phone == text", "flag || a.IsActive__c", "flag && a.IsActive__c", "true",
        "Condition.All", "Condition.None",
        "maybeText == null ? Condition.All : a.Name == maybeText", "a.IsActive__c == a.IsPartner",
        "(a.IsActive__c && a.IsPartner) || (!a.IsActive__c && !a.IsPartner)",
        "a.Name == text ? a.IsActive__c : a.IsPartner", "flag", "a.Name switch { \"x\" => a.IsActive__c, _ => a.IsPartner }",
        "a.Owner.IsActive", "a.Parent.Parent.Owner.Name == text", "a.Owner?.Name == text",
        "maybeAmount is { } least ? a.AnnualRevenue >= least : Condition.All",
    ];

    private static IEnumerable<string> Orders() =>
    [
        "org.Account.OrderBy(a => a.Name)", "org.Account.OrderByDescending(a => a.AnnualRevenue, Nulls.Last).ThenBy(a => a.Id)",
        "org.Account.OrderBy(a => a.Owner.Name)",
        "org.Account.OrderBy(a => flag ? a.Name : a.BillingCity)", "org.Account.OrderBy(a => flag ? a.Name : a.AnnualRevenue)",
        "org.Account.OrderBy(a => number switch { 1 => a.Name, 2 => a.AnnualRevenue, _ => a.CreatedDate })",
        "org.Account.OrderBy(a => a.Industry)",
        "org.Account.OrderBy(a => a.Industry.ToLabel())", "org.Account.OrderBy(a => a.Founded__c.CalendarYear)",
        "org.Account.OrderBy(a => a.Description)",
        "org.Account.OrderBy(a => a.Regions__c)", "org.Account.OrderBy(a => new { a.Name, a.Phone })",
        "org.Account.OrderBy(a => (a.Name, a.Phone))", "org.Account.OrderBy(a => text)", "org.Account.OrderBy(a => a.Contacts.Count)",
        "org.Account.OrderBy(a => a.Name).OrderBy(a => a.Phone)",
        "org.Account.OrderBy(a => a.Name).Where(a => a.IsActive__c).ThenBy(a => a.Phone)",
        "org.Account.OrderBy(a => a.Site__c.DistanceTo(new GeoPoint(53.5, 10), DistanceUnit.Kilometers))",
    ];

    private static IEnumerable<string> Groups() =>
    [
        "org.Account.GroupBy(a => a.Industry).Select(g => new { g.Key, N = g.Count() })",
        "org.Account.GroupBy(a => a.Industry).Having(g => g.Count() > number).Select(g => g.Key)",
        "org.Account.GroupBy(a => a.Industry).Having(g => g.Count() > maybeNumber).Select(g => g.Key)",
        "org.Account.GroupBy(a => a.Industry).Having(g => maybeAmount < g.Sum(a => a.AnnualRevenue)).Select(g => g.Key)",
        "org.Account.GroupBy(a => a.Industry).Having(g => g.Sum(a => a.AnnualRevenue) > null).Select(g => g.Key)",
        "org.Account.GroupBy(a => a.Industry).OrderByDescending(g => g.Count()).Select(g => g.Key)",
        "org.Account.GroupBy(a => a.Industry).OrderBy(g => flag ? g.Count() : g.Sum(a => a.AnnualRevenue)).Select(g => g.Key)",
        "org.Account.GroupBy(a => a.Description).Select(g => g.Key)",
        "org.Account.GroupBy(a => a.Industry).Select(g => g.Sum(a => a.Name))",
        "org.Account.GroupBy(a => a.Industry).Select(g => g.Average(a => a.AnnualRevenue))",
        "org.Account.GroupBy(a => a.Industry).Select(g => g.First())",
        "org.Account.GroupBy(a => a.Industry).Where(g => g.Count() > 1)", "org.Account.GroupBy(a => a.Industry).ToListAsync()",
        "org.Account.Aggregate(g => new { N = g.Count(), Most = g.Max(a => a.AnnualRevenue) })",
    ];

    private static IEnumerable<string> Queries() =>
    [
        "org.Account.Query()", "org.Account.Query().Where(a => a.Name == text).OrderBy(a => a.Name).Take(5)",
        "org.Account.Where(a => a.Id > id).OrderBy(a => a.Id).Take(200)",
        "org.Account.Take(5).Where(a => a.Name == text)", "org.Account.Take(5).OrderBy(a => a.Name)", "org.Account.Skip(40).Take(20)",
        "org.Account.Select(a => a.Name).Where(n => n == text)", "org.Account.Select(a => a.Name).OrderBy(n => n)",
        "org.Account.Select(a => a.BillingCity).Distinct()",
        "org.Account.Chunk(200)", "org.Account.MinBy(a => a.Name)", "org.Account.Reverse()", "org.Account.TakeWhile(a => a.IsActive__c)",
        "org.Account.UnionBy(org.Account, a => a.Id)",
        "org.Account.Select(a => a.Name).Order()", "org.Account.ToImmutableArray()", "org.Account.AsParallel()", "org.Account.Find(id)",
        "org.Account.Add(new Account { Name = text })",
        "org.Account.ExecuteDeleteAsync()", "org.Account.ToListAsnyc()",
        "org.Account.GroupJoin(org.Contact, a => a.Id, c => c.AccountId, (a, c) => a)", "org.Contct", "org.Lead",
        "org.Account.GetAsync(\"001000000000001AAA\")", "org.Account.Include(a => a.Owner)", "org.Account.AsNoTracking()",
        "org.Account.AsQueryable()", "org.Account.Union(org.Account)",
        "org.Account.WithRecordVisibilityContext(maxDescriptorPerRecord: 100)", "org.Account.UsingScope(\"mine\")",
    ];
}
