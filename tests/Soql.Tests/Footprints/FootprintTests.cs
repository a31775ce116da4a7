using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Footprints;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Rewriting;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>What a statement reads, by the snapshots of the repository.</summary>
public class FootprintTests
{
    private static readonly OrgSchema Schema = SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots"));

    [Theory]
    [InlineData("SELECT Id, name FROM account WHERE PHONE != null ORDER BY "
        + "Name", "Object Account; Select Account.Id; Select Account.Name; Filter Account.Phone; Order Account.Name")]
    [InlineData("SELECT COUNT() FROM Account", "Object Account")]
    [InlineData("SELECT Account.Owner.Name FROM Contact",
        "Object Contact; Select Contact.AccountId; Select Account: Account.OwnerId; Select Account.Owner: User.Name")]
    [InlineData("SELECT a.Name FROM Contact c, c.Account a WHERE c.LastName = 'x'",
        "Object Contact; Object Contact.AccountId; Select Contact.AccountId; Select Account: Account.Name; Filter Contact.LastName")]
    [InlineData("SELECT Account.LastName FROM Contact Account", "Object Contact; Select Contact.LastName")]
    [InlineData("SELECT Id, (SELECT LastName FROM Contacts WHERE Email != null) FROM Account",
        "Object Account; Select Account.Id; Object Contact; Join Contact.AccountId; Select Contact.LastName; Filter Contact.Email")]
    [InlineData("SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Email = 'x')",
        "Object Account; Select Account.Id; Filter Account.Id; Object Contact; Join Contact.AccountId; Filter Contact.Email")]
    [InlineData("SELECT StageName s, SUM(Amount) t FROM Opportunity GROUP BY StageName HAVING MAX(CloseDate) > TODAY ORDER BY t",
        "Object Opportunity; Select Opportunity.StageName; Select Opportunity.Amount; Group Opportunity.StageName; Having "
            + "Opportunity.CloseDate; Order Opportunity.Amount")]
    [InlineData("SELECT Id FROM Account WHERE DISTANCE(BillingAddress, GEOLOCATION(1, 2), 'km') < 5",
        "Object Account; Select Account.Id; Filter Account.BillingAddress")]
    [InlineData("SELECT Id FROM Account USING SCOPE mine", "Object Account; Scope Account; Select Account.Id")]
    public void A_query_reads(string text, string expected) => Assert.Equal(expected, Shown(Of(text)));

    [Theory]
    [InlineData("SELECT Who.Name FROM Task", "Who", "Name")]
    [InlineData("SELECT Id FROM Task WHERE Who.Type = 'Contact'", "Who", "Type")]
    [InlineData("SELECT Owner.Email FROM Lead", "Owner", "Email")]
    [InlineData("SELECT TYPEOF Who WHEN Contact THEN Phone ELSE Name END FROM Task", "Who", "Name")]
    public void A_path_through_a_reference_to_several_objects_reads_each_of_them(string text, string path, string field)
    {
        var read = Of(text).Entries.Where(e => e.IsPolymorphic && e.Field == field).ToList();

        Assert.NotEmpty(read);
        Assert.All(read, e => Assert.Equal(path, e.Path));
        var reference = Schema.Find(text.Contains("Lead") ? "Lead" : "Task")!.FindField(path + "Id")!;
        Assert.Equal(reference.ReferenceTo.Where(t => !text.Contains($"WHEN {t}")), read.Select(e => e.Object));
    }

    [Fact]
    public void Typeof_reads_the_reference_and_the_fields_of_each_branch()
    {
        var footprint = Of("SELECT Id, TYPEOF What WHEN Account THEN Phone, Owner.Name WHEN Opportunity THEN Amount END FROM Task");

        Assert.Equal(
            "Object Task; Select Task.Id; Select Task.WhatId; Select What: Account.Phone; Select What: Account.OwnerId; Select "
                + "What.Owner: User.Name; Select What: Opportunity.Amount",
            Shown(footprint));
        Assert.Equal([null, 0, 1, 1, 1, 1, 1], footprint.Entries.Select(e => e.SelectIndex));
    }

