using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>Statements against the snapshots of the repository.</summary>
public class SemanticCheckTests
{
    private static readonly OrgSchema Schema = SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots"));

    [Theory]
    [InlineData("SELECT Id, Name, Owner.Name, Owner.Manager.Manager.Manager.Manager.Name FROM Account WHERE AnnualRevenue > 1.5 AND "
        + "Industry = 'Banking' ORDER BY Name")]
    [InlineData(
        "SELECT a.Id, Account.Name, (SELECT LastName, Account.Name FROM Account.Contacts WHERE Email != NULL LIMIT 5) FROM Account a")]
    [InlineData("SELECT c.Id, acc.Name FROM Contact c, c.Account acc WHERE acc.Industry = 'Banking'")]
    [InlineData("SELECT COUNT() FROM Account WHERE CreatedDate = LAST_N_DAYS:30 LIMIT 5")]
    [InlineData("SELECT StageName s, SUM(Amount) total, COUNT(Id), MIN(LeadSource), FORMAT(MAX(CloseDate)) m FROM Opportunity GROUP BY "
        + "StageName HAVING SUM(Amount) > 5 AND StageName = 'x' ORDER BY SUM(Amount), total")]
    [InlineData("SELECT CALENDAR_YEAR(CloseDate), GROUPING(StageName) FROM Opportunity GROUP BY ROLLUP(CALENDAR_YEAR(CloseDate), "
        + "StageName) ORDER BY GROUPING(StageName)")]
    [InlineData(
        "SELECT HOUR_IN_DAY(convertTimezone(CreatedDate)), COUNT(Id) FROM Account GROUP BY HOUR_IN_DAY(convertTimezone(CreatedDate))")]
    [InlineData("SELECT Id FROM Account WHERE DAY_ONLY(CreatedDate) = 2026-01-31 AND CALENDAR_YEAR(CreatedDate) = 2026")]
    [InlineData("SELECT Id, TYPEOF What WHEN Account THEN Phone WHEN Opportunity THEN Amount ELSE Name END FROM Task WHERE What.Type IN "
        + "('Account')")]
    [InlineData("SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Email LIKE '%@acme.com') AND Id NOT IN (SELECT "
        + "AccountId FROM Opportunity)")]
    [InlineData("SELECT FIELDS(ALL) FROM Account LIMIT 200")]
    [InlineData("SELECT FIELDS(CUSTOM) FROM Project__c WHERE Id IN ('001000000000001')")]
    [InlineData("SELECT Id, DISTANCE(BillingAddress, GEOLOCATION(1, 2), 'km') d FROM Account WHERE DISTANCE(BillingAddress, "
        + "GEOLOCATION(1, 2), 'km') < 5 ORDER BY DISTANCE(BillingAddress, GEOLOCATION(1, 2), 'km')")]
    [InlineData("SELECT Id FROM Account WHERE Regions__c INCLUDES ('EMEA;North America') OR Regions__c = 'EMEA'")]
    [InlineData("SELECT toLabel(Industry), toLabel(Industry) i2, FORMAT(AnnualRevenue) f, convertCurrency(AnnualRevenue) c FROM Account "
        + "WHERE AnnualRevenue > USD5000")]
    [InlineData("SELECT Id FROM Account USING SCOPE mine WHERE OwnerId = '005000000000001AAA' OFFSET 2000")]
    [InlineData(
        "SELECT Id, Account.Owner.Profile.Anything, UserRecordAccess.HasEditAccess FROM Contact WHERE Account.Owner.UserRole.Name = 'x'")]
    [InlineData("SELECT Id, (SELECT Anything FROM Notes) FROM Account")]
    [InlineData("SELECT a.Name, p.Name FROM Account a, a.Parent p")]
    [InlineData("SELECT a.Name, p.Name, pp.Name FROM Account a, a.Parent p, p.Parent pp WHERE pp.Name = 'x'")]
    [InlineData("SELECT c.Name, a.Name FROM Contact c, Contact.Account a")]
    [InlineData("SELECT Name, o.Name FROM Contact, Contact.Account a, a.Owner o")]
    [InlineData("SELECT Id, (SELECT c.Name, o.Name FROM Account.Contacts c, c.Owner o) FROM Account a")]
    [InlineData("SELECT a.Name, p.Name n, COUNT(c.Id) FROM Contact c, c.Account a, a.Parent p GROUP BY a.Name, p.Name")]
    [InlineData("SELECT Account.Name an, Owner.Name FROM Contact GROUP BY Account.Name, Owner.Name")]
    [InlineData("SELECT COUNT(Id) FROM Contact GROUP BY Account.Name, Owner.Name")]
    public void A_statement_that_the_org_would_run_has_no_errors(string text) => Assert.Empty(Check(text));

