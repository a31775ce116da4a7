namespace Salesforce.Typed.Schema.Tests;

/// <summary>
/// A part of a describe whose name is not a name is left out and reported at its place; a reader that wants all of it gets none.
/// </summary>
public class ApiNameTests
{
    [Theory]
    [InlineData("Account", true), InlineData("acme__Job__c", true), InlineData("a", true), InlineData("A1", true)]
    [InlineData("", false), InlineData("_A", false), InlineData(
        "A_", false), InlineData("1A", false), InlineData("A B", false), InlineData("A\n", false), InlineData("Ä", false)]
    public void A_name_has_letters_digits_and_underscores(string name, bool isValid) => Assert.Equal(isValid, ApiName.IsValid(name));

    [Fact]
    public void A_name_has_at_most_128_characters() =>
        Assert.Equal((true, false), (ApiName.IsValid(new string('A', 128)), ApiName.IsValid(new string('A', 129))));

    [Fact]
    public void A_bad_field_is_left_out_and_the_others_are_read()
    {
        const string text = "{\"name\":\"A\",\"fields\":[{\"name\":\"B\",\"type\":\"id\"},\n {\"type\":\"id\",\"name\":\"x; y\"}]}";
        var parts = DescribeReader.ReadParts(text);
        Assert.Equal(["B"], parts.Describe!.Fields.Select(f => f.Name));
        Assert.StartsWith("(2,22): 'x; y' cannot be the name of a field and is left out", Assert.Single(parts.Problems).ToString());
        Assert.Null(DescribeReader.Read(text).Describe);
        Assert.Equal(parts.Problems[0], DescribeReader.Read(text).Problem);
    }

    [Fact]
    public void Text_in_a_message_is_visible() =>
        Assert.Equal("'a\\u000A\\u001B[2J\\u202E\\uD800'", VisibleText.Quote("a\n\u001b[2J\u202e\ud800"));
}
