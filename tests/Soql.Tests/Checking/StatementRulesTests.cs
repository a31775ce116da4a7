using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Parsing;

namespace Salesforce.Typed.Tests;

/// <summary>Rules that hold for a statement as a whole: functions in functions, subqueries, clauses of certain objects, bounds.</summary>
public class StatementRulesTests
{
    private static readonly OrgSchema Schema = SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots"));

    private static readonly OrgSchema Knowledge = new([DescribeReader.Read(
        """{"name":"FAQ__kav","queryable":true,"fields":[{"name":"Id","type":"id","filterable":true},{"name":"Title","type":"string","filterable":true}]}""").Describe!]);

    [Theory]
    [InlineData(SemanticErrorKind.DuplicateField, "Id", "SELECT FIELDS(ALL), Id FROM Account LIMIT 5", "duplicate field selected: Id.")]
    [InlineData(
        SemanticErrorKind.DuplicateField, "FIELDS(ALL)", "SELECT Id, FIELDS(ALL) FROM Account LIMIT 5", "duplicate field selected: Id.")]
    [InlineData(SemanticErrorKind.DuplicateField, "FIELDS(STANDARD)", "SELECT Account.Name, FIELDS(STANDARD) FROM "
        + "Account", "duplicate field selected: Name.")]
    [InlineData(SemanticErrorKind.DuplicateField, "FIELDS(STANDARD)", "SELECT Id, (SELECT Email, FIELDS(STANDARD) FROM Contacts) FROM "
        + "Account", "duplicate field selected: Email.")]
    [InlineData(
        SemanticErrorKind.DuplicateField, "Amount", "SELECT FORMAT(Amount), Amount FROM Opportunity", "duplicate field selected: Amount.")]
    [InlineData(SemanticErrorKind.DuplicateField, "Amount", "SELECT FORMAT(convertCurrency(Amount)), Amount FROM "
        + "Opportunity", "duplicate field selected: Amount.")]
    [InlineData(SemanticErrorKind.DuplicateField, "convertCurrency(Amount)", "SELECT FORMAT(Amount), convertCurrency(Amount) FROM "
        + "Opportunity", "duplicate field selected: convertCurrency(Amount).")]
    [InlineData(SemanticErrorKind.DuplicateField, "a.Name", "SELECT FORMAT(Account.Name), a.Name FROM Opportunity o, o.Account "
        + "a", "duplicate field selected: a.Name.")]
    [InlineData(SemanticErrorKind.DuplicateField, "Name", "SELECT TYPEOF What WHEN Account THEN Account.Name, Name END FROM "
        + "Task", "duplicate field selected: Name.")]
    [InlineData(SemanticErrorKind.DuplicateField, "Email", "SELECT TYPEOF What WHEN Account THEN Name ELSE Email, Email END FROM "
        + "Task", "duplicate field selected: Email.")]
    [InlineData(SemanticErrorKind.AggregateInSubquery, "COUNT(Id)", "SELECT Id, (SELECT COUNT(Id) FROM Contacts) FROM "
        + "Account", "Only root queries")]
    [InlineData(
        SemanticErrorKind.AggregateInSubquery, "COUNT()", "SELECT Id, (SELECT COUNT() FROM Contacts) FROM Account", "Only root queries")]
    [InlineData(SemanticErrorKind.AggregateInSubquery, "FORMAT(MAX(Birthdate))", "SELECT Id, (SELECT Id, FORMAT(MAX(Birthdate)) d FROM "
        + "Contacts LIMIT 5) FROM Account", "Only root queries")]
    [InlineData(SemanticErrorKind.AggregateInSubquery, "GROUP BY "
        + "Email", "SELECT Id, (SELECT Email FROM Contacts GROUP BY Email) FROM Account", "Only root queries")]
    [InlineData(SemanticErrorKind.WrongFunctionPlace, "convertTimezone(CreatedDate)", "SELECT convertTimezone(CreatedDate) FROM "
        + "Account", "in a date function only")]
    [InlineData(SemanticErrorKind.WrongFunctionPlace, "convertTimezone(CreatedDate)", "SELECT Id FROM Account WHERE "
        + "convertTimezone(CreatedDate) = TODAY", "in a date function only")]
    [InlineData(SemanticErrorKind.WrongFunctionPlace, "convertTimezone(CreatedDate)", "SELECT Id FROM Account ORDER BY "
        + "convertTimezone(CreatedDate)", "in a date function only")]
    [InlineData(SemanticErrorKind.WrongFunctionPlace, "convertTimezone(CreatedDate)", "SELECT FORMAT(convertTimezone(CreatedDate)) FROM "
        + "Account", "in a date function only")]
    [InlineData(SemanticErrorKind.WrongFunctionPlace, "convertTimezone(CreatedDate)", "SELECT COUNT(Id) FROM Account GROUP BY "
        + "convertTimezone(CreatedDate)", "in a date function only")]
    [InlineData(SemanticErrorKind.WrongFunctionArgument, "convertTimezone(CreatedDate)", "SELECT MAX(convertTimezone(CreatedDate)) FROM "
        + "Account", "takes the name of a field")]
    [InlineData(SemanticErrorKind.WrongFunctionArgument, "SUM(AnnualRevenue)", "SELECT MAX(SUM(AnnualRevenue)) FROM "
        + "Account", "MAX takes the name of a field, and SUM(AnnualRevenue) is not a field name.")]
    [InlineData(SemanticErrorKind.WrongFunctionArgument, "CALENDAR_YEAR(CreatedDate)", "SELECT COUNT_DISTINCT(CALENDAR_YEAR(CreatedDate)) "
        + "FROM Account", "takes the name of a field")]
    [InlineData(SemanticErrorKind.WrongFunctionArgument, "toLabel(Industry)", "SELECT COUNT(toLabel(Industry)) FROM "
        + "Account", "takes the name of a field")]
    [InlineData(SemanticErrorKind.WrongFunctionArgument, "convertCurrency(AnnualRevenue)", "SELECT SUM(convertCurrency(AnnualRevenue)) "
        + "FROM Account", "takes the name of a field")]
    [InlineData(SemanticErrorKind.WrongFunctionArgument, "DAY_ONLY(CreatedDate)", "SELECT Id FROM Account WHERE "
        + "CALENDAR_YEAR(DAY_ONLY(CreatedDate)) = 2026", "takes the name of a field")]
    [InlineData(SemanticErrorKind.WrongFunctionArgument, "toLabel(Industry)", "SELECT FORMAT(toLabel(Industry)) FROM "
        + "Account", "takes the name of a field")]
    [InlineData(SemanticErrorKind.WrongFunctionArgument, "FORMAT(Industry)", "SELECT toLabel(FORMAT(Industry)) FROM "
        + "Account", "takes the name of a field")]
    [InlineData(SemanticErrorKind.WrongFunctionArgument, "FORMAT(AnnualRevenue)", "SELECT FORMAT(FORMAT(AnnualRevenue)) FROM "
        + "Account", "takes the name of a field")]
    [InlineData(SemanticErrorKind.WrongFunctionPlace, "toLabel(MIN(Industry))", "SELECT toLabel(MIN(Industry)) FROM "
        + "Account", "may not be applied to an aggregate")]
    [InlineData(SemanticErrorKind.WrongFunctionPlace, "GROUPING(Name)", "SELECT Name, GROUPING(Name) FROM Account GROUP BY "
        + "Name", "GROUP BY ROLLUP or GROUP BY CUBE")]
    [InlineData(
        SemanticErrorKind.WrongFunctionPlace, "GROUPING(Name)", "SELECT GROUPING(Name) FROM Account", "GROUP BY ROLLUP or GROUP BY CUBE")]
    [InlineData(SemanticErrorKind.NotGrouped, "GROUPING(Type)", "SELECT Name, GROUPING(Type) FROM Account GROUP BY "
        + "ROLLUP(Name)", "Field must be grouped or aggregated: Type")]
    [InlineData(
        SemanticErrorKind.NotGrouped, "COUNT(Id)", "SELECT Id FROM Account ORDER BY COUNT(Id)", "Field must be grouped or aggregated")]
    [InlineData(SemanticErrorKind.NotGrouped, "DISTANCE(BillingAddress, GEOLOCATION(1, 1), "
        + "'km')", "SELECT COUNT(Id) FROM Account GROUP BY Name HAVING DISTANCE(BillingAddress, GEOLOCATION(1, 1), 'km') < 5", "neither")]
    [InlineData(SemanticErrorKind.CountWithGroups, "COUNT()", "SELECT COUNT() FROM Account GROUP BY Name", "Use COUNT(Id)")]
    [InlineData(SemanticErrorKind.ClauseNotAllowed, "WITH DATA CATEGORY G__c AT "
        + "a__c", "SELECT Id FROM Account WITH DATA CATEGORY G__c AT a__c", "Account has no data categories")]
    [InlineData(SemanticErrorKind.ClauseNotAllowed, "WITH DATA CATEGORY G__c AT "
        + "a__c", "SELECT (SELECT Id FROM Contacts WITH DATA CATEGORY G__c AT a__c) FROM Account", "Contact has no data categories")]
    [InlineData(SemanticErrorKind.ClauseNotAllowed, "WITH DATA CATEGORY G__c AT a__c", "SELECT Id FROM Account WHERE Id IN (SELECT "
        + "AccountId FROM Contact WITH DATA CATEGORY G__c AT a__c)", "Contact has no data categories")]
    [InlineData(
        SemanticErrorKind.ClauseNotAllowed, "WITH UserId = '005'", "SELECT Id FROM Account WITH UserId = '005'", "Account is not a feed")]
    [InlineData(SemanticErrorKind.ClauseNotAllowed, "WITH NOTHING", "SELECT Id FROM Account WITH NOTHING", "There is no WITH NOTHING")]
    [InlineData(SemanticErrorKind.ClauseNotAllowed, "Account", "SELECT Id FROM Account UPDATE "
        + "VIEWSTAT", "UPDATE VIEWSTAT counts searches and views of articles")]
    [InlineData(SemanticErrorKind.ClauseNotAllowed, "Account", "SELECT Id FROM Account UPDATE TRACKING, "
        + "VIEWSTAT", "UPDATE TRACKING, VIEWSTAT counts")]
    [InlineData(SemanticErrorKind.ClauseNotAllowed, "SCOPE mine", "SELECT Id FROM Contact c, c.Account a USING SCOPE mine", "first object")]
    [InlineData(SemanticErrorKind.UnknownScope, "SCOPE "
        + "mine", "SELECT Id, (SELECT Id FROM Contacts USING SCOPE mine) FROM Account", "not allowed in a subquery")]
    [InlineData(SemanticErrorKind.RelationshipTooDeep, "a.Owner.Manager.Manager.Manager.Manager", "SELECT Id FROM Contact c, c.Account a, "
        + "a.Owner.Manager.Manager.Manager.Manager m", "goes up 6 relationships")]
    [InlineData(SemanticErrorKind.ClauseNotAllowed, "Account", "SELECT Id FROM Account UPDATE TRACKING", "Account is not an article.")]
    [InlineData(SemanticErrorKind.WrongFunctionArgument, "Name", "SELECT Id FROM Account WHERE DISTANCE(Name, GEOLOCATION(1, 1), 'km') < "
        + "5", "DISTANCE takes a geolocation or address field, and Name is a text.")]
    [InlineData(SemanticErrorKind.WrongFunctionArgument, "90.01", "SELECT DISTANCE(BillingAddress, GEOLOCATION(90.01, 1), 'km') d FROM "
        + "Account", "a latitude from -90 to 90")]
    [InlineData(SemanticErrorKind.WrongFunctionArgument, "-181", "SELECT Id FROM Account ORDER BY DISTANCE(BillingAddress, GEOLOCATION(1, "
        + "-181), 'km')", "a longitude from -180 to 180")]
    [InlineData(SemanticErrorKind.WrongFunctionPlace, "MAX(Name)", "SELECT Id FROM Account WHERE MAX(Name) = "
        + "'x'", "An aggregate is not allowed in WHERE: use HAVING.")]
    [InlineData(SemanticErrorKind.SemiJoinLeftSide, "Account.OwnerId", "SELECT Id FROM Contact WHERE Account.OwnerId IN (SELECT Id FROM "
        + "User)", "and Account.OwnerId is not such a field.")]
    [InlineData(SemanticErrorKind.WrongTypeofType, "account", "SELECT TYPEOF What WHEN Account THEN Name WHEN account THEN Phone END FROM "
        + "Task", "account appears in two branches of one TYPEOF.")]
    [InlineData(SemanticErrorKind.WrongTypeofType, "account", "SELECT TYPEOF What WHEN Account THEN Name WHEN account THEN Phone END FROM "
        + "Task", "two branches")]
    [InlineData(SemanticErrorKind.UnknownRelationship, "Owner2", "SELECT TYPEOF Who.Owner2 WHEN User THEN Name END FROM "
        + "Task", "Didn't understand relationship 'Owner2'")]
    [InlineData(SemanticErrorKind.NotFilterable, "CALENDAR_YEAR(ActivityDate)", "SELECT Id FROM Event WHERE CALENDAR_YEAR(ActivityDate) = "
        + "2026", "can not be filtered", "ActivityDate")]
    [InlineData(SemanticErrorKind.SemiJoinObject, "Contact", "SELECT Id, (SELECT Id FROM Contacts WHERE Id IN (SELECT ReportsToId FROM "
        + "Contact)) FROM Account", "the object of the query around it")]
    public void A_broken_rule_is_named_with_its_place(
        SemanticErrorKind kind, string part, string text, string message, string? unfilterable = null)
    {
        var schema = unfilterable is null ? Schema : new OrgSchema(Schema.Objects.Select(o => o with
        {
            Fields = new EquatableArray<FieldDescribe>(
                o.Fields.Select(f => f.Name == unfilterable ? f with { Traits = f.Traits & ~FieldTraits.Filterable } : f)),
        }));
        var error = Assert.Single(SemanticCheck.Check(Soql.Parse(text), schema));

        Assert.Equal((kind, part), (error.Kind, text.Substring(error.Span.Start, error.Span.Length)));
        Assert.Contains(message, error.Message);
    }

