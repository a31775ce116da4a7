using Acme.Crm;
using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed.Tests;

public class DynamicQueryTests
{
    private static readonly SalesforceClient Org = StubOrg.Always(Pages.Of([])).Client();
    private static readonly DynamicSet Accounts = Org.Object("Account", Snapshots.Objects);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Statements_are_those_of_generated_queries()
    {
        Same(
            Org.Account.Where(a => a.AnnualRevenue > 1_000_000m && a.Owner.Name.StartsWith("K_") && a.Name != "O'Neill").OrderByDescending(
                a => a.AnnualRevenue).ThenBy(a => a.Name).Skip(3).Take(10).ToSoql(),
            Accounts.Where(f => f["annualrevenue"] > 1_000_000m && f["Owner.Name"].StartsWith("K_") && f["Name"] != "O'Neill")
                .OrderByDescending("AnnualRevenue").ThenBy("name").Skip(3).Take(10));
        Same(
            Org.Account.Where(a => a.Industry.In(AccountIndustry.Energy, AccountIndustry.Media) || a.Phone == null
                || !(a.NumberOfEmployees <= 5)).Only(a => [a.Name, a.Owner.Name]).ToSoql(),
            Accounts.Where(f => f["Industry"].In("Energy", "Media") || f["Phone"] == null || !(f["NumberOfEmployees"] <= 5)).Select(
                "Name", "owner.name", "Name"));
        Same(
            Org.Account.Where(a => a.CreatedDate > SoqlDate.LastNDays(3) && a.LastActivityDate == new DateOnly(2026, 1, 2)
                && a.Regions__c.Includes(new AccountRegions__c("EMEA"))).ToSoql(),
            Accounts.Where(f => f["CreatedDate"] > SoqlDate.LastNDays(3) && f["LastActivityDate"] == "2026-01-02"
                && f["Regions__c"].Includes("EMEA")));
        Same(
            Org.Account.Where(a => a.Contacts.Any(c => c.Email != null) && a.OwnerId == Id<User>.Parse("005000000000001AAA")).ToSoql(),
            Accounts.Where(f => f.Children("contacts").Any(c => c["Email"] != null) && f["OwnerId"] == "005000000000001"));
        Same(
            Org.Account.WithChildren(a => a.Contacts, c => c.Where(x => x.Email != null).OrderBy(x => x.LastName).Take(5)).ToSoql(),
            Accounts.WithChildren("Contacts", c => c.Where(x => x["Email"] != null).OrderBy("LastName").Take(5)));
        Same(Org.Account.Where(a => !a.IsDeleted).IncludeDeleted().ToSoql(), Accounts.Where(f => !f["IsDeleted"]).IncludeDeleted());
        Same(Org.Account.Where(a => a.IsDeleted).ToSoql(), Accounts.Where(f => f["IsDeleted"]));
        Same(Org.Account.Where(a => a.IsDeleted && (a.IsDeleted || a.Name == "x")).ToSoql(), Accounts.Where(
            f => f["IsDeleted"] && (f["IsDeleted"] || f["Name"] == "x")));
        Assert.Throws<ArgumentException>(() => Accounts.Where(f => f["IsDeleted"] && f["Name"]).ToSoql());
    }