    [Theory]
    [InlineData(SemanticErrorKind.UnknownObject, "INVALID_TYPE", "Acount", "SELECT Id FROM Acount", "Did you mean Account?")]
    [InlineData(SemanticErrorKind.UnknownObject, "INVALID_TYPE", "Project", "SELECT Id FROM Project", "Did you mean Project__c?")]
    [InlineData(SemanticErrorKind.UnknownField, "INVALID_FIELD", "Nmae", "SELECT Nmae FROM "
        + "Account", "No such column 'Nmae' on entity 'Account'. Did you mean Name?")]
    [InlineData(SemanticErrorKind.UnknownField, "INVALID_FIELD", "Owner", "SELECT Owner FROM "
        + "Account", "Owner is a relationship: name a field of it, or OwnerId.")]
    [InlineData(SemanticErrorKind.UnknownField, "INVALID_FIELD", "Emali", "SELECT Id, (SELECT Emali FROM Contacts) FROM "
        + "Account", "Did you mean Email?")]
    [InlineData(SemanticErrorKind.UnknownField, "INVALID_FIELD", "Amount", "SELECT Id, What.Amount FROM Task", "use TYPEOF")]
    [InlineData(SemanticErrorKind.UnknownField, "INVALID_FIELD", "Foo", "SELECT Id FROM Account ORDER BY Foo", "Foo")]
    [InlineData(
        SemanticErrorKind.UnknownRelationship, "INVALID_FIELD", "Acount", "SELECT Acount.Name FROM Contact", "Did you mean Account?")]
    [InlineData(
        SemanticErrorKind.UnknownRelationship, "INVALID_FIELD", "AccountId", "SELECT AccountId.Name FROM Contact", "Did you mean Account?")]
    [InlineData(SemanticErrorKind.UnknownChildRelationship, "INVALID_TYPE", "Contact", "SELECT (SELECT Id FROM Contact) FROM "
        + "Account", "Did you mean Contacts?")]
    [InlineData(
        SemanticErrorKind.UnknownScope, "MALFORMED_QUERY", "delegated", "SELECT Id FROM Account USING SCOPE delegated", "everything")]
    [InlineData(SemanticErrorKind.UnknownFunction, "MALFORMED_QUERY", "CALENDER_YEAR(CloseDate)", "SELECT Id FROM Opportunity WHERE "
        + "CALENDER_YEAR(CloseDate) = 1", "Did you mean CALENDAR_YEAR?")]
    [InlineData(SemanticErrorKind.WrongFunctionArgument, "MALFORMED_QUERY", "Name", "SELECT Id FROM Account WHERE CALENDAR_YEAR(Name) = "
        + "1", "date or date/time field, and Name is a text")]
    [InlineData(SemanticErrorKind.WrongFunctionArgument, "MALFORMED_QUERY", "CloseDate", "SELECT Id FROM Opportunity WHERE "
        + "HOUR_IN_DAY(CloseDate) = 1", "date/time field, and CloseDate is a date")]
    [InlineData(SemanticErrorKind.WrongFunctionArgument, "MALFORMED_QUERY", "Name", "SELECT Id FROM Account WHERE DISTANCE(Name, "
        + "GEOLOCATION(1, 1), 'mi') < 1", "geolocation")]
    [InlineData(SemanticErrorKind.WrongFunctionPlace, "MALFORMED_QUERY", "FORMAT(Name)", "SELECT Id FROM Account WHERE FORMAT(Name) = "
        + "'x'", "WHERE")]
    [InlineData(SemanticErrorKind.WrongFunctionPlace, "MALFORMED_QUERY", "toLabel(Industry)", "SELECT Id FROM Account ORDER BY "
        + "toLabel(Industry)", "ORDER BY")]
    [InlineData(SemanticErrorKind.WrongFunctionPlace, "MALFORMED_QUERY", "SUM(AnnualRevenue)", "SELECT Id FROM Account WHERE "
        + "SUM(AnnualRevenue) > 1", "HAVING")]
    [InlineData(SemanticErrorKind.NotFilterable, "INVALID_FIELD", "Description", "SELECT Id FROM Task WHERE Description = "
        + "'x'", "can not be filtered")]
    [InlineData(SemanticErrorKind.NotFilterable, "INVALID_FIELD", "BillingAddress", "SELECT Id FROM Account WHERE BillingAddress = "
        + "NULL", "DISTANCE only")]
    [InlineData(
        SemanticErrorKind.NotSortable, "MALFORMED_QUERY", "Regions__c", "SELECT Id FROM Account ORDER BY Regions__c", "can not be sorted")]
    [InlineData(SemanticErrorKind.NotGroupable, "MALFORMED_QUERY", "CreatedDate", "SELECT COUNT(Id) FROM Account GROUP BY "
        + "CreatedDate", "DAY_ONLY(CreatedDate)")]
    [InlineData(SemanticErrorKind.NotAggregatable, "MALFORMED_QUERY", "Name", "SELECT SUM(Name) FROM "
        + "Account", "does not support aggregate operator SUM")]
    [InlineData(SemanticErrorKind.NotAggregatable, "MALFORMED_QUERY", "IsDeleted", "SELECT MAX(IsDeleted) FROM Account", "MAX")]
    [InlineData(SemanticErrorKind.NotGrouped, "MALFORMED_QUERY", "Name", "SELECT Name, COUNT(Id) FROM Account GROUP BY "
        + "Industry", "Field must be grouped or aggregated: Name")]
    [InlineData(SemanticErrorKind.NotGrouped, "MALFORMED_QUERY", "CALENDAR_YEAR(CreatedDate)", "SELECT CALENDAR_YEAR(CreatedDate) FROM "
        + "Account", "needs GROUP BY")]
    [InlineData(SemanticErrorKind.NotGrouped, "MALFORMED_QUERY", "Name", "SELECT COUNT(Id) FROM Account GROUP BY Industry HAVING Name = "
        + "'x'", "neither")]
    [InlineData(
        SemanticErrorKind.NotGrouped, "MALFORMED_QUERY", "Name", "SELECT COUNT(Id) FROM Account GROUP BY Industry ORDER BY Name", "Name")]
    [InlineData(SemanticErrorKind.NotGrouped, "MALFORMED_QUERY", "(SELECT Id FROM "
        + "Contacts)", "SELECT COUNT(Id), (SELECT Id FROM Contacts) FROM Account", "children")]
    [InlineData(SemanticErrorKind.GroupedAndAggregated, "MALFORMED_QUERY", "Id", "SELECT COUNT(Id) FROM Account GROUP BY "
        + "Id", "Grouped field should not be aggregated: Id")]
    [InlineData(SemanticErrorKind.TooManyGroupKeys, "MALFORMED_QUERY", "GROUP BY CUBE(Name, Industry, Type, "
        + "OwnerId)", "SELECT COUNT(Id) FROM Account GROUP BY CUBE(Name, Industry, Type, OwnerId)", "3")]
    [InlineData(SemanticErrorKind.AggregateWithLimit, "MALFORMED_QUERY", "5", "SELECT COUNT(Id) FROM Account LIMIT 5", "LIMIT")]
    [InlineData(SemanticErrorKind.CountWithOrder, "MALFORMED_QUERY", "Name", "SELECT COUNT() FROM Account ORDER BY Name", "order")]
    [InlineData(SemanticErrorKind.WrongValueType, "INVALID_FIELD", "'5'", "SELECT Id FROM Account WHERE AnnualRevenue > "
        + "'5'", "must be of type currency and should not be enclosed in quotes")]
    [InlineData(SemanticErrorKind.WrongValueType, "INVALID_FIELD", "5", "SELECT Id FROM Account WHERE Name = "
        + "5", "must be of type string and should be enclosed in quotes")]
    [InlineData(SemanticErrorKind.WrongValueType, "INVALID_FIELD", "2026-01-31", "SELECT Id FROM Account WHERE CreatedDate = "
        + "2026-01-31", "must be of type dateTime")]
    [InlineData(SemanticErrorKind.WrongValueType, "INVALID_FIELD", "2026-01-31T00:00:00Z", "SELECT Id FROM Opportunity WHERE CloseDate IN "
        + "(TODAY, 2026-01-31T00:00:00Z)", "must be of type date")]
    [InlineData(SemanticErrorKind.WrongValueType, "INVALID_FIELD", "TODAY", "SELECT Id FROM Opportunity WHERE CALENDAR_YEAR(CloseDate) = "
        + "TODAY", "must be of type int")]
    [InlineData(SemanticErrorKind.WrongValueType, "INVALID_FIELD", "'true'", "SELECT Id FROM Account WHERE IsDeleted = 'true'", "boolean")]
    [InlineData(SemanticErrorKind.WrongOperator, "INVALID_QUERY_FILTER_OPERATOR", "OwnerId LIKE "
        + "'005%'", "SELECT Id FROM Account WHERE OwnerId LIKE '005%'", "LIKE works on texts")]
    [InlineData(SemanticErrorKind.WrongOperator, "INVALID_QUERY_FILTER_OPERATOR", "Name INCLUDES "
        + "('a')", "SELECT Id FROM Account WHERE Name INCLUDES ('a')", "multi-select")]
    [InlineData(SemanticErrorKind.WrongOperator, "INVALID_QUERY_FILTER_OPERATOR", "Regions__c > "
        + "'EMEA'", "SELECT Id FROM Account WHERE Regions__c > 'EMEA'", "INCLUDES")]
    [InlineData(SemanticErrorKind.WrongOperator, "INVALID_QUERY_FILTER_OPERATOR", "DISTANCE(BillingAddress, GEOLOCATION(1, 1), 'mi') = "
        + "1", "SELECT Id FROM Account WHERE DISTANCE(BillingAddress, GEOLOCATION(1, 1), 'mi') = 1", "< and >")]
    [InlineData(SemanticErrorKind.InvalidId, "INVALID_QUERY_FILTER_OPERATOR", "'abc'", "SELECT Id FROM Account WHERE Id = "
        + "'abc'", "invalid ID field: abc")]
    [InlineData(SemanticErrorKind.UnknownPicklistValue, null, "'Inbuond'", "SELECT Id FROM Task WHERE CallType = "
        + "'Inbuond'", "Did you mean Inbound?")]
    [InlineData(
        SemanticErrorKind.DateOutOfRange, "INVALID_FIELD", "1699-12-31", "SELECT Id FROM Opportunity WHERE CloseDate > 1699-12-31", "1700")]
    [InlineData(SemanticErrorKind.MixedCurrencies, "MALFORMED_QUERY", "EUR2", "SELECT Id FROM Account WHERE AnnualRevenue IN (USD1, "
        + "EUR2)", "the same list")]
    [InlineData(SemanticErrorKind.MixedCurrencies, "MALFORMED_QUERY", "USD1", "SELECT Name FROM Opportunity GROUP BY Name HAVING "
        + "MAX(Amount) > USD1", "HAVING")]
    [InlineData(SemanticErrorKind.DuplicateField, "INVALID_FIELD", "Account.Name", "SELECT Name, Account.Name FROM "
        + "Account", "duplicate field selected")]
    [InlineData(SemanticErrorKind.WrongAlias, "MALFORMED_QUERY", "n", "SELECT Name n FROM "
        + "Account", "only aggregate expressions use field aliasing")]
    [InlineData(SemanticErrorKind.WrongAlias, "MALFORMED_QUERY", "group", "SELECT COUNT(Id) group FROM Account", "cannot be an alias")]
    [InlineData(SemanticErrorKind.WrongAlias, "MALFORMED_QUERY", "N", "SELECT COUNT(Id) n, MAX(Name) N FROM Account", "duplicate alias")]
    [InlineData(SemanticErrorKind.WrongAlias, "MALFORMED_QUERY", "Owner.Name", "SELECT Account.Name, Owner.Name FROM Contact GROUP BY "
        + "Account.Name, Owner.Name", "duplicate alias: Name")]
    [InlineData(SemanticErrorKind.WrongAlias, "MALFORMED_QUERY", "name", "SELECT Account.Name, COUNT(Id) name FROM Contact GROUP BY "
        + "Account.Name", "duplicate alias: name")]
    [InlineData(SemanticErrorKind.WrongAlias, "MALFORMED_QUERY", "MAX(Name)", "SELECT COUNT(Id) expr0, MAX(Name) FROM "
        + "Account", "duplicate alias: expr0")]
    [InlineData(
        SemanticErrorKind.WrongAlias, "MALFORMED_QUERY", "Name", "SELECT Name, Name FROM Account GROUP BY Name", "duplicate alias: Name")]
    [InlineData(SemanticErrorKind.WrongAlias, "MALFORMED_QUERY", "a", "SELECT Id FROM Contact a, a.Account a", "duplicate alias: a")]
    [InlineData(SemanticErrorKind.WrongAlias, "MALFORMED_QUERY", "Name", "SELECT Name, FORMAT(AnnualRevenue) Name FROM "
        + "Account", "duplicate alias: Name")]
    [InlineData(SemanticErrorKind.WrongAlias, "MALFORMED_QUERY", "Owner", "SELECT Owner.Name, FORMAT(AnnualRevenue) Owner FROM "
        + "Account", "duplicate alias: Owner")]
    [InlineData(SemanticErrorKind.DuplicateField, "INVALID_FIELD", "p.Name", "SELECT Parent.Name, p.Name FROM Account a, a.Parent "
        + "p", "duplicate field selected: p.Name")]
    [InlineData(SemanticErrorKind.DuplicateField, "INVALID_FIELD", "Account.Owner.Name", "SELECT Owner.Name, Account.Owner.Name FROM "
        + "Account", "duplicate field selected")]
    [InlineData(SemanticErrorKind.DuplicateField, "INVALID_FIELD", "toLabel(Industry)", "SELECT Industry, toLabel(Industry) FROM "
        + "Account", "duplicate field selected")]
    [InlineData(SemanticErrorKind.DuplicateField, "INVALID_FIELD", "(SELECT Name FROM Contacts)", "SELECT Id, (SELECT Id FROM Contacts), "
        + "(SELECT Name FROM Contacts) FROM Account", "duplicate field selected: Contacts")]
    [InlineData(SemanticErrorKind.DuplicateField, "INVALID_FIELD", "Phone", "SELECT TYPEOF What WHEN Account THEN Name, Phone, Phone END "
        + "FROM Task", "duplicate field selected: Phone")]
    [InlineData(SemanticErrorKind.DuplicateField, "INVALID_FIELD", "FIELDS(ALL)", "SELECT Name, FIELDS(ALL) FROM Account LIMIT "
        + "200", "duplicate field selected: Name")]
    [InlineData(SemanticErrorKind.DuplicateField, "INVALID_FIELD", "Name", "SELECT FIELDS(STANDARD), Name FROM "
        + "Account", "duplicate field selected: Name")]
    [InlineData(SemanticErrorKind.UnknownChildRelationship, "INVALID_TYPE", "a.Contacts", "SELECT Id, (SELECT Id FROM a.Contacts c) FROM "
        + "Account a", "Write Contacts or Account.Contacts.")]
    [InlineData(SemanticErrorKind.UnknownChildRelationship, "INVALID_TYPE", "Foo.Contacts", "SELECT Id, (SELECT Id FROM Foo.Contacts) "
        + "FROM Account", "Write Contacts or Account.Contacts.")]
    [InlineData(SemanticErrorKind.UnknownRelationship, "INVALID_FIELD", "Acount", "SELECT Id FROM Contact c, Contact.Acount "
        + "a", "Did you mean Account?")]
    [InlineData(SemanticErrorKind.RelationshipTooDeep, "MALFORMED_QUERY", "o.Manager.Manager.Manager.Manager.Name", "SELECT "
        + "o.Manager.Manager.Manager.Manager.Name FROM Contact c, c.Account a, a.Owner o", "goes up 6 relationships")]
    [InlineData(
        SemanticErrorKind.FieldsNeedsLimit, "MALFORMED_QUERY", "FIELDS(ALL)", "SELECT FIELDS(ALL) FROM Account LIMIT 201", "LIMIT 200")]
    [InlineData(SemanticErrorKind.NoCustomFields, "MALFORMED_QUERY", "FIELDS(CUSTOM)", "SELECT FIELDS(CUSTOM) FROM Group LIMIT "
        + "1", "no custom fields")]
    [InlineData(SemanticErrorKind.NotPolymorphic, "INVALID_FIELD", "Account", "SELECT TYPEOF Account WHEN Account THEN Name END FROM "
        + "Contact", "always of one type")]
    [InlineData(SemanticErrorKind.WrongTypeofType, "INVALID_TYPE", "User", "SELECT TYPEOF What WHEN User THEN Name END FROM "
        + "Task", "cannot be of type User")]
    [InlineData(SemanticErrorKind.UnknownField, "INVALID_FIELD", "Amonut", "SELECT TYPEOF What WHEN Opportunity THEN Amonut END FROM "
        + "Task", "Did you mean Amount?")]
    [InlineData(SemanticErrorKind.UnknownField, "INVALID_FIELD", "Amount", "SELECT TYPEOF What WHEN Account THEN Name ELSE Amount END "
        + "FROM Task", "fields of Name only")]
    [InlineData(SemanticErrorKind.SemiJoinLeftSide, "MALFORMED_QUERY", "Name", "SELECT Id FROM Account WHERE Name IN (SELECT AccountId "
        + "FROM Contact)", "id or reference")]
    [InlineData(SemanticErrorKind.SemiJoinLeftSide, "MALFORMED_QUERY", "Account.OwnerId", "SELECT Id FROM Contact WHERE Account.OwnerId "
        + "IN (SELECT OwnerId FROM Opportunity)", "itself")]
    [InlineData(SemanticErrorKind.SemiJoinField, "MALFORMED_QUERY", "LastName", "SELECT Id FROM Account WHERE Id IN (SELECT LastName FROM "
        + "Contact)", "id or reference")]
    [InlineData(SemanticErrorKind.SemiJoinPlace, "MALFORMED_QUERY", "Id IN (SELECT AccountId FROM "
        + "Contact)", "SELECT Id FROM Account WHERE Name = 'x' OR Id IN (SELECT AccountId FROM Contact)", "OR")]
    [InlineData(SemanticErrorKind.SemiJoinPlace, "MALFORMED_QUERY", "Id IN (SELECT ContactId FROM Case)", "SELECT Id FROM Account WHERE "
        + "Id IN (SELECT AccountId FROM Contact WHERE Id IN (SELECT ContactId FROM Case))", "another")]
    [InlineData(
        SemanticErrorKind.TooManySemiJoins, "EXCEEDED_MAX_SEMIJOIN_SUBSELECTS", "Id IN (SELECT AccountId FROM Case)",
        "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id IN (SELECT AccountId FROM Opportunity) AND Id IN "
            + "(SELECT AccountId FROM Case)", "2")]
    [InlineData(
        SemanticErrorKind.SemiJoinField, "MALFORMED_QUERY", "OwnerId", "SELECT Id FROM Account WHERE Id IN (SELECT OwnerId FROM Contact)",
        "The selected field 'OwnerId' in the subquery and the left operand field in the where expression in the outer query 'Id' should "
            + "point to the same object type.")]
    [InlineData(SemanticErrorKind.SemiJoinField, "MALFORMED_QUERY", "Id", "SELECT Id FROM Account WHERE OwnerId NOT IN (SELECT Id FROM "
        + "Contact)", "same object type")]
    [InlineData(SemanticErrorKind.SemiJoinPlace, "MALFORMED_QUERY", "Id IN (SELECT AccountId FROM "
        + "Contact)", "SELECT Id FROM Account WHERE (Name = 'x' AND Id IN (SELECT AccountId FROM Contact)) AND Phone != null", "top level")]
    [InlineData(SemanticErrorKind.SemiJoinPlace, "MALFORMED_QUERY", "Id IN (SELECT AccountId FROM Contact)", "SELECT Id FROM Account "
        + "WHERE Phone != null AND (Name = 'x' AND Id IN (SELECT AccountId FROM Contact))", "Leave out the parentheses")]
    [InlineData(SemanticErrorKind.SemiJoinPlace, "MALFORMED_QUERY", "Id IN (SELECT AccountId FROM "
        + "Contact)", "SELECT Id FROM Account WHERE NOT Id IN (SELECT AccountId FROM Contact)", "Write NOT IN.")]
    [InlineData(SemanticErrorKind.SemiJoinObject, "MALFORMED_QUERY", "Account", "SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM "
        + "Account)", "path to the parent")]
    [InlineData(SemanticErrorKind.SemiJoinObject, "MALFORMED_QUERY", "Task", "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM "
        + "Task)", "Task")]
    [InlineData(
        SemanticErrorKind.RelationshipTooDeep, "MALFORMED_QUERY", "Owner.Manager.Manager.Manager.Manager.Manager.Name",
        "SELECT Owner.Manager.Manager.Manager.Manager.Manager.Name FROM Account", "5")]
    [InlineData(SemanticErrorKind.OffsetTooLarge, "NUMBER_OUTSIDE_VALID_RANGE", "2001", "SELECT Id FROM Account OFFSET 2001", "2000")]
    [InlineData(
        SemanticErrorKind.OffsetNotAllowed, "MALFORMED_QUERY", "5", "SELECT (SELECT Id FROM Contacts OFFSET 5) FROM Account", "subquery")]
    [InlineData(SemanticErrorKind.ApexOnlyClause, "MALFORMED_QUERY", "WITH "
        + "user_mode", "SELECT Id FROM Account WHERE Name = 'x' WITH user_mode LIMIT 1", "WITH USER_MODE exists in Apex only")]
    [InlineData(SemanticErrorKind.ApexOnlyClause, "MALFORMED_QUERY", "WITH "
        + "SECURITY_ENFORCED", "SELECT (SELECT Id FROM Contacts WITH SECURITY_ENFORCED) FROM Account", "as the user")]
    [InlineData(SemanticErrorKind.ApexOnlyClause, "MALFORMED_QUERY", "WITH SYSTEM_MODE", "SELECT Id FROM Account WITH SYSTEM_MODE", "Apex")]
    public void A_broken_rule_is_named_with_its_place_and_code(
        SemanticErrorKind kind, string? code, string part, string text, string message)
    {
        var error = Assert.Single(Check(text));

        Assert.Equal((kind, code), (error.Kind, error.ErrorCode));
        Assert.Equal(part, text.Substring(error.Span.Start, error.Span.Length));
        Assert.Contains(message, error.Message);
    }

