namespace Salesforce.Typed.Tests;

public class Smoke
{
    [Fact]
    public void Runs() => Assert.True(Directory.Exists(TestPaths.Repository));
}