    [Fact]
    public void Other_clauses_are_written()
    {
        Assert.Equal(
            "SELECT Id, Name, (SELECT Id, LastName FROM Contacts ORDER BY LastName DESC) FROM Account WHERE Id IN (SELECT AccountId FROM "
                + "Contact WHERE Email LIKE '%x')",
            Statements.Valid(Accounts.Select("Name").WithChildren("Contacts", c => c.Select("LastName").OrderByDescending("LastName"))
                .Where(f => f["Id"].InSelect(Org.Object("Contact", Snapshots.Objects).Where(c => c["Email"].EndsWith("x")), "AccountId"))
                .ToSoql()));
        Assert.Equal(
            "SELECT Id, Subject, TYPEOF What WHEN Account THEN Name, Phone WHEN Case THEN Subject END FROM Task WHERE What.Type = "
                + "'Account'",
            Statements.Valid(Org.Object("Task", Snapshots.Objects).Select("Subject").SelectByType(
                "What", ("Account", ["Name", "Phone"]), ("Case", ["Subject"])).Where(f => f["What.Type"] == "Account").ToSoql()));
        Assert.Equal(
            "SELECT Id FROM Project__c WHERE Budget__c > USD5 AND DailyStandup__c < 09:30:00.000Z AND Site__Latitude__s > 1.5",
            Statements.Valid(Org.Object("Project__c", Snapshots.Objects).Select("Id").Where(f =>
                f["Budget__c"] > new SoqlCurrency("USD", 5) & f["DailyStandup__c"] < new TimeOnly(9, 30) & f["Site__Latitude__s"] > 1.5)
                    .ToSoql()));
        Assert.Equal(
            "SELECT Id FROM Account WHERE (NOT Regions__c EXCLUDES ('A;B', 'C\\'D')) AND Id NOT IN (SELECT AccountId FROM Contact)",
                Statements.Valid(
                    Accounts.Select("Id").Where(f => !f["Regions__c"].Excludes("A;B", "C'D") & f.Children("Contacts").None()).ToSoql()));
        Assert.Equal("SELECT Id FROM Account WHERE NumberOfEmployees IN (1, 2) AND Id != null AND Id = null",
            Accounts.Select("Id").Where(f => f["NumberOfEmployees"].In(new List<int> { 1, 2 }) & f["Name"].NotIn() & f["Name"].In())
                .ToSoql());
    }

    [Fact]
    public void Groups_are_written_and_read()
    {
        var query = Accounts.Where(f => f["Name"] != "x").GroupBy("industry", "Owner.Name").Having(
            g => g.Sum("AnnualRevenue") > 10m & g.Key("Industry") != null).OrderByDescending(g => g.Count()).Take(5)
            .Select(g => [
                g.Count(), g.Sum("AnnualRevenue"), g.Max("CreatedDate"), g.CountDistinct("Phone"), g.Avg("NumberOfEmployees"), g.Min("Name")
            ]);
        Assert.Equal(
            "SELECT Industry, Owner.Name k1, COUNT(Id), SUM(AnnualRevenue), MAX(CreatedDate), COUNT_DISTINCT(Phone), "
                + "AVG(NumberOfEmployees), MIN(Name) FROM Account WHERE Name != 'x' GROUP BY Industry, Owner.Name HAVING "
                + "SUM(AnnualRevenue) > 10 AND Industry != null ORDER BY COUNT(Id) DESC LIMIT 5",
            Statements.Valid(query.ToSoql()));
    }