    [Theory]
    [InlineData("SELECT FORMAT(Amount) f, Amount FROM Opportunity")]
    [InlineData("SELECT FORMAT(convertCurrency(Amount)) f, convertCurrency(Amount) c, FORMAT(Amount) a, Amount FROM Opportunity")]
    [InlineData("SELECT CALENDAR_YEAR(convertTimezone(CreatedDate)), GROUPING(CALENDAR_YEAR(CloseDate)) FROM Opportunity GROUP BY "
        + "CUBE(CALENDAR_YEAR(convertTimezone(CreatedDate)), CALENDAR_YEAR(CloseDate))")]
    [InlineData("SELECT Id, TYPEOF t.What WHEN Account THEN Account.Name, Account.Owner.Name ELSE Name, Profile.Name END FROM Task t")]
    [InlineData("SELECT Id FROM Task WHERE What.Type IN ('Account') AND What.IsActive = true AND Owner.Profile.Name = 'x'")]
    [InlineData("SELECT Id FROM Account WHERE DISTANCE(BillingAddress, GEOLOCATION(-90, 180), 'mi') < 5")]
    [InlineData("SELECT Id FROM Account WHERE OwnerId IN (SELECT OwnerId FROM Contact) AND (Id IN (SELECT AccountId FROM Contact))")]
    [InlineData("SELECT Id FROM Task WHERE WhatId IN (SELECT Id FROM Account) AND WhoId IN (SELECT Id FROM Contact)")]
    [InlineData("SELECT Id FROM Account WHERE (Id IN (SELECT AccountId FROM Contact) AND Phone != null)")]
    [InlineData("SELECT Id FROM Account WITH RecordVisibilityContext(maxDescriptorPerRecord=100)")]
    public void A_statement_that_breaks_none_has_no_errors(string text) => Assert.Empty(SemanticCheck.Check(Soql.Parse(text), Schema));