    [Fact]
    public void Fields_reads_every_field_that_it_selects()
    {
        var footprint = Of("SELECT FIELDS(ALL) FROM Account LIMIT 1");

        Assert.Equal(
            Schema.Find("Account")!.Fields.Select(f => f.Name), footprint.Entries.Where(e => e.Field is not null).Select(e => e.Field!));
        Assert.All(footprint.Entries.Skip(1), e => Assert.Equal(0, e.SelectIndex));
    }

    [Fact]
    public void A_function_marks_what_it_reads()
    {
        var read =
            Of("SELECT Name, FORMAT(AnnualRevenue) FROM Account WHERE CALENDAR_YEAR(CreatedDate) = 2026 AND Phone = 'x'").Entries.ToList();

        Assert.Equal(["AnnualRevenue", "CreatedDate"], read.Where(e => e.IsInFunction).Select(e => e.Field));
    }

    [Fact]
    public void Each_query_of_a_statement_has_its_own_uses()
    {
        var footprint = Of("SELECT Id, (SELECT Id FROM Contacts) FROM Account WHERE Id NOT IN (SELECT AccountId FROM Opportunity)");

        Assert.Equal(
            [(FootprintQueryKind.Root, "Account"), (FootprintQueryKind.Children, "Contact"), (FootprintQueryKind.Join, "Opportunity")],
            footprint.Queries.Select(q => (q.Kind, q.Object)));
        Assert.IsType<SoqlQuery>(footprint.Queries[0].Node);
        Assert.IsType<SemiJoinQuery>(footprint.Queries[2].Node);
    }

    [Fact]
    public void A_search_reads_the_text_of_each_object()
    {
        var search = SoslParser.Parse("FIND {acme} IN NAME FIELDS RETURNING Account(Name WHERE Phone != null ORDER BY Id), Contact").Tree!;

        Assert.Equal(
            "Object Account; Search Account; Select Account.Name; Filter Account.Phone; Order Account.Id; Object Contact; Search Contact; "
                + "Select Contact.Id",
            Shown(Footprint.Of(search, Schema).Footprint!));
    }