    [Theory]
    [InlineData("SELECT Id, TYPEOF What WHEN Account THEN Phone END, What.Name FROM Task")]
    [InlineData("SELECT toLabel(Status), TYPEOF What WHEN Account THEN Phone END FROM Task")]
    [InlineData("SELECT Id, (SELECT TYPEOF What WHEN Account THEN Phone END FROM Tasks) FROM Account")]
    public void TYPEOF_stands_alone_in_the_outer_SELECT(string text) =>
        Assert.Equal(SemanticErrorKind.TypeofNotAllowed, Assert.Single(Check(text)).Kind);

    [Theory]
    [InlineData("Account.00N3600000RSyBA")]
    [InlineData("Account")]
    [InlineData("Zürich/4711 with more characters than an id has")]
    public void A_reference_that_holds_texts_is_compared_with_any_text(string value)
    {
        var link =
            DescribeReader.Read(
                """{"name":"Link__c","queryable":true,"fields":[{"name":"Id","type":"id","filterable":true},{"name":"To__c","type":"reference","filterable":true,"referenceTo":["EntityDefinition"]}]}""").Describe!;
        var query = SoqlParser.Parse($"SELECT Id FROM Link__c WHERE To__c = '{value}' OR To__c IN ('{value}')");
        Assert.Empty(SemanticCheck.Check(query.Tree!, new OrgSchema([link])));
    }

