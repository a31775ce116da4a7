using CsCheck;

namespace Salesforce.Typed.Schema.Tests;

/// <summary>The model is equal by value: an incremental generator does nothing when nothing changed.</summary>
public class ValueTests
{
    [Fact]
    public void A_describe_that_is_read_twice_is_equal_and_has_one_hash()
    {
        var first = Reading.Describe(Sample.Describe);
        var second = Reading.Describe(Sample.Describe);
        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Theory]
    [InlineData("\"label\":\"Price\"", "\"label\":\"Cost\"")]
    [InlineData("\"scale\":2", "\"scale\":3")]
    [InlineData("\"validFor\":\"gAAA\"", "\"validFor\":\"QAAA\"")]
    [InlineData("\"referenceTo\":[\"Account\"]", "\"referenceTo\":[\"Account\",\"Lead\"]")]
    [InlineData("\"relationshipName\":\"Tasks\"", "\"relationshipName\":null")]
    [InlineData("\"name\":\"mine\"", "\"name\":\"team\"")]
    [InlineData("\"nillable\":true", "\"nillable\":false")]
    public void A_change_anywhere_makes_it_unequal(string before, string after)
    {
        var changed = Sample.Describe.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(Sample.Describe, changed);
        Assert.NotEqual(Reading.Describe(Sample.Describe), Reading.Describe(changed));
    }

    [Fact]
    public void An_array_is_equal_to_another_as_lists_are() => Gen.Select(Gen.Int[0, 2].Array[0, 4], Gen.Int[0, 2].Array[0, 4])
        .Sample((a, b) =>
    {
        EquatableArray<int> left = new(a), right = new(b.AsEnumerable());
        Assert.Equal(a.SequenceEqual(b), left == right);
        Assert.Equal(!a.SequenceEqual(b), left != right);
        Assert.Equal(a.SequenceEqual(b), left.Equals((object)right));
        Assert.True(left != right || left.GetHashCode() == right.GetHashCode());
        Assert.Equal(a, left);
        var walked = new List<int>();
        foreach (var item in left)
            walked.Add(item);
        Assert.Equal(a, walked);
        Assert.Equal(a, Enumerable.Range(0, left.Count).Select(i => left[i]));
    });

    [Fact]
    public void An_array_that_was_never_made_is_an_empty_one()
    {
        EquatableArray<int> none = default;
        Assert.Equal(new EquatableArray<int>([]), none);
        Assert.Empty(none);
        Assert.Throws<IndexOutOfRangeException>(() => none[0]);
    }

    [Fact]
    public void A_place_is_counted_as_an_editor_counts_it() => Gen.String[Gen.OneOf('a', '\r', '\n', '\t'), 0, 12].SelectMany(
        t => Gen.Select(Gen.Const(t), Gen.Int[0, t.Length])).Sample((text, offset) =>
    {
        // Another way to count: cut the text before the place into lines. Between a carriage return and its line feed no new line has
        // begun.
        var before = text[..offset];
        if (before.EndsWith('\r') && text[offset..].StartsWith('\n'))
            before = before[..^1] + "a";
        var lines = before.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(new SchemaPosition(lines.Length - 1, lines[^1].Length, offset), SchemaPosition.Of(text, offset));
    });
}