    [Theory]
    [InlineData("SELECT Nonsense FROM Account", "No such column")]
    [InlineData("SELECT Id FROM Nonsense", "is not supported")]
    [InlineData("SELECT Profile.Name FROM User", "relationship")]
    [InlineData("SELECT UserRecordAccess.HasEditAccess FROM Account", "relationship")]
    [InlineData("SELECT Id FROM Account WHERE FORMULA('Phone') = 'x'", "FORMULA")]
    [InlineData("SELECT Id FROM Contact USING LOOKUP Account.ParentId BIND Name = 'x'", "lookup")]
    [InlineData("SELECT Id FROM Account WITH RecordVisibilityContext (maxDescriptorPerRecord=100)", "WITH")]
    public void A_statement_with_a_name_that_cannot_be_resolved_has_no_footprint(string text, string reason)
    {
        var result = Footprint.Of(Soql.Parse(text), Schema);

        Assert.Null(result.Footprint);
        Assert.Contains(result.Refusals, r => r.Message.Contains(reason, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("FIND {acme}", "RETURNING")]
    [InlineData("FIND {acme} RETURNING Account(Id USING LISTVIEW=Mine)", "list view")]
    [InlineData("FIND {acme} RETURNING Account(Id) WITH SNIPPET", "WITH")]
    public void A_search_that_reads_what_is_not_named_has_no_footprint(string text, string reason)
    {
        var result = Footprint.Of(SoslParser.Parse(text).Tree!, Schema);

        Assert.Null(result.Footprint);
        Assert.Contains(result.Refusals, r => r.Message.Contains(reason, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public void Every_path_of_a_statement_is_in_its_footprint(string text)
    {
        var query = Soql.Parse(text);
        var footprint = Of(text);
        var paths = new PathCollector();
        paths.Visit(query);

        Assert.All(paths.Found, path => Assert.Contains(footprint.Entries, e => e.Span == path.Span && e.Field is not null));
        Assert.All(footprint.Entries.Where(
            e => !e.IsPolymorphic), e => Assert.True(e.Field is null || Schema.Find(e.Object)!.FindField(e.Field)!.Name == e.Field));
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public void A_normalized_statement_reads_the_same(string text)
    {
        var query = Soql.Parse(text);
        var normal = NameNormalizer.Normalize(query, Schema);
        var printed = RewrittenText.Of(normal);

        Assert.All(normal.From.Items, i => Assert.Null(i.Alias));
        Assert.Equal(Reads(Of(text)), Reads(Of(printed)));
        Assert.Equal(normal, NameNormalizer.Normalize(normal, Schema));
    }

    public static TheoryData<string> Statements =>
    [
        "SELECT Id, Name, Owner.Name, Owner.Manager.Manager.Name FROM Account WHERE AnnualRevenue > 1.5 AND Industry = 'Banking' ORDER BY "
            + "Name",
        "SELECT a.Id, Account.Name, (SELECT LastName, Account.Name FROM Account.Contacts WHERE Email != NULL LIMIT 5) FROM Account a",
        "SELECT c.Id, acc.Name FROM Contact c, c.Account acc WHERE acc.Industry = 'Banking'",
        "SELECT Account.LastName, Account.Account.Name FROM Contact Account WHERE Account.LeadSource = 'Web' ORDER BY Account.LastName",
        "SELECT a.Name, p.Name, pp.Name FROM Account a, a.Parent p, p.Parent pp WHERE pp.Name = 'x'",
        "SELECT Name, o.Name FROM Contact, Contact.Account a, a.Owner o",
        "SELECT Id, (SELECT c.Name, o.Name FROM Account.Contacts c, c.Owner o) FROM Account a",
        "SELECT a.Name, p.Name n, COUNT(c.Id) FROM Contact c, c.Account a, a.Parent p GROUP BY a.Name, p.Name",
        "SELECT StageName s, SUM(Amount) total, FORMAT(MAX(CloseDate)) m FROM Opportunity GROUP BY StageName HAVING SUM(Amount) > 5 AND "
            + "StageName = 'x' ORDER BY SUM(Amount), total",
        "SELECT CALENDAR_YEAR(o.CloseDate), GROUPING(o.StageName) FROM Opportunity o GROUP BY ROLLUP(CALENDAR_YEAR(o.CloseDate), "
            + "o.StageName) ORDER BY GROUPING(o.StageName)",
        "SELECT Id, TYPEOF t.What WHEN Account THEN Phone, Account.Owner.Name WHEN Opportunity THEN Amount ELSE Name END FROM Task t "
            + "WHERE t.What.Type IN ('Account')",
        "SELECT Id FROM Account a WHERE a.Id IN (SELECT c.AccountId FROM Contact c WHERE c.Email LIKE '%@acme.com') AND (NOT (a.Name = "
            + "'x' OR a.Owner.Name = 'y'))",
        "SELECT FIELDS(STANDARD) FROM Account a WHERE a.Regions__c INCLUDES ('EMEA')",
        "SELECT toLabel(a.Industry), toLabel(a.Industry) i2, convertCurrency(a.AnnualRevenue) c FROM Account a USING SCOPE mine",
    ];

    private static Footprint Of(string text)
    {
        var result = Footprint.Of(Soql.Parse(text), Schema);
        Assert.True(result.IsResolved, $"{text}\n{string.Join("\n", result.Refusals.Select(r => r.Message))}");
        return result.Footprint;
    }

    private static string Shown(Footprint footprint) => string.Join("; ", footprint.Entries);

    // Spans differ. An alias of FROM that no other clause uses is dropped, and with it the reference that it follows.
    private static IEnumerable<string> Reads(Footprint footprint) => footprint.Queries.Select(q =>
        $"{q.Kind} {q.Object}: "
            + $"{string.Join("; ", q.Entries.Where(e => e.Use != FootprintUse.Object).Select(e => e.ToString()).Distinct().Order())}");

    private sealed class PathCollector : SyntaxRewriter
    {
        public List<FieldPath> Found { get; } = [];

        protected override FieldPath Visit(FieldPath path)
        {
            Found.Add(path);
            return path;
        }

        protected override TypeofItem Visit(TypeofItem choice)
        {
            Found.AddRange([choice.Relationship, .. choice.Branches.SelectMany(b => b.Fields), .. choice.Else]);
            return choice;
        }

        // The name of a column, not of a field.
        protected override OrderByItem Visit(OrderByItem item) => item.Expression is FieldPath { Names.Count: 1 } ? item : base.Visit(item);
    }
}
