using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>Statements with holes: what a hole can contain, and where.</summary>
public class HoleTests
{
    [Theory]
    [InlineData("SELECT Id FROM Account WHERE Name = {Text}")]
    [InlineData("SELECT Id FROM Account WHERE Name LIKE {Text} AND Id IN {List} AND Id NOT IN {Query} LIMIT {Whole} OFFSET {Whole}")]
    [InlineData(
        "SELECT Id FROM Account WHERE Name IN ({Text}, 'x') AND Id IN ({List}) AND A__c INCLUDES {List} AND A__c EXCLUDES ({Text})")]
    [InlineData("SELECT Id FROM Account WHERE {Condition} AND (NOT {Condition})")]
    [InlineData("SELECT Id, {Name}, Owner.{Name}, {Name}.Name FROM {Name} ORDER BY {Name} LIMIT{Whole}")]
    [InlineData("SELECT Id FROM Account WHERE CreatedDate = LAST_N_DAYS:{Whole}")]
    [InlineData("SELECT Id FROM Account WHERE DISTANCE(Site__c, {Point}, {Unit}) < {Number}")]
    [InlineData("SELECT Id FROM Account WHERE DISTANCE(Site__c, GEOLOCATION({Number}, {Number}), 'km') < 5")]
    [InlineData("SELECT {Raw} FROM {Raw}__c WHERE {Raw} = 1 AND Name = '{Raw}' AND {Raw} LIMIT {Raw}")]
    public void AreParsed(string template)
    {
        var (text, holes) = Read(template);
        Assert.Equal([], SoqlParser.Parse(text, holes).Errors.Select(e => e.Message));
    }

    [Theory]
    [InlineData("FIND {Words} RETURNING Account(Id WHERE Name = {Text} LIMIT {Whole})")]
    [InlineData("FIND {Text}")]
    [InlineData("FIND {Text} WITH DIVISION = {Text} WITH NETWORK IN {List} WITH SNIPPET(target_length = {Whole}) WITH SPELL_CORRECTION = "
        + "{Boolean}")]
    public void AreParsedInASearch(string template)
    {
        var (text, holes) = Read(template);
        Assert.Equal([], SoslParser.Parse(text, holes).Errors.Select(e => e.Message));
    }

    [Theory]
    [InlineData("SELECT {Text} FROM "
        + "Account", "expected a field name after SELECT, found a hole with a value; a name from outside goes in with Soql.Identifier", 7)]
    [InlineData("SELECT Id FROM Account WHERE Name = '{Text}'", "a hole is inside quotes: remove the quotes, because the value gets its "
        + "own, and put the whole text into the hole", 37)]
    [InlineData("SELECT Id FROM Account WHERE Name = {List}", "expected a value after the operator, found a hole with a list", 36)]
    [InlineData("SELECT Id FROM Account WHERE "
        + "{Text}", "expected a field name after WHERE, found a hole with a value; a name from outside goes in with Soql.Identifier", 29)]
    [InlineData("SELECT My{Name} FROM Account", "a hole is a whole name: put the rest into it", 9)]
    [InlineData("SELECT Id FROM Account LIMIT {Text}", "expected a whole number after LIMIT, found a hole with a value", 29)]
    [InlineData("SELECT Id FROM Account WHERE Name LIKE {Whole}", "expected a text after LIKE, found a hole with a value", 39)]
    public void AreRefusedWhereTheirValueCannotStand(string template, string message, int at)
    {
        var (text, holes) = Read(template);
        var error = Assert.Single(SoqlParser.Parse(text, holes).Errors);
        Assert.Equal((message, at), (error.Message, error.Span.Start));
    }

    [Theory]
    [InlineData("Name = {Whole}", "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes.")]
    [InlineData("Day__c > {DateTime}", "value of filter criterion for field 'Day__c' must be of type date.")]
    [InlineData("Day__c > {Date} AND Day__c < {DateRange} AND Name = {Text} AND Name IN {List} AND Name = {Value} AND Id = {Text}", null)]
    public void AreOfTheTypeOfTheField(string where, string? message)
    {
        var (text, holes) = Read("SELECT Id FROM Account WHERE " + where);
        var found = SemanticCheck.Check(SoqlParser.Parse(text, holes).Tree!, Schema);
        Assert.Equal(message is null ? [] : [message], found.Select(e => e.Message));
    }

    [Fact]
    public void AStatementWithoutHolesMayHoldTheirSign() =>
        Assert.True(SoqlParser.Parse($"SELECT Id FROM Account WHERE Name = '{StatementHole.Sign}'").IsValid);

    private static OrgSchema Schema { get; } = new([new SObjectDescribe
    {
        Name = "Account",
        Traits = SObjectTraits.Queryable,
        Fields = new EquatableArray<FieldDescribe>(
            [Field("Id", FieldType.Id), Field("Name", FieldType.String), Field("Day__c", FieldType.Date)]),
    }]);

    private static FieldDescribe Field(string name, FieldType type) => new() { Name = name, Type = type, Traits = FieldTraits.Filterable };

    // {Text} is a hole for a text.
    private static (string Text, List<StatementHole> Holes) Read(string template)
    {
        var holes = new List<StatementHole>();
        for (var open = template.IndexOf('{'); open >= 0; open = template.IndexOf('{'))
        {
            var close = template.IndexOf('}');
            holes.Add(new StatementHole(open, Enum.Parse<HoleKind>(template[(open + 1)..close])));
            template = template[..open] + StatementHole.Sign + template[(close + 1)..];
        }
        return (template, holes);
    }
}
