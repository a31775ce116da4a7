using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>Values that a field cannot be compared with are refused where they are given, and the exception names the field.</summary>
public class ComparedValueTests
{
    private static readonly SalesforceClient Org = StubOrg.Always("{}").Client();
    private static readonly AccountFields A = default;
    private static readonly string Text = null!;
    private static readonly decimal? Nothing = null;

    [Fact]
    public void The_default_id_is_refused_written_and_captured_alike()
    {
        Id<User> user = default;
        Id<User>? maybe = default(Id<User>);
        Id<Account> account = default;
        Refused("OwnerId", () => A.OwnerId == default);
        Refused("OwnerId", () => A.OwnerId != default);
        Refused("OwnerId", () => A.OwnerId == user);
        Refused("OwnerId", () => A.OwnerId != maybe);
        Refused("Id", () => A.Id == default);
        Refused("Parent.ParentId", () => A.Parent.ParentId == account);
        Refused("WhatId", () => Org.Task.Where(t => t.WhatId == default));
        Refused("WhatId", () => Org.Task.Where(t => t.WhatId == account));
        Refused("Industry", () => A.Industry == default);
        Refused("Industry", () => A.Industry != default(AccountIndustry));
        Refused("ParentId", () => A.ParentId.In(account));
        Refused("ParentId", () => A.ParentId.NotIn(new List<Id<Account>> { Id<Account>.Parse("001D000000IRFma"), default }));
        Refused("Industry", () => A.Industry.In(AccountIndustry.Technology, default));
        Assert.Equal("ParentId = null", (A.ParentId == null).ToString());
        Assert.Equal("Industry != null", (A.Industry != null).ToString());
        Assert.Equal("OwnerId = null", (A.OwnerId == (Id<User>?)null).ToString());
    }

    [Fact]
    public void Null_is_refused_where_SOQL_does_not_take_it()
    {
        Refused("Name", () => A.Name.StartsWith(Text));
        Refused("Parent.Name", () => A.Parent.Name.EndsWith(Text));
        Refused("Name", () => A.Name.Contains(Text));
        Refused("Industry", () => A.Industry.Like(Text));
        Refused("Name", () => A.Name > Text);
        Refused("Name", () => A.Name < Text);
        Refused("Name", () => A.Name >= Text);
        Refused("Name", () => A.Name <= Text);
        Refused("Name", () => A.Name.In((List<string>)null!));
        Refused("Name", () => A.Name.NotIn((string[])null!));
        Refused("Name", () => A.Name.In((string[])null!));
        Refused("Name", () => A.Name.In("x", Text));
        Refused("Parent.Name", () => A.Parent.Name.NotIn((IEnumerable<string>)["x", Text]));
        Refused("Id", () => A.Id.In((Projection<Id<Account>>)null!));
        Refused("Regions__c", () => A.Regions__c.Includes());
        Refused("Regions__c", () => A.Regions__c.Excludes(default(PicklistSet<AccountRegions__c>)));
        Refused("SUM(AnnualRevenue)", () => Org.Account.GroupBy(a => a.Name).Having(g => g.Sum(a => a.AnnualRevenue) > Nothing));

        Assert.Equal("Name = null", (A.Name == Text).ToString());
    }

    private static void Refused(string field, Func<object?> act) =>
        Assert.Contains(field, Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);
}