    [Theory]
    [InlineData(null, "SELECT Id FROM FAQ__kav WITH DATA CATEGORY G AT a AND H BELOW b UPDATE TRACKING, VIEWSTAT")]
    [InlineData(SemanticErrorKind.WrongDataCategory, "SELECT Id FROM FAQ__kav WITH DATA CATEGORY G AT a AND G AT b")]
    [InlineData(SemanticErrorKind.WrongDataCategory, "SELECT Id FROM FAQ__kav WITH DATA CATEGORY G AT a AND H AT b AND I AT c AND J AT d")]
    public void Articles_have_data_categories(SemanticErrorKind? kind, string text) =>
        Assert.Equal(kind, SemanticCheck.Check(Soql.Parse(text), Knowledge).Select(e => (SemanticErrorKind?)e.Kind).SingleOrDefault());

    [Theory]
    [InlineData("KnowledgeArticleVersion", true, true)]
    [InlineData("FAQ__kav", true, true)]
    [InlineData("faq__KAV", true, true)]
    [InlineData("Question", true, false)]
    [InlineData("KnowledgeArticle", false, false)]
    [InlineData("FAQ__ka", false, false)]
    [InlineData("Idea", false, false)]
    public void Queries_and_searches_agree_on_what_an_article_is(string name, bool hasCategories, bool isArticle)
    {
        var schema = new OrgSchema([DescribeReader.Read(
            $$"""{"name":"{{name}}","queryable":true,"searchable":true,"fields":[{"name":"Id","type":"id","filterable":true}]}""").Describe!]);
        const string Categories = "WITH DATA CATEGORY G AT a";
        bool Query(string clause) => SemanticCheck.Check(Soql.Parse($"SELECT Id FROM {name} {clause}"), schema).Count == 0;
        bool Search(string clause) =>
            SemanticCheck.Check(SoslParser.Parse($"FIND {{acme}} RETURNING {name}(Id) {clause}").Tree!, schema).Count == 0;

        Assert.Equal((hasCategories, hasCategories), (Query(Categories), Search(Categories)));
        Assert.Equal((isArticle, isArticle), (Query("UPDATE VIEWSTAT"), Search("UPDATE VIEWSTAT")));
    }

