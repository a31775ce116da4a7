namespace Salesforce.Typed.Tests;

/// <summary>A JsonSerializerContext and the records that it names.</summary>
public class JsonContextTests
{
    [Theory]
    [InlineData("Account")]
    [InlineData("System.Collections.Generic.List<Account>")]
    [InlineData("Account[]")]
    public void OneThatNamesARecordOfItsOwnProjectIsTold(string type)
    {
        var complaint = Assert.Single(Consumer.Of(Acme.Objects, Code(type)).Build().Complaints, d => d.Id == "SFT1003");
        Assert.Contains("does not see Account, because it is generated in this project too", complaint.GetMessage(), StringComparison.Ordinal);
        Assert.Equal($"JsonSerializable(typeof({type}))", complaint.Location.SourceTree!.ToString().Substring(complaint.Location.SourceSpan.Start, complaint.Location.SourceSpan.Length));
    }

    [Fact]
    public void OneThatNamesARecordOfAProjectThatIsReferencedIsFine()
    {
        var models = Consumer.Of(Acme.Objects) with { AssemblyName = "Acme.Models" };
        var app = Consumer.Of([], Code("Account")) with { References = [models.Build().ToReference()] };
        Assert.DoesNotContain(app.Build().Complaints, d => d.Id == "SFT1003");
    }

    // System.Text.Json's own generator does not run here, so the context does not compile: what is looked at is our complaint alone.
    private static string Code(string type) => $$"""
        using Acme.Crm;
        using System.Text.Json.Serialization;

        [JsonSerializable(typeof({{type}}))]
        partial class Context : JsonSerializerContext;
        """;
}
