namespace Salesforce.Typed.Tests;

public class Smoke
{
    [Fact]
    public void Runs() => Assert.True(typeof(Salesforce.Typed.Generator.SalesforceTypedGenerator).IsSealed);
}