    [Fact]
    public void Counts_of_subqueries_levels_and_characters_are_bounded()
    {
        var subqueries = string.Concat(Enumerable.Repeat(", (SELECT Id FROM Contacts)", 21));
        Assert.Single(Check($"SELECT Id{subqueries} FROM Account"), e => e.Kind == SemanticErrorKind.TooManySubqueries);

        const string Down = "(SELECT Id, ";
        const string Up = " FROM ChildAccounts)";
        Assert.Empty(Check($"SELECT Id, {Down}{Down}{Down}(SELECT Id FROM ChildAccounts){Up}{Up}{Up} FROM Account"));
        Assert.Equal(
            SemanticErrorKind.SubqueryTooDeep,
            Assert.Single(Check($"SELECT Id, {Down}{Down}{Down}{Down}(SELECT Id FROM ChildAccounts){Up}{Up}{Up}{Up} FROM Account")).Kind);

        Assert.Equal(
            SemanticErrorKind.TextTooLong, Assert.Single(Check($"SELECT Id FROM Account WHERE Name = '{new string('x', 4001)}'")).Kind);
        Assert.Equal(SemanticErrorKind.TextTooLong, Assert.Single(Check($"SELECT Id FROM{new string(' ', 100_000)}Account")).Kind);
    }

    [Fact]
    public void More_than_55_parents_are_refused()
    {
        // 60 paths that differ in their first relationship: each reference field of a made-up object.
        var fields = Enumerable.Range(0, 60).Select(i => new FieldDescribe
        {
            Name = $"R{i}__c",
            Type = FieldType.Reference,
            RelationshipName = $"R{i}__r",
            ReferenceTo = new EquatableArray<string>(["Elsewhere"]),
        });
        var schema = new OrgSchema([new SObjectDescribe
        {
            Name = "Wide__c", Traits = SObjectTraits.Queryable, Fields = new EquatableArray<FieldDescribe>(fields)
        }]);

        Assert.Empty(SemanticCheck.Check(Parents(55), schema));
        Assert.Equal(SemanticErrorKind.TooManyRelationships, Assert.Single(SemanticCheck.Check(Parents(56), schema)).Kind);

        static SoqlQuery Parents(int count) =>
            Soql.Parse($"SELECT {string.Join(", ", Enumerable.Range(0, count).Select(i => $"R{i}__r.Name"))} FROM Wide__c");
    }

