namespace Salesforce.Typed.Tests;

/// <summary>A JsonSerializerContext and the records that it names.</summary>
public class JsonContextTests
{
    [Theory]
    [InlineData("Account")]
    [InlineData("System.Collections.Generic.List<Account>")]
    [InlineData("Account[]")]
    public void A_record_of_the_same_project_is_reported(string type)
    {
        var problem = Assert.Single(Consumer.Of(Acme.Objects, Code(type)).Build().Problems, d => d.Id == "SFT1003");
        Assert.Contains(
            "does not see Account, because it is generated in this project too", problem.GetMessage(), StringComparison.Ordinal);
        Assert.Equal($"JsonSerializable(typeof({type}))", problem.Location.SourceTree!.ToString().Substring(
            problem.Location.SourceSpan.Start, problem.Location.SourceSpan.Length));
    }

    [Fact]
    public void A_record_of_a_referenced_project_is_not_reported()
    {
        var models = Consumer.Of(Acme.Objects) with { AssemblyName = "Acme.Models" };
        var app = Consumer.Of([], Code("Account")) with { References = [models.Build().ToReference()] };
        Assert.DoesNotContain(app.Build().Problems, d => d.Id == "SFT1003");
    }

    // System.Text.Json's own generator does not run here, so the context does not compile: the test looks at SFT1003 alone.
    private static string Code(string type) => $$"""
        using Acme.Crm;
        using System.Text.Json.Serialization;

        [JsonSerializable(typeof({{type}}))]
        partial class Context : JsonSerializerContext;
        """;
}