    [Fact]
    public void Groups_and_children_take_several_keys_of_an_order()
    {
        Assert.Equal(
            "SELECT Industry, COUNT(Id) FROM Account GROUP BY Industry ORDER BY COUNT(Id) DESC, Industry, MAX(Name) DESC NULLS LAST LIMIT "
                + "10 OFFSET 20",
            Statements.Valid(Accounts.GroupBy("Industry").OrderByDescending(g => g.Count()).ThenBy(g => g.Key("Industry")).ThenByDescending(
                g => g.Max("Name"), Nulls.Last)
                .Skip(20).Take(10).Select(g => [g.Count()]).ToSoql()));
        Assert.Equal("SELECT Id, (SELECT Id, LastName FROM Contacts ORDER BY LastName, Email DESC, Id) FROM Account",
            Statements.Valid(Accounts.Select("Id").WithChildren(
                "Contacts", c => c.Select("LastName").OrderBy("LastName").ThenByDescending("Email").ThenBy("Id")).ToSoql()));
        Assert.Contains("There is no order yet", Assert.Throws<InvalidOperationException>(
            () => Accounts.GroupBy("Industry").ThenBy(g => g.Count())).Message, StringComparison.Ordinal);
        Assert.Contains("There is no order yet",
            Assert.Throws<InvalidOperationException>(() => Accounts.WithChildren("Contacts", c => c.ThenBy("LastName"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_only_dictionary_gives_the_values()
    {
        IReadOnlyDictionary<string, object?> values = new Dictionary<string, object?> { ["Name"] = "Acme", ["Phone"] = null }.AsReadOnly();
        Assert.Equal("Acme", Accounts.New(values)["Name"]);
        Assert.Equal("Acme", Accounts.WithId(Accounts.ParseId("001000000000001AAA"), values)["Name"]);
        Assert.Equal("Acme", Accounts.New(new() { ["Name"] = "Acme" })["Name"]);
    }

    [Fact]
    public async Task Rows_of_groups_have_the_types_of_their_fields()
    {
        await using var org =
            StubOrg.Always(
                Pages.Of(
                    """{"attributes":{"type":"AggregateResult"},"Industry":"Energy","expr0":3,"expr1":4.5,"expr2":"2026-11-23T08:15:30.000+0000"}""")).Client();
        var group = Assert.Single(await org.Object("Account", Snapshots.Objects).GroupBy("Industry").Select(
            g => [g.Count(), g.Sum("AnnualRevenue"), g.Max("CreatedDate")]).ToListAsync(Cancel));
        Assert.Equal(("Energy", 3L, 4.5m), (group["Industry"], group["count(id)"], group.Get<decimal?>("SUM(AnnualRevenue)")));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 8, 15, 30, default), group["MAX(CreatedDate)"]);
        Assert.Equal(["Industry", "COUNT(Id)", "SUM(AnnualRevenue)", "MAX(CreatedDate)"], group.Columns);
        Assert.Contains(
            "they have Industry, COUNT(Id)", Assert.Throws<ArgumentException>(() => group["Phone"]).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<object>> Refusals => new()
    {
        { "Account has no field or relationship 'Anual'. Did you mean", () => Accounts.Where(f => f["Anual"] > 5) },
        { "The index has no object 'Acount'. Did you mean Account?", () => Org.Object("Acount", Snapshots.Objects) },
        { "The index has no object 'account'. Names are case-sensitive there.", () => Org.Object("account", SalesforceObjects.All) },
        { "The index has no object 'x; --'", () => Org.Object("x; --", Snapshots.Objects) },
        { "Description (Account.Description) is not filterable.", () => Accounts.Where(f => f["Description"] == "x") },
        { "BillingAddress (Account.BillingAddress) is a compound of other fields: filter by its parts.", () =>
            Accounts.Where(f => f["BillingAddress"] == null) },
        { "Description (Account.Description) is not sortable.", () => Accounts.OrderBy("Description") },
        { "Regions__c (Account.Regions__c) is not sortable.", () => Accounts.OrderBy("Regions__c") },
        { "AnnualRevenue (Account.AnnualRevenue) is not groupable.", () => Accounts.GroupBy("AnnualRevenue") },
        { "IsDeleted (Account.IsDeleted) is not aggregatable, so MAX does not take it.", () =>
            Accounts.GroupBy("Industry").Select(g => [g.Max("IsDeleted")]) },
        { "Name (Account.Name) is not a number, so it has no SUM.", () => Accounts.GroupBy("Industry").Select(g => [g.Sum("Name")]) },
        { "The rows are not grouped by Name, but by Industry.", () => Accounts.GroupBy("Industry").OrderBy(g => g.Key("Name")) },
        { "User.Manager is a relationship, not a field.", () => Accounts.Where(f => f["Owner.Manager"] == null) },
        { "Account.Owner is a relationship, not a field. Name a field of the parent, as Owner.Name.", () => Accounts.Select("Owner") },
        { "Account.OwnerId is the reference itself. Its parent is Owner: write Owner.Name.", () => Accounts.Select("OwnerId.Name") },
        { "Account.Contacts leads to children", () => Accounts.Select("Contacts.Name") },
        { "Account.Owner is not a relationship to children.", () => Accounts.WithChildren("Owner") },
        { "Account has no field or relationship 'Contact'. Did you mean Contacts?", () => Accounts.WithChildren("Contact") },
        { "'Parent.Parent.Parent.Parent.Parent.Parent.Name' leads over 6 parents, and SOQL takes 5.", () =>
            Accounts.Select("Parent.Parent.Parent.Parent.Parent.Parent.Name") },
        { "Account.AnnualRevenue takes a number; a value of type String was given.", () =>
            Accounts.Where(f => f["AnnualRevenue"] > "much") },
        { "AnnualRevenue (Account.AnnualRevenue) is not a text, so it does not take StartsWith.", () =>
            Accounts.Where(f => f["AnnualRevenue"].StartsWith("1")) },
        { "Industry (Account.Industry) does not take '>': the platform compares it for equality only.", () =>
            Accounts.Where(f => f["Industry"] > "A") },
        { "OwnerId (Account.OwnerId) does not take '<'", () => Accounts.Where(f => f["OwnerId"] < "005000000000001AAA") },
        { "Account.OwnerId holds an id.", () => Accounts.Where(f => f["OwnerId"] == "' OR Id != '") },
        { "Name is not a checkbox", () => Accounts.Where(f => f["Name"]) },
        { "IsDeleted (Account.IsDeleted) does not take In: compare it with true or false.", () =>
            Accounts.Where(f => f["IsDeleted"].In(true)) },
        { "Name (Account.Name) is not a multi-select picklist, so it does not take Includes.", () =>
            Accounts.Where(f => f["Name"].Includes("x")) },
        { "In of Name was given null at index 1.", () => Accounts.Where(f => f["Name"].In("x", null)) },
        { "The condition given to Where for Account is null", () => Accounts.Where(_ => null) },
        { "OwnerId was compared with the default value of an id.", () => Accounts.Where(f => f["OwnerId"] == default(RawId)) },
        { "Account.Owner does not lead to several possible objects", () => Accounts.SelectByType("Owner", ("User", ["Name"])) },
        { "Name at least one field of Account.", () => Org.Object("Task", Snapshots.Objects).SelectByType("What", ("Account", [])) },
        { "does not lead to User; it leads to", () => Org.Object("Task", Snapshots.Objects).SelectByType("What", ("User", ["Name"])) },
        { "What.Name cannot be selected next to SelectByType of What", () =>
            Org.Object("Task", Snapshots.Objects).Select("Subject", "What.Name").SelectByType("What", ("Account", ["Phone"])) },
        { "What.Type cannot be selected next to SelectByType of What", () =>
            Org.Object("Task", Snapshots.Objects).SelectByType("What", ("Account", ["Phone"])).Select("what.type") },
        { "neither a scope nor deleted records", () =>
            Accounts.Where(f => f["Id"].InSelect(Org.Object("Contact", Snapshots.Objects).UsingScope("mine"), "AccountId")) },
        { "neither a scope nor deleted records", () =>
            Accounts.Where(f => f["Id"].NotInSelect(Org.Object("Contact", Snapshots.Objects).IncludeDeleted(), "AccountId")) },
        { "'x y' is not an API name: it has letters, digits and _ only, and begins with a letter.", () => Accounts.UsingScope("x y") },
        { "Name at least one field.", () => Accounts.Select() },
        { "Name (Contact.Name) is not an id or a reference", () =>
            Accounts.Where(f => f["Id"].InSelect(Org.Object("Contact", Snapshots.Objects), "Name")) },
    };

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void What_the_describe_does_not_allow_is_refused(string message, Func<object> build) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(build).Message, StringComparison.Ordinal);

    [Fact]
    public void A_null_that_is_compared_otherwise_than_by_equality_is_refused()
    {
        object? nothing = null;
        var refused = Assert.Throws<ArgumentNullException>(() => Accounts.Where(f => f["AnnualRevenue"] > nothing!));
        Assert.Contains("only == and != compare with null", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_limit_no_clause_is_added()
    {
        Assert.Throws<InvalidOperationException>(() => Accounts.Take(1).Where(f => f["Name"] == "x"));
        Assert.Throws<InvalidOperationException>(() => Accounts.Skip(1).OrderBy("Name"));
        Assert.Throws<InvalidOperationException>(() => Accounts.Take(1).GroupBy("Name"));
        Assert.Throws<InvalidOperationException>(() => Accounts.ThenBy("Name"));
    }

    [Fact]
    public void Tables_of_generated_code_are_named_too()
    {
        foreach (var set in (DynamicSet[])[Org.Object("Account", SalesforceObjects.All), Org.Object(Account.Info)])
        {
            Same(Org.Account.Where(a => a.Owner.Name == "K" && a.Parent.Name != null).ToSoql(), set.Where(
                f => f["Owner.Name"] == "K" && f["Parent.Name"] != null));
            Assert.Throws<ArgumentException>(() => set.Select("Nmae"));
            Assert.Same(set.Info, set.Where(f => f["Name"] == "x").Info);
            Assert.Contains("InSelect", Assert.Throws<InvalidOperationException>(
                () => set.Where(f => f.Children("Contacts").Any())).Message, StringComparison.Ordinal);
        }
        Assert.Same(Org.Object(Account.Info).Info, Org.Object("Account", SalesforceObjects.All).Info);
    }

    [Fact]
    public async Task Rows_stream_and_pages_are_followed()
    {
        var pages = StubOrg.Pages(
            ("/services/data/v67.0/query?q="
                + Uri.EscapeDataString("SELECT Id, Name, Owner.Name FROM Account"), Pages.Of(
                    ["""{"attributes":{"type":"Account"},"Id":"001000000000001AAA","Name":"A","Owner":{"attributes":{"type":"User"},"Name":"K"}}"""], "/services/data/v67.0/query/01g-1", 2)),
            ("/services/data/v67.0/query/01g-1", Pages.Of(
                ["""{"attributes":{"type":"Account"},"Id":"001000000000002AAA","Name":"B","Owner":null}"""], null, 2)));
        await using var org = pages.Client();
        var names = new List<string>();
        await foreach (var row in org.Object("Account", Snapshots.Objects).Select("Name", "Owner.Name").WithCancellation(Cancel))
            names.Add($"{row["Name"]} {row["Owner.Name"] ?? "-"}");
        Assert.Equal(["A K", "B -"], names);
    }

    [Fact]
    public async Task A_query_is_a_step_of_a_composite()
    {
        var stub = StubOrg.Always(
            $$"""{"compositeResponse":[{"body":{"id":"001000000000001AAA","success":true,"errors":[]},"httpStatusCode":201,"httpHeaders":{},"referenceId":"ref0"},{"body":{{Pages.Of([])}},"httpStatusCode":200,"httpHeaders":{},"referenceId":"ref1"}]}""");
        await using var org = stub.Client();
        var unit = org.Composite();
        var account = unit.Create(org.Object("Account", Snapshots.Objects).New(new() { ["Name"] = "A" }));
        unit.Query(org.Object("Contact", Snapshots.Objects).Select("Id").Where(f => f["AccountId"] == account.Id));
        await unit.SendAsync(Cancel);
        Assert.Contains("%20AccountId%20%3D%20%27@{ref0.id}%27", stub.Calls[0].Body.Replace(
            "\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static void Same(string typed, DynamicQuery query) => Assert.Equal(typed, Statements.Valid(query.ToSoql()));
}