    [Theory]
    [InlineData(null, "FIND {Acme} RETURNING Account(Id, Name WHERE Industry = 'Banking' ORDER BY Name LIMIT 5), Contact LIMIT 2000")]
    [InlineData(SemanticErrorKind.UnknownObject, "FIND {Acme} RETURNING Acount")]
    [InlineData(SemanticErrorKind.NotQueryable, "FIND {Acme} RETURNING OpportunityLineItem")]
    [InlineData(SemanticErrorKind.UnknownField, "FIND {Acme} RETURNING Account(Nmae)")]
    [InlineData(SemanticErrorKind.NotFilterable, "FIND {Acme} RETURNING Task(Id WHERE Description = 'x')")]
    [InlineData(SemanticErrorKind.NotSortable, "FIND {Acme} RETURNING Account(Id ORDER BY Regions__c)")]
    [InlineData(SemanticErrorKind.DuplicateObject, "FIND {Acme} RETURNING Account, account")]
    [InlineData(SemanticErrorKind.DuplicateField, "FIND {Acme} RETURNING Account(Name, Id, name)")]
    [InlineData(SemanticErrorKind.OffsetNotAllowed, "FIND {Acme} RETURNING Account(Id OFFSET 5), Contact")]
    [InlineData(SemanticErrorKind.OffsetTooLarge, "FIND {Acme} RETURNING Account(Id OFFSET 2001)")]
    [InlineData(SemanticErrorKind.LimitTooLarge, "FIND {Acme} LIMIT 2001")]
    [InlineData(SemanticErrorKind.WrongFunctionPlace, "FIND {Acme} RETURNING Account(COUNT(Id))")]
    [InlineData(SemanticErrorKind.WrongFunctionPlace, "FIND {Acme} RETURNING Account(Id, CALENDAR_YEAR(CreatedDate))")]
    [InlineData(SemanticErrorKind.WrongFunctionPlace, "FIND {Acme} RETURNING Account(FORMAT(MIN(AnnualRevenue)))")]
    [InlineData(SemanticErrorKind.WrongFunctionPlace, "FIND {Acme} RETURNING Account(GROUPING(Name))")]
    [InlineData(SemanticErrorKind.WrongFunctionPlace, "FIND {Acme} RETURNING Account(DISTANCE(BillingAddress, GEOLOCATION(1, 2), 'km'))")]
    [InlineData(SemanticErrorKind.WrongFunctionPlace, "FIND {Acme} RETURNING Account(Id ORDER BY COUNT(Id))")]
    [InlineData(SemanticErrorKind.UnknownFunction, "FIND {Acme} RETURNING Account(FIELDS(ALL))")]
    [InlineData(SemanticErrorKind.DuplicateField, "FIND {Acme} RETURNING Account(Industry, toLabel(Industry))")]
    [InlineData(SemanticErrorKind.WrongAlias, "FIND {Acme} RETURNING Account(Name n)")]
    [InlineData(null, "FIND {Acme} RETURNING Account(Name, toLabel(Industry) i, Industry, FORMAT(AnnualRevenue) f, "
        + "convertCurrency(AnnualRevenue) c)")]
    [InlineData(SemanticErrorKind.SearchTermTooShort, "FIND {a}")]
    [InlineData(SemanticErrorKind.SearchTermTooShort, "FIND {*}")]
    [InlineData(SemanticErrorKind.SearchTermTooShort, "FIND {a*}")]
    [InlineData(SemanticErrorKind.SearchTermTooShort, "FIND {?? **}")]
    [InlineData(SemanticErrorKind.SearchTermTooShort, "FIND {a OR (b AND NOT \"c\")}")]
    [InlineData(SemanticErrorKind.SearchTermTooShort, "FIND {\"\"}")]
    [InlineData(SemanticErrorKind.SearchTermTooShort, "FIND {\\*}")]
    [InlineData(null, "FIND {a OR bc}")]
    [InlineData(null, "FIND {John Q Public}")]
    [InlineData(null, "FIND {東}")]
    [InlineData(null, "FIND {12*}")]
    [InlineData(SemanticErrorKind.WrongSearchOption, "FIND {Acme} WITH SNIPPET(length = 100)")]
    [InlineData(SemanticErrorKind.WrongSearchOption, "FIND {Acme} WITH SNIPPET(target_length = 10)")]
    [InlineData(SemanticErrorKind.WrongSearchOption, "FIND {Acme} WITH SNIPPET(target_length = 'long')")]
    [InlineData(SemanticErrorKind.WrongSearchOption, "FIND {Acme} WITH SNIPPET(target_length = 100, target_length = 120)")]
    [InlineData(SemanticErrorKind.WrongSearchOption, "FIND {Acme} WITH HIGHLIGHT(target_length = 100)")]
    [InlineData(SemanticErrorKind.WrongSearchOption, "FIND {Acme} WITH HIGHLIGHT WITH highlight")]
    [InlineData(SemanticErrorKind.WrongSearchOption, "FIND {Acme} WITH METADATA = 'NAMES'")]
    [InlineData(SemanticErrorKind.WrongSearchOption, "FIND {Acme} WITH NETWORK = 'abc'")]
    [InlineData(SemanticErrorKind.WrongSearchOption, "FIND {Acme} WITH NETWORK IN ('0DB000000000001AAA', 5)")]
    [InlineData(SemanticErrorKind.WrongSearchOption, "FIND {Acme} WITH PricebookId = ''")]
    [InlineData(SemanticErrorKind.WrongSearchOption, "FIND {Acme} RETURNING Account UPDATE TRACKING")]
    [InlineData(SemanticErrorKind.WrongSearchOption, "FIND {Acme} RETURNING Account WITH DATA CATEGORY Geo__c AT usa__c")]
    [InlineData(SemanticErrorKind.WrongSearchOption, "FIND {Acme} RETURNING Account UPDATE VIEWSTAT")]
    [InlineData(null, "FIND {Acme} WITH SNIPPET(target_length = 120) WITH HIGHLIGHT WITH METADATA = 'labels' WITH NETWORK IN "
        + "('0DB000000000001AAA') UPDATE TRACKING")]
    public void A_search_is_checked_like_a_query(SemanticErrorKind? kind, string text)
    {
        var errors = SemanticCheck.Check(SoslParser.Parse(text).Tree!, Schema);

        Assert.Equal(kind is null ? [] : [kind.Value], errors.Select(e => e.Kind));
    }

    [Fact]
    public void A_search_without_a_word_is_refused_in_the_platforms_words()
    {
        var error = Assert.Single(SemanticCheck.Check(SoslParser.Parse("FIND { g* }").Tree!, Schema));
        Assert.Equal(("INVALID_SEARCH", "search term must be longer than one character: g*"), (error.ErrorCode, error.PlatformMessage));
    }

    [Fact]
    public void Any_statement_of_the_corpus_can_be_checked()
    {
        var found = Corpus.Read("valid.jsonl").Select(s => SoqlParser.Parse(s.Soql).Tree).OfType<SoqlQuery>().Sum(
            query => SemanticCheck.Check(query, Schema).Count);

        // They are about other orgs, so most break a rule.
        Assert.True(found > 300, $"only {found} errors");
    }

    private static EquatableArray<SemanticError> Check(string text) => SemanticCheck.Check(Soql.Parse(text), Schema);
}
