using Acme.Crm;
using CsCheck;
using Tags = Salesforce.Typed.PicklistSet<Acme.Crm.Project__cTags__c>;

namespace Salesforce.Typed.Tests;

/// <summary>The values of a multipicklist are a set: their order says nothing, and each is there once.</summary>
public class PicklistSetTests
{
    private static readonly Gen<string[]> Values = Gen.OneOf("Strategic", "At Risk", "Public", "Green", "New").Array[0, 6];

    [Fact]
    public void Sets_are_equal_by_their_values() =>
        Gen.Select(Values, Values).Sample((a, b) =>
        {
            foreach (var (one, two) in (ReadOnlySpan<(Tags, Tags)>)[
                (Make(a), Make(b)), (Tags.Parse(string.Join(';', a)), Tags.Parse(string.Join(';', b)))
            ])
            {
                var expected = a.ToHashSet().SetEquals(b);
                Assert.Equal(expected, one == two);
                Assert.Equal(expected, two == one);
                Assert.Equal(!expected, one != two);
                if (expected)
                    Assert.Equal(one.GetHashCode(), two.GetHashCode());
            }
        });

    [Fact]
    public void A_set_has_each_value_once_however_it_was_made() =>
        Values.Sample(values =>
        {
            foreach (var set in (ReadOnlySpan<Tags>)[Make(values), Tags.Parse(string.Join(';', values))])
            {
                Assert.Equal(values.Distinct().Count(), set.Count);
                Assert.Equal(values.Distinct(), set.Select(v => v.Value));
                Assert.All(values, v => Assert.True(set.Contains(Project__cTags__c.Of(v))));
                Assert.Equal(string.Join(';', values.Distinct()), set.ToString());
            }
        });

    [Fact]
    public async Task Records_that_hold_the_same_set_are_equal_both_ways()
    {
        var one = await Pages.RowAsync<Project__c>("""{"Tags__c":"Green;Green"}""");
        var two = await Pages.RowAsync<Project__c>("""{"Tags__c":"Green;Public"}""");
        Assert.False(one.Equals(two));
        Assert.False(two.Equals(one));
        Assert.Equal(await Pages.RowAsync<Project__c>("""{"Tags__c":"Public;Green"}"""), two);
        Assert.Equal(await Pages.RowAsync<Project__c>("""{"Tags__c":"Green"}"""), one);
        Assert.Equal((await Pages.RowAsync<Project__c>("""{"Tags__c":"Green"}""")).GetHashCode(), one.GetHashCode());
    }

    [Fact]
    public void The_default_is_the_empty_set()
    {
        Assert.Empty(default(Tags));
        Assert.Equal("", default(Tags).ToString());
        Assert.Equal(default, Tags.Parse(""));
        Assert.Equal(default(Tags).GetHashCode(), Tags.Parse("").GetHashCode());
    }

    [Fact]
    public void The_default_of_a_picklist_is_no_value()
    {
        Tags one = default(Project__cTags__c);
        Assert.Empty(one);
        Assert.Equal(0, one.GetHashCode());
        Tags two = [default, Project__cTags__c.Green];
        Assert.Equal([Project__cTags__c.Green], two);
    }

    [Fact]
    public void An_empty_set_clears_the_field()
    {
        var project = Project__c.Empty with { Tags__c = Tags.Parse("") };
        Assert.Equal([new FieldChange("Tags__c", null)], project.GetChanges());
        Assert.Null(project.Tags__c);
    }

    private static Tags Make(string[] values) => PicklistSet.Create<Project__cTags__c>([.. values.Select(Project__cTags__c.Of)]);
}
