using Acme.Crm;
using Salesforce.Typed.Search;

namespace Salesforce.Typed.Tests;

/// <summary>A clause takes a condition, and never null in its place; conditions that are true for every record or none.</summary>
public class WholeConditionTests
{
    private static readonly SalesforceClient Org = StubOrg.Always("{}").Client();
    private static readonly AccountFields A = default;
    private static readonly Condition X = A.Name == "x";
    private static readonly Condition? Missing = null;

    [Fact]
    public void A_null_condition_is_refused_by_every_clause_that_takes_one()
    {
        Refused("Where", "Account", () => Org.Account.Where(a => null));
        Refused("Where", "Account", () => Org.Account.Where(a => Missing && Missing));
        Refused("Where", "Account", () => Org.Account.Where(a => a.Name == "x").Where(a => !Missing || Missing));
        Refused("Where", "Contact", () => Org.Account.WithChildren(a => a.Contacts, c => c.Where(x => Missing)));
        Refused("Contacts.Any", "Contact", () => Org.Account.Where(a => a.Contacts.Any(c => Missing)));
        Refused("Contacts.None", "Contact", () => Org.Account.Where(a => a.Contacts.None(c => null)));
        Refused("Having", "Account", () => Org.Account.GroupBy(a => a.Name).Having(g => Missing));
        Refused("Where", "Contact", () => SearchTarget.Of(Org.Contact.Where(c => Missing)));
        Refused("Hole 1", "WHERE", () => Text($"SELECT Id FROM Account WHERE {Missing}"));
        Refused("Hole 1", "HAVING", () => Text($"SELECT Name FROM Account GROUP BY Name HAVING {Missing}"));

        static void Refused(string method, string sobject, Action act)
        {
            var message = Assert.ThrowsAny<ArgumentException>(act).Message;
            Assert.Contains(method, message, StringComparison.Ordinal);
            Assert.Contains(sobject, message, StringComparison.Ordinal);
            Assert.Contains("`?? Condition.All`", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_is_neutral_in_AND_and_absorbs_OR_and_None_the_other_way_round()
    {
        var (all, none) = (Condition.All, Condition.None);
        Assert.Same(X, all & X);
        Assert.Same(X, X && all);
        Assert.Same(all, all | X);
        Assert.Same(all, X || all);
        Assert.Same(none, none & X);
        Assert.Same(none, X && none);
        Assert.Same(X, none | X);
        Assert.Same(X, X || none);
        Assert.Same(none, !all);
        Assert.Same(all, !none);
        Assert.Same(none, all && none);
        Assert.Same(all, none || all);
        Assert.Same(all, Missing & all);
        Assert.Same(none, none & Missing);
        Assert.Same(all, all | Missing);
        Assert.Same(none, Missing | none);
    }

    [Fact]
    public void All_needs_no_WHERE()
    {
        Assert.EndsWith(" FROM Account", Valid(Org.Account.Where(a => Missing ?? Condition.All)), StringComparison.Ordinal);
        Assert.EndsWith(
            " WHERE Name = 'x'", Valid(Org.Account.Where(a => a.Name == "x").Where(a => Condition.All)), StringComparison.Ordinal);
        Assert.EndsWith("WHERE Id IN (SELECT AccountId FROM Contact)", Valid(
            Org.Account.Where(a => a.Contacts.Any(c => Condition.All))), StringComparison.Ordinal);
        Assert.Contains(" FROM Contacts)", Valid(
            Org.Account.WithChildren(a => a.Contacts, c => c.Where(x => Condition.All))), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "HAVING", Valid(Org.Account.GroupBy(a => a.Name).Having(g => Condition.All).Select(g => g.Key)), StringComparison.Ordinal);
        Assert.Null(SearchTarget.Of(Org.Contact.Where(c => Condition.All)).Where);
        Assert.Equal("Id != null", Condition.All.ToString());
    }

    [Fact]
    public void None_is_a_condition_that_no_record_fulfills()
    {
        Assert.EndsWith(" WHERE Id = null", Valid(Org.Account.Where(a => Condition.None)), StringComparison.Ordinal);
        Assert.EndsWith(
            " WHERE Id = null", Valid(Org.Account.Where(a => a.Name == "x").Where(a => Condition.None)), StringComparison.Ordinal);
        Assert.Contains("FROM Contacts WHERE Id = null)", Valid(
            Org.Account.WithChildren(a => a.Contacts, c => c.Where(x => Condition.None))), StringComparison.Ordinal);
        Assert.EndsWith("(SELECT AccountId FROM Contact WHERE Id = null)", Valid(
            Org.Account.Where(a => a.Contacts.None(c => Condition.None))), StringComparison.Ordinal);
        Assert.Equal("Id = null", SearchTarget.Of(Org.Contact.Where(c => Condition.None)).Where);
    }

    [Fact]
    public void HAVING_has_a_form_of_its_own_for_no_group()
    {
        Assert.EndsWith(" HAVING COUNT(Id) < 0", Valid(
            Org.Account.GroupBy(a => a.Name).Having(g => Condition.None).Select(g => g.Key)), StringComparison.Ordinal);
        Assert.EndsWith(
            " HAVING COUNT(Id) < 0 OR COUNT(Id) > 2",
            Valid(Org.Account.GroupBy(a => a.Name).Having(g => g.By(a => a.Name).In() || g.Count() > 2).Select(g => g.Key)),
            StringComparison.Ordinal);
        Assert.EndsWith(
            "WHERE (Id = null) GROUP BY Name HAVING (COUNT(Id) > 0)",
            Text($"SELECT Name FROM Account WHERE {Condition.None} GROUP BY Name HAVING {Condition.All}"),
            StringComparison.Ordinal);
    }

    private static string Text(SoqlText soql) => Statements.Valid(soql.ToString());

    private static string Valid<TRow>(SoqlRows<TRow> rows) => Statements.Valid(rows.ToSoql());
}
