using System.Text;
using System.Text.Json;
using Salesforce.Typed.Tests;

namespace Salesforce.Typed.Schema.Tests;

/// <summary>The list of an org's objects.</summary>
public class DescribeGlobalTests
{
    private const string Two = """
        {"encoding":"UTF-8","maxBatchSize":200,"sobjects":[
        {"name":"Account","label":"Account","labelPlural":"Accounts","keyPrefix":"001","createable":true,"queryable":true,"urls":{"sobject":"/services/data/v67.0/sobjects/Account"}},
        {"name":"Deal__c","label":"Deal","labelPlural":"Deals","keyPrefix":null,"custom":true,"queryable":false}]}
        """;

    [Fact]
    public void A_real_answer_is_read_whole()
    {
        var bytes = File.ReadAllBytes(TestPaths.SharedData("describe", "global", "cumulusci_global.json"));
        var read = DescribeGlobalReader.Read(bytes);
        Assert.Null(read.Problem);
        using var json = JsonDocument.Parse(bytes);
        var expected = json.RootElement.GetProperty("sobjects").EnumerateArray().ToList();
        Assert.Equal(110, read.Objects.Count);
        Assert.Equal(expected.Select(
            o => (o.GetProperty("name").GetString(), o.GetProperty("label").GetString(), o.GetProperty("keyPrefix").GetString())),
            read.Objects.Select(o => ((string?)o.Name, (string?)o.Label, o.KeyPrefix)));
        foreach (var trait in Enum.GetValues<SObjectTraits>().Where(t => t != SObjectTraits.None))
        {
            var key = JsonNamingPolicy.CamelCase.ConvertName(trait.ToString());
            Assert.Equal(expected.Select(o => o.GetProperty(key).GetBoolean()), read.Objects.Select(o => o.Is(trait)));
        }
    }

    [Fact]
    public void The_objects_have_no_fields_and_are_of_the_full_form()
    {
        var read = DescribeGlobalReader.Read(Two).Objects;
        Assert.Equal(["Account", "Deal__c"], read.Select(o => o.Name));
        Assert.All(read, o => Assert.Equal((0, DescribeForm.Full), (o.Fields.Count, o.Form)));
        Assert.Equal(SObjectTraits.Createable | SObjectTraits.Queryable, read[0].Traits);
        Assert.Equal((null, SObjectTraits.Custom), (read[1].KeyPrefix, read[1].Traits));
    }

    [Fact]
    public void The_wrapper_of_sf_and_the_encoding_change_nothing()
    {
        var plain = DescribeGlobalReader.Read(Two);
        Assert.Equal(plain, DescribeGlobalReader.Read($$"""{"status":0,"result":{{Two}},"warnings":[]}"""));
        Assert.Equal(plain, DescribeGlobalReader.Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Two)]));
    }

    [Fact]
    public void It_is_equal_by_value()
    {
        Assert.Equal(DescribeGlobalReader.Read(Two), DescribeGlobalReader.Read(Two));
        Assert.NotEqual(
            DescribeGlobalReader.Read(Two), DescribeGlobalReader.Read(Two.Replace("\"001\"", "\"002\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{"sobjects":[{"label":"X"}]}""", "(1,14): The describe has no \"name\": it must be the object's API name, as Account.")]
    [InlineData("""{"sobjects":{}}""", "(1,13): \"sobjects\" is an object; an array is expected.")]
    [InlineData("""{"name":"Account","fields":[]}""", "(1,1): There is no \"sobjects\" in this. Expected the answer of GET /sobjects.")]
    [InlineData("""{"status":1,"message":"No such org"}""", "(1,1): This is an error of the Salesforce CLI, not a describe: No such org")]
    [InlineData("""[{"errorCode":"API_DISABLED_FOR_ORG","message":"Off"}]""", "(1,1): This is an error of the REST API, not a describe: "
        + "API_DISABLED_FOR_ORG: Off")]
    [InlineData("", "(1,1): The file is empty.")]
    public void A_broken_answer_is_a_problem_and_no_objects(string text, string problem)
    {
        var read = DescribeGlobalReader.Read(text);
        Assert.Equal(problem, read.Problem?.ToString());
        Assert.Empty(read.Objects);
    }

    [Fact]
    public void An_answer_that_is_cut_off_anywhere_is_a_problem()
    {
        var text = Two.TrimEnd();
        for (var length = 0; length < text.Length; length++)
            Assert.NotNull(DescribeGlobalReader.Read(text[..length]).Problem);
    }
}
