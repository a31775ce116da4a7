using Acme.Crm;
using CsCheck;

namespace Salesforce.Typed.Tests;

/// <summary>The clauses of a query: immutable, and what LINQ means by them.</summary>
public class QueryTests
{
    private static readonly SalesforceClient Org = StubOrg.Always("{}").Client();

    [Fact]
    public void Take_and_Skip_mean_what_they_mean_in_LINQ() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 12]).Array[0, 6].Sample(steps =>
        {
            LimitedQuery<Account, AccountFields> query = Org.Account;
            IEnumerable<int> list = Enumerable.Range(0, 20);
            foreach (var (isTake, count) in steps)
            {
                query = isTake ? query.Take(count) : query.Skip(count);
                list = isTake ? list.Take(count) : list.Skip(count);
            }
            var soql = Statements.Valid(query.ToSoql());
            Assert.Equal(list, Enumerable.Range(0, 20).Skip(Number(soql, " OFFSET ") ?? 0).Take(Number(soql, " LIMIT ") ?? int.MaxValue));
        }, iter: 3_000);

    [Fact]
    public void Take_and_Skip_take_no_negative_count()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Org.Account.Take(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Org.Account.Skip(-1));
    }

    [Fact]
    public void Orders_follow_one_another_and_a_new_one_replaces_them()
    {
        Assert.EndsWith(
            " ORDER BY AnnualRevenue DESC NULLS LAST, Name, Owner.Name DESC",
            Statements.Valid(Org.Account.OrderByDescending(a => a.AnnualRevenue, Nulls.Last).ThenBy(a => a.Name).ThenByDescending(
                a => a.Owner.Name).ToSoql()),
            StringComparison.Ordinal);
        Assert.EndsWith(" ORDER BY Phone NULLS FIRST", Statements.Valid(
            Org.Account.OrderBy(a => a.Name).OrderBy(a => a.Phone, Nulls.First).ToSoql()), StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_add_up()
    {
        var query = Org.Account.Where(a => a.Name == "x").Where(a => a.Phone == "y" || a.Site == "z");
        Assert.EndsWith(
            " FROM Account WHERE Name = 'x' AND (Phone = 'y' OR Site = 'z')", Statements.Valid(query.ToSoql()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_never_changes_and_many_threads_share_it()
    {
        var query = Org.Account.Where(a => a.Name == "x");
        var before = query.ToSoql();
        Parallel.For(0, 500, i =>
        {
            var mine = query.Where(a => a.NumberOfEmployees == i).OrderBy(a => a.Name).Take(i).Skip(1);
            Assert.Contains($"Name = 'x' AND NumberOfEmployees = {i} ORDER BY Name LIMIT {Math.Max(i - 1, 0)} OFFSET "
                + $"1", mine.ToSoql(), StringComparison.Ordinal);
            Assert.Equal(before, query.ToSoql());
        });
        Assert.Equal(before, query.ToSoql());
    }

    [Fact]
    public void A_condition_is_kept_and_shared()
    {
        var fields = default(AccountFields);
        var shared = fields.Name == "x";
        Parallel.For(
            0, 500, i => Assert.Equal($"Name = 'x' AND NumberOfEmployees = {i}", (shared & (fields.NumberOfEmployees == i))!.ToString()));
        Assert.Equal("Name = 'x'", shared!.ToString());
    }

    [Fact]
    public void The_default_list_of_every_object_is_a_statement()
    {
        foreach (var info in AllObjects.Infos)
        {
            var soql = Statements.Valid($"SELECT {info.DefaultFields} FROM {info.Name}");
            Assert.StartsWith("SELECT ", soql, StringComparison.Ordinal);
            Assert.Contains("Id", info.DefaultFields.Split(", "));
        }
    }

#pragma warning disable SFT1004 // The analyzer sees these in the code; where a condition is put together in parts, the run has to tell.
    [Fact]
    public void Semi_joins_that_SOQL_refuses_are_refused_and_told()
    {
        Assert.Contains("OR or NOT", Refused(Org.Account.Where(a => a.Contacts.Any() || a.Name == "x")), StringComparison.Ordinal);
        Assert.Contains("OR or NOT", Refused(Org.Account.Where(a => !a.Contacts.Any())), StringComparison.Ordinal);
        Assert.Contains("2 semi-joins", Refused(
            Org.Account.Where(a => a.Contacts.Any() && a.Opportunities.Any() && a.Assets.Any())), StringComparison.Ordinal);
        Assert.Contains("cannot query Account, the object that it filters", Refused(
            Org.Account.Where(a => a.ChildAccounts.Any())), StringComparison.Ordinal);
        Assert.Contains("no semi-join or anti-join from Task", Refused(Org.Account.Where(a => a.Tasks.Any())), StringComparison.Ordinal);
        Assert.Contains("of Contact itself", Refused(Org.Contact.Where(c => c.Account.Opportunities.Any())), StringComparison.Ordinal);
        Assert.Contains("inside another", Refused(Org.Account.Where(a => a.Contacts.Any(c => c.Cases.Any()))), StringComparison.Ordinal);
        Assert.Contains("no groups", Refused(
            Org.Account.Where(a => a.Id.In(Org.Contact.GroupBy(c => c.AccountId).Select(g => g.Key)))), StringComparison.Ordinal);
        Assert.Contains("one id or reference", Refused(
            Org.Account.Where(a => a.OwnerId.In(Org.Contact.Select(c => c.Account!.OwnerId)))), StringComparison.Ordinal);
        Assert.Contains("Name is not one", Assert.Throws<InvalidOperationException>(
            () => default(AccountFields).Name.In(Org.Contact.Select(c => c.LastName))).Message, StringComparison.Ordinal);
        Statements.Valid(Org.Account.Where(a => a.Contacts.Any() && a.Opportunities.None() && a.Name == "x").ToSoql());
    }

    [Fact]
    public void A_join_far_down_in_a_long_chain_is_found_without_descending()
    {
        Condition? all = null;
        var fields = default(AccountFields);
        for (var i = 0; i < 50_000; i++)
            all &= i == 25_000 ? fields.ChildAccounts.Any() : fields.NumberOfEmployees != i;
        Assert.Contains("cannot query Account, the object that it filters", Refused(Org.Account.Where(_ => all)), StringComparison.Ordinal);
    }
#pragma warning restore SFT1004

    [Theory]
    [InlineData("mine; DROP")]
    [InlineData("")]
    [InlineData("a b")]
    public void A_scope_is_a_word(string scope) => Assert.ThrowsAny<ArgumentException>(() => Org.Account.UsingScope(scope));

    private static string Refused(SoqlQuery<Account, AccountFields> query) =>
        Assert.Throws<InvalidOperationException>(() => query.ToSoql()).Message;

    private static string Refused(SoqlQuery<Contact, ContactFields> query) =>
        Assert.Throws<InvalidOperationException>(() => query.ToSoql()).Message;

    private static int? Number(string soql, string word) => soql.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at
        ? int.Parse(soql[(at + word.Length)..].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)
        : null;
}
