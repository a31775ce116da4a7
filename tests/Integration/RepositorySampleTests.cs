namespace Salesforce.Typed.Tests;

/// <summary>The sample of a generic repository.</summary>
public sealed class RepositorySampleTests
{
    [Fact]
    public async Task The_repository_asks_for_the_fields_of_each_projection()
    {
        var (exitCode, output) = await ProgramRun.RunAsync(
            "dotnet", null, ["run", "--no-build", "--project", TestPaths.InRepository("samples", "Repository")], "SALESFORCE_INSTANCE_URL");

        Assert.True(exitCode == 0, output);
        Assert.Equal(
            [
                "SELECT Name, Parent.Name, (SELECT FirstName, LastName FROM Contacts) FROM Account WHERE ParentId != null",
                "Acme of Acme Group: Ada Ray",
                "SELECT Email, Account.Name FROM Contact WHERE Email != null",
                "{ Email = ada@acme.example, Company = Acme }",
            ],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
