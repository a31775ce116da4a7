using Acme.Crm;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.Tests;

/// <summary>Values that the org may compare as equal stay together when a list is split.</summary>
public class EqualValuesTests
{
    [Theory]
    [InlineData("Anvil", "ANVIL")]
    [InlineData("Anvil", "anvil  ")]
    [InlineData(" Anvil", "Anvil\t")]
    [InlineData("Müller", "MÜLLER")]
    [InlineData("M\u00FCller", "Mu\u0308ller")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("Service", "SERV\u0130CE")]
    [InlineData("\u0131rmak", "IRMAK")]
    [InlineData("ΟΔΟΣ", "οδος")]
    [InlineData("\uFF21bc", "abc")]
    [InlineData("", " ")]
    [InlineData("\U00010428x", "\U00010400X")]
    [InlineData("001D000000IRFma", "001D000000IRFmaIAH")]
    public void Texts_that_may_be_equal_are_one_set(string one, string other)
    {
        Assert.Equal([one, other], Assert.Single(EqualValues.Of([one, other])));
        Assert.Equal(2, EqualValues.Of([one, "between", other]).Count);
    }

    [Theory]
    [InlineData("Anvil", "Anvils")]
    [InlineData("a1", "a2")]
    [InlineData("名前", "氏名")]
    public void Other_texts_are_not(string one, string other) => Assert.Equal(2, EqualValues.Of([one, other]).Count);

    [Fact]
    public void Half_of_a_character_is_no_failure() => Assert.Equal(2, EqualValues.Of(["\uD800x", "y"]).Count);

    [Fact]
    public void Numbers_that_one_double_holds_are_one_set()
    {
        Assert.Single(EqualValues.Of([1.0m, 1.00m, 1m]));
        Assert.Single(EqualValues.Of([0.1m, 0.1000000000000000000001m]));
        Assert.Single(EqualValues.Of([0.3, 0.1 + 0.2]));
        Assert.Single(EqualValues.Of([0.0, -0.0]));
        Assert.Equal(3, EqualValues.Of([1.00m, 1.01m, 1.02m]).Count);
        Assert.Equal(2, EqualValues.Of([1_000_000_000_000.01m, 1_000_000_000_010.02m]).Count);
    }

    [Fact]
    public void Date_times_of_one_instant_or_second_are_one_set()
    {
        var noon = new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.Single(EqualValues.Of([noon, noon.ToOffset(TimeSpan.FromHours(2))]));
        Assert.Single(EqualValues.Of([noon, noon.AddMilliseconds(300), noon.AddMilliseconds(900)]));
        Assert.Equal(2, EqualValues.Of([noon, noon.AddSeconds(1)]).Count);
        Assert.Single(EqualValues.Of([new TimeOnly(8, 0), new TimeOnly(8, 0).Add(TimeSpan.FromTicks(5))]));
    }

    [Fact]
    public void Ids_picklists_and_whole_values()
    {
        Assert.Single(EqualValues.Of([Id<Account>.Parse("001D000000IRFma"), Id<Account>.Parse("001D000000IRFmaIAH")]));
        Assert.Single(EqualValues.Of([AccountIndustry.Of("energy"), AccountIndustry.Energy]));
        Assert.Equal(3, EqualValues.Of([1, 2, 3, 2]).Count);
    }
}
