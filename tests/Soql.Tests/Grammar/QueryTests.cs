using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>What the tree of a query says.</summary>
public class QueryTests
{
    [Fact]
    public void A_query_has_its_clauses_in_the_tree()
    {
        var query = Soql.Parse("""
            SELECT Id, Owner.Name boss, COUNT(Id), FORMAT(MIN(CloseDate)), FIELDS(STANDARD),
                   (SELECT Id FROM Contacts), TYPEOF What WHEN Account THEN Phone, Fax ELSE Name END
            FROM Opportunity o, o.Account a USING SCOPE mine
            WHERE Amount > 5 WITH UserId = '005'
            GROUP BY ROLLUP(StageName) HAVING SUM(Amount) >= 10
            ORDER BY Name DESC NULLS LAST, Id LIMIT 10 OFFSET 20 FOR VIEW UPDATE TRACKING, VIEWSTAT
            """);

        Assert.Equal(7, query.Select.Items.Count);
        Assert.Equal("boss", query.Select.Items[1].Alias?.Text);
        Assert.Equal(["Owner", "Name"], Assert.IsType<FieldPath>(Assert.IsType<SelectExpression>(query.Select.Items[1]).Expression).Names);
        Assert.Equal(AggregateFunction.Count, Assert.IsType<AggregateCall>(
            Assert.IsType<SelectExpression>(query.Select.Items[2]).Expression).Function);
        Assert.Equal(
            SoqlFunction.Format, Assert.IsType<FunctionCall>(Assert.IsType<SelectExpression>(query.Select.Items[3]).Expression).Function);
        Assert.Equal(FieldsGroup.Standard, Assert.IsType<FieldsItem>(query.Select.Items[4]).Group);
        Assert.Equal("Contacts", Assert.IsType<ChildSubquery>(query.Select.Items[5]).Query.From.Main.Name.Text);
        var choice = Assert.IsType<TypeofItem>(query.Select.Items[6]);
        Assert.Equal(["Phone", "Fax"], choice.Branches[0].Fields.Select(f => f.Text));
        Assert.Equal("Name", choice.Else[0].Text);
        Assert.Equal(["Opportunity o", "o.Account a USING SCOPE mine"], query.From.Items.Select(i => i.ToString()));
        Assert.IsType<Comparison>(query.Where);
        Assert.IsType<WithFilter>(query.With[0]);
        Assert.Equal(GroupByKind.Rollup, query.GroupBy!.Kind);
        Assert.NotNull(query.GroupBy.Having);
        Assert.Equal((true, true), (query.OrderBy[0].IsDescending, query.OrderBy[0].NullsLast));
        Assert.Equal((10, 20), (query.Limit!.Value, query.Offset!.Value));
        Assert.Equal(RecordTracking.View, query.Tracking);
        Assert.Equal(UpdateTargets.Tracking | UpdateTargets.ViewStat, query.Update);
    }

    [Theory]
    [InlineData("COUNT()", true)]
    [InlineData("COUNT(Id)", false)]
    [InlineData("count", false)]
    public void Only_COUNT_with_nothing_in_it_counts_rows(string item, bool isCount) =>
        Assert.Equal(isCount, Soql.Parse($"SELECT {item} FROM Account").Select.IsCount);

    [Fact]
    public void Every_node_knows_where_it_stands()
    {
        const string Text = "SELECT Id, Owner.Name FROM Account WHERE (Name = 'it\\'s' OR Amount IN (1, -2)) LIMIT 5";

        var query = Soql.Parse(Text);
        var or = Assert.IsType<OrCondition>(query.Where);
        var path = (FieldPath)((SelectExpression)query.Select.Items[1]).Expression;

        Assert.Equal(Text, At(query.Span));
        Assert.Equal("SELECT Id, Owner.Name", At(query.Select.Span));
        Assert.Equal("Name", At(path.SpanOf(1)));
        Assert.Equal("Name = 'it\\'s' OR Amount IN (1, -2)", At(or.Span));
        Assert.Equal("'it\\'s'", At(((Comparison)or.Terms[0]).Right.Span));
        Assert.Equal("-2", At(((InCondition)or.Terms[1]).Values[1].Span));
        Assert.Equal("5", At(query.Limit!.Span));

        string At(TextSpan span) => Text.Substring(span.Start, span.Length);
    }

    [Fact]
    public void Trees_are_equal_when_they_say_the_same_wherever_it_stands() =>
        Assert.Equal(Soql.Parse("SELECT Id FROM Account WHERE a = 1"), Soql.Parse("select  Id  from Account\nwhere (a = 1)"));

    [Theory]
    [InlineData("Group"), InlineData(
        "Order"), InlineData("Offset"), InlineData("Typeof"), InlineData("End"), InlineData("Count"), InlineData("Case")]
    public void A_word_of_the_language_that_may_be_a_name_is_one_anywhere(string name)
    {
        var query = Soql.Parse(
            $"SELECT {name}, {name} {name} FROM {name} {name} WHERE {name} = 1 GROUP BY {name} ORDER BY {name} LIMIT 1 OFFSET 1");

        Assert.Equal(name, query.From.Main.Alias?.Text);
        Assert.Equal(1, query.Offset?.Value);
    }

    [Theory]
    [InlineData(
        "From"), InlineData("Like"), InlineData("Null"), InlineData("Limit"), InlineData("Using"), InlineData("Having"), InlineData("Asc")]
    public void A_reserved_word_is_no_name_but_may_stand_in_a_path(string name)
    {
        Assert.False(SoqlParser.Parse($"SELECT {name} FROM Account").IsValid);
        Soql.Parse($"SELECT x.{name}, {name}.x FROM Account");
    }
}