    [Theory]
    [InlineData("SELECT {0}.Name FROM Account")]
    [InlineData("SELECT Id FROM Account WHERE {0}.Name = 'x'")]
    [InlineData("SELECT FORMAT({0}.Name), MAX({0}.Name) FROM Account GROUP BY {0}.Name HAVING {0}.Name = 'x' ORDER BY {0}.Name")]
    [InlineData("SELECT Id FROM Account a, a.{0} p")]
    [InlineData("SELECT Id, (SELECT Id FROM {0}) FROM Account")]
    [InlineData("SELECT TYPEOF {0} WHEN Account THEN Name END FROM Task")]
    [InlineData("SELECT Id FROM Account WHERE {0}.Id IN (SELECT {0}.Id FROM Contact)")]
    [InlineData("SELECT Id FROM {0}")]
    public void A_path_of_ten_thousand_steps_costs_no_more_than_its_text(string text)
    {
        var path = string.Join(".", Enumerable.Repeat("Parent", 10_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var query = SoqlParser.Parse(text.Replace("{0}", path)).Tree!;
        var errors = SemanticCheck.Check(query, Schema);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.NotEmpty(errors);
        Assert.True(allocated < 20_000_000, $"{allocated} bytes");
    }

    [Theory]
    [InlineData(150, 51)]
    [InlineData(100, 0)]
    [InlineData(12_000, 11_901)]
    public void A_hundred_errors_are_listed_and_the_others_counted(int wrong, int unlisted)
    {
        var text =
            $"SELECT {string.Join(",", Enumerable.Range(0, wrong).Select(n => "n" + n))}{(unlisted > 0 ? ",Nothing__c" : "")} FROM Account";
        var errors = SemanticCheck.Check(Soql.Parse(text), Schema);

        Assert.Equal(100, errors.Count(e => e.Kind == SemanticErrorKind.UnknownField));
        if (unlisted == 0)
            Assert.Equal(100, errors.Count);
        else
            Assert.Equal((101, SemanticErrorKind.MoreErrors, $"The statement has {unlisted} more errors, which are not "
                + $"listed."), (errors.Count, errors[100].Kind, errors[100].Message));
    }

    [Fact]
    public void What_the_org_refuses_is_listed_before_what_it_runs()
    {
        var values = string.Join(", ", Enumerable.Range(0, 300).Select(n => $"'none{n}'"));
        var errors = SemanticCheck.Check(Soql.Parse($"SELECT Id FROM Task WHERE CallType IN ({values}) AND Nothing__c = 1"), Schema);

        Assert.Equal(101, errors.Count);
        Assert.Contains(errors, e => e.Kind == SemanticErrorKind.UnknownField);
        Assert.Equal("The statement has 201 more errors, which are not listed.", errors[100].Message);
    }

    [Theory]
    [InlineData("SELECT Id FROM Account WHERE Regions__c > 'x'", "multi-select")]
    [InlineData("SELECT Id FROM Account WHERE Regions__c LIKE 'x'", "LIKE works on texts, and Regions__c is a multi-select picklist.")]
    [InlineData("SELECT Id FROM Account WHERE OwnerId LIKE 'x'", "OwnerId is a lookup.")]
    [InlineData("SELECT Id FROM Account WHERE AnnualRevenue LIKE 'x'", "AnnualRevenue is a currency amount.")]
    [InlineData("SELECT Id FROM Account WHERE IsDeleted LIKE 'x'", "IsDeleted is a checkbox.")]
    [InlineData("SELECT Id FROM Account WHERE Industry INCLUDES ('x')", "Industry is a picklist.")]
    [InlineData("SELECT Id FROM Account WHERE Name INCLUDES ('x')", "Name is a text.")]
    [InlineData("SELECT convertCurrency(NumberOfEmployees) FROM Account", "NumberOfEmployees is a whole number.")]
    [InlineData("SELECT toLabel(CreatedDate) FROM Account", "CreatedDate is a date/time.")]
    [InlineData("SELECT Id FROM Account WHERE Id IN (SELECT Email FROM Contact)", "Email is an email address.")]
    [InlineData("SELECT Id FROM Account WHERE Phone IN (SELECT AccountId FROM Contact)", "Phone is a phone number.")]
    public void Messages_name_the_type_as_people_know_it(string text, string message) =>
        Assert.Contains(message, Assert.Single(SemanticCheck.Check(Soql.Parse(text), Schema)).Message);

    [Fact]
    public void The_org_says_no_hint()
    {
        var error = Assert.Single(SemanticCheck.Check(Soql.Parse("SELECT Nmae FROM Account"), Schema));

        Assert.Equal("No such column 'Nmae' on entity 'Account'. Did you mean Name?", error.Message);
        Assert.Equal(
            "No such column 'Nmae' on entity 'Account'. If you are attempting to use a custom field, be sure to append the '__c' after "
                + "the custom field name. "
            + "Please reference your WSDL or the describe call for the appropriate names.", error.PlatformMessage);
    }

    [Fact]
    public void A_chain_of_thousands_is_parsed_printed_and_checked_on_a_small_stack()
    {
        var text = "SELECT Id FROM Account WHERE " + string.Join(" OR ", Enumerable.Range(0, 5000).Select(n => $"Name = '{n}'"));
        var deep = "SELECT Id FROM Account WHERE " + string.Concat(Enumerable.Repeat("(NOT ", 99)) + "Name = 'x'" + new string(')', 99);
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() =>
        {
            var query = Soql.Parse(text);
            Assert.Empty(SemanticCheck.Check(query, Schema));
            Assert.Equal(text, query.ToString());
            Assert.Equal(query, Soql.Parse(query.ToString()));
            Assert.Empty(SemanticCheck.Check(Soql.Parse(deep), Schema));
            Assert.Contains("deep", Soql.Error(deep.Replace("(NOT ", "(NOT (NOT ").Replace(")", "))")).Message);
        }), 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.Null(failure);
    }
}
