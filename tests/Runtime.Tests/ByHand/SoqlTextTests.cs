using System.Globalization;
using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Tests;

public sealed class SoqlTextTests
{
    private static readonly Id<Account> One = Id<Account>.Parse("001000000000001AAA");
    private static readonly Id<Account> Two = Id<Account>.Parse("001000000000002AAA");
    private static readonly SalesforceClient Client = new(
        new SalesforceOptions { Instance = new("https://acme.my.salesforce.com"), Auth = new ExternalTokenFlow("none") });

    private static string Text(SoqlText soql) => soql.ToString();

    private static SoqlStatement<Account> Accounts(SoqlText soql) => Client.Query<Account>(soql, TestContext.Current.CancellationToken);

    private static SoqlStatement<Contact> Contacts(SoqlText soql) => Client.Query<Contact>(soql, TestContext.Current.CancellationToken);

    private static void Refused(string message, Func<string> build) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(build).Message, StringComparison.Ordinal);

    [Fact]
    public void A_value_is_written_by_its_type()
    {
        string? none = null;
        int? noNumber = null;
        Assert.Equal("WHERE a = 'O\\'Hara \\\\ \\\"x\\\"\\n'", Text($"WHERE a = {"O'Hara \\ \"x\"\n"}"));
        Assert.Equal("WHERE a = null AND b != null", Text($"WHERE a = {none} AND b != {noNumber}"));
        Assert.Equal("WHERE a > -5 AND b < 9223372036854775807", Text($"WHERE a > {-5} AND b < {long.MaxValue}"));
        Assert.Equal("WHERE a >= 2.50 AND b <= 0.1", Text($"WHERE a >= {2.50m} AND b <= {0.1}"));
        Assert.Equal("WHERE a = true AND b = 'x'", Text($"WHERE a = {true} AND b = {'x'}"));
        Assert.Equal("WHERE a = 2026-11-24", Text($"WHERE a = {new DateOnly(2026, 11, 24)}"));
        Assert.Equal(
            "WHERE a = 2026-11-24T07:30:00.000Z", Text($"WHERE a = {new DateTimeOffset(2026, 11, 24, 8, 30, 0, TimeSpan.FromHours(1))}"));
        Assert.Equal("WHERE a = 08:30:00.000Z", Text($"WHERE a = {new TimeOnly(8, 30)}"));
        Assert.Equal("WHERE a = LAST_N_DAYS:3 AND b > USD5000.5", Text(
            $"WHERE a = {SoqlDate.LastNDays(3)} AND b > {new SoqlCurrency("USD", 5000.5m)}"));
        Assert.Equal("WHERE a = '001000000000001AAA' AND b = 'Energy'", Text($"WHERE a = {One} AND b = {AccountIndustry.Energy}"));
        Assert.Equal("WHERE DISTANCE(Loc__c, GEOLOCATION(53.5, -10.0), 'km') < 20", Text(
            $"WHERE DISTANCE(Loc__c, {new GeoPoint(53.5, -10)}, {DistanceUnit.Kilometers}) < {20}"));
        Assert.Equal("WHERE DISTANCE(Loc__c, GEOLOCATION(53.5, -10), 'mi') < 20", Text(
            $"WHERE DISTANCE(Loc__c, GEOLOCATION({53.5}, {-10}), {"mi"}) < {20}"));
        Assert.Equal("LIMIT 5 OFFSET 10", Text($"LIMIT {5} OFFSET {10L}"));
        Assert.Equal("WHERE d = LAST_N_DAYS:7 AND e = N_MONTHS_AGO:2", Text($"WHERE d = LAST_N_DAYS:{7} AND e = N_MONTHS_AGO:{2}"));
    }

    [Fact]
    public void A_value_does_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal("WHERE a = 1234.5 AND b = 0.5 AND c = -1", Text($"WHERE a = {1234.5m} AND b = {0.5} AND c = {-1}"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_list_brings_its_parentheses_where_there_are_none()
    {
        Id<Account>[] ids = [One, Two];
        List<string> names = ["a'", "b"];
        const string Both = "('001000000000001AAA', '001000000000002AAA')";
        Assert.Equal($"WHERE Id IN {Both}", Text($"WHERE Id IN {ids}"));
        Assert.Equal($"WHERE Id IN {Both}", Text($"WHERE Id IN ({ids})"));
        Assert.Equal($"WHERE Id NOT IN {Both}", Text($"WHERE Id NOT IN {ids.Where(i => !i.IsNone)}"));
        Assert.Equal("WHERE Name IN('a\\'', 'b') AND Id IN ('a\\'', 'b')", Text($"WHERE Name IN({names}) AND Id IN{names}"));
        Assert.Equal("WHERE Name IN ('a\\'', 'b', 'c')", Text($"WHERE Name IN ({names}, {"c"})"));
        Assert.Equal("WHERE n IN (1, 2)", Text($"WHERE n IN {new[] { 1, 2 }}"));
        Assert.Equal("WHERE n IN ('x')", Text($"WHERE n IN {"x"}"));
        Assert.Equal(
            "WHERE i IN ('Energy', 'Technology')", Text($"WHERE i IN {new[] { AccountIndustry.Energy, AccountIndustry.Technology }}"));
        Assert.Equal("WHERE d IN (2026-01-01, TODAY)", Text($"WHERE d IN ({new[] { new DateOnly(2026, 1, 1) }}, {SoqlDate.Today})"));
    }

    [Fact]
    public void Conditions_and_queries_stand_in_a_statement()
    {
        Condition typed = new AccountFields().Name == "a'b" | new AccountFields().NumberOfEmployees > 5;
        Assert.Equal("WHERE (Name = 'a\\'b' OR NumberOfEmployees > 5) AND Id != null", Text($"WHERE {typed} AND Id != null"));
        Assert.Equal("WHERE (NOT (Name = 'a\\'b' OR NumberOfEmployees > 5))", Text($"WHERE (NOT {typed})"));
        var owners = Client.Contact.Where(c => c.LastName == "x'").Project(new Selection(Contact.Info, "AccountId"), c => c.AccountId);
        Assert.Equal("WHERE Id IN (SELECT AccountId FROM Contact WHERE LastName = 'x\\'')", Text($"WHERE Id IN {owners}"));
        Assert.Equal("WHERE Id IN (SELECT AccountId FROM Contact WHERE LastName = 'x\\'')", Text($"WHERE Id IN ({owners})"));
        Refused("an order or a limit", () => Text($"WHERE Id IN {owners.Take(5)}"));
        Refused("is a query", () => Text($"WHERE Id = {owners}"));
        Refused("is a condition", () => Text($"WHERE Id = {typed}"));
        Refused("condition that is null", () => Text($"WHERE {(Condition?)null}"));
    }

    [Fact]
    public void A_pattern_keeps_its_wildcards_and_a_literal_part_has_none()
    {
        Assert.Equal("WHERE Name LIKE 'a%_\\%\\_\\\\b\\'%'", Text($"WHERE Name LIKE {"a%_\\%\\_\\\\b'%"}"));
        Assert.Equal("WHERE Name LIKE '100\\% \\_\\\\%'", Text($"WHERE Name LIKE {Soql.LikeLiteral("100% _\\") + "%"}"));
        Assert.Equal("plain", Soql.LikeLiteral("plain"));
        Refused("pattern of LIKE", () => Text($"WHERE Name LIKE {5}"));
        Refused("pattern of LIKE", () => Text($"WHERE Name LIKE {(string?)null}"));
    }

    [Fact]
    public void A_hole_where_no_value_can_stand_is_refused_by_its_number()
    {
        const string Name = "Name";
        Refused("Hole 1 of the statement, after \"SELECT \", stands where no value can", () => Text($"SELECT {Name} FROM Account"));
        Refused("Soql.Identifier(name)", () => Text($"SELECT Id FROM {Name}"));
        Refused("Hole 2", () => Text($"SELECT Id FROM Account WHERE Name = {Name} ORDER BY {Name}"));
        Refused("inside quotes", () => Text($"SELECT Id FROM Account WHERE Name = '{Name}'"));
        Refused("inside quotes", () => Text($"SELECT Id FROM Account WHERE Name LIKE '{Name}%'"));
        Refused("inside quotes", () => Text($"WHERE Name = 'it\\'s {Name}'"));
        Refused("a condition stands here", () => Text($"SELECT Id FROM Account WHERE {Name} = 'x'"));
        Refused("stands where no value can", () => Text($"WHERE Name {Name} 'x'"));
        Refused("follows another hole directly", () => Text($"WHERE Name = {Name}{Name}"));
        Refused("is directly followed by 0", () => Text($"LIMIT {5}0"));
        Refused("is directly followed by %", () => Text($"WHERE Name LIKE {Name}%"));
        Refused("is directly followed by '", () => Text($"WHERE Name = {Name}'x'"));
        Refused("stands where no value can", () => Text($"LIMIT 5{5}"));
        Refused("whole number of rows", () => Text($"LIMIT {-1}"));
        Refused("whole number of rows", () => Text($"LIMIT {Name}"));
        Refused("whole number, from 1 on", () => Text($"WHERE d = LAST_N_DAYS:{0}"));
        Refused("stands where no value can", () => Text($"WHERE d = TODAY:{5}"));
        Refused("degrees", () => Text($"WHERE DISTANCE(L, GEOLOCATION({Name}, 1), 'km') < 1"));
        Refused("'mi' or 'km'", () => Text($"WHERE DISTANCE(L, GEOLOCATION(1, 1), {Name}) < 1"));
        Refused("a GeoPoint", () => Text($"WHERE DISTANCE(L, {Name}, 'km') < 1"));
        Refused("stands where no value can", () => Text($"{Name}"));
        Refused("stands where no value can", () => Text($"SELECT Id FROM Account {Name}"));
    }

    [Fact]
    public void A_value_that_has_no_literal_is_refused_by_its_number()
    {
        Refused("Hole 1 of the statement, after \"WHERE Id = \", cannot be written: An id is needed", () =>
            Text($"WHERE Id = {default(Id<Account>)}"));
        Refused("4,000", () => Text($"WHERE a = {new string('x', 4001)}"));
        Refused("4,000", () => Text($"WHERE a LIKE {new string('x', 4001)}"));
        Refused("NaN has no literal", () => Text($"WHERE a = {double.NaN}"));
        Refused("default value", () => Text($"WHERE a = {default(AccountIndustry)}"));
        Refused("Hole 1", () => Text($"WHERE a LIKE {default(AccountIndustry)}"));
        Refused("empty list", () => Text($"WHERE a IN {Array.Empty<string>()}"));
        Refused("empty list", () => Text($"WHERE a IN ({new List<Id<Account>>()})"));
        Refused("list that is null", () => Text($"WHERE a IN {(string[]?)null}"));
        Refused("after IN, NOT IN", () => Text($"WHERE a = {new[] { "x" }}"));
    }

    [Fact]
    public void A_message_holds_no_data()
    {
        var refused = Assert.Throws<ArgumentException>(() => Text($"WHERE a = {"secret"} AND b = {new[] { "secret" }}"));
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_from_outside_is_checked_against_the_grammar_of_names()
    {
        Assert.Equal("SELECT Owner.Name, ERP__Code__c FROM Account ORDER BY Name", Text($"SELECT {Soql.Identifier("Owner.Name")}, "
            + $"{Soql.Identifier("ERP__Code__c")} FROM {Soql.Identifier("Account")} ORDER BY {Soql.Identifier("Name")}"));
        Assert.Equal("SELECT Owner.Name.x FROM a WHERE Name = 'x' AND (b = 1)", Text(
            $"SELECT Owner.{Soql.Identifier("Name")}.x FROM a WHERE {Soql.Identifier("Name")} = {"x"} AND ({Soql.Identifier("b")} = {1})"));
        foreach (var wrong in (string[])["", " ", "Name ", "Na me", "1a", "_a", "a.", ".a", "a..b", "a'b", "a,b", "Id FROM "
            + "Account--", "a\nb", "a\0", "Näme", "COUNT()", "a.1", "FROM", "null", "Desc"])
            Assert.Throws<ArgumentException>(() => Soql.Identifier(wrong));
        Refused("a value stands here", () => Text($"WHERE d = {Soql.Identifier("TODAY")}"));
        Refused("a value stands here", () => Text($"LIMIT {Soql.Identifier("x")}"));
        Refused("inside quotes", () => Text($"WHERE d = '{Soql.Identifier("TODAY")}'"));
        Refused("a part of it", () => Text($"SELECT a{Soql.Identifier("b")} FROM c"));
        Refused("a part of the name", () => Text($"SELECT {Soql.Identifier("b")}__c FROM c"));
        Refused("a part of it", () => Text($"SELECT {Soql.Identifier("a")}{Soql.Identifier("b")} FROM c"));
        Assert.Throws<InvalidOperationException>(() => Text($"SELECT {default(SoqlIdentifier)} FROM c"));
    }

    [Fact]
    public void Joined_texts_are_one_statement()
    {
        var name = "x'";
        Assert.Equal("SELECT Id FROM Account WHERE Name = 'x\\'' LIMIT 5", Text(
            $"SELECT Id FROM Acc" + $"ount WHERE Name = " + $"{name}" + $" LIMIT {5}"));
        Assert.Equal("Account", Accounts($"SELECT Id FROM Acc" + $"ount").ToSoql()[^7..]);
    }

    [Fact]
    public void A_statement_is_read_as_the_object_that_it_asks()
    {
        Assert.Throws<ArgumentException>(() => Contacts($"SELECT Id FROM Account"));
        Assert.Throws<ArgumentException>(() => Contacts($"SELECT Id FROM {Soql.Identifier("Account")}"));
        Assert.Throws<ArgumentException>(() => Accounts(SoqlText.Trusted("SELECT Id, (SELECT Id FROM Contacts) FROM Opportunity")));
        Accounts($"select id, (select id from Contacts) from account where Name = 'FROM x'");
        Accounts(SoqlText.Trusted("SELECT Id FROM\nAccount"));
        Assert.Contains("inside quotes", Assert.Throws<ArgumentException>(
            () => Accounts($"SELECT Id FROM Account WHERE Name = 'x")).Message, StringComparison.Ordinal);
        Assert.Contains("100,000", Assert.Throws<ArgumentException>(
            () => Accounts(SoqlText.Trusted("SELECT Id FROM Account" + new string(' ', 100_000)))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Accounts($"SELECT Id FROM Account").BatchSize(10));
    }
}
