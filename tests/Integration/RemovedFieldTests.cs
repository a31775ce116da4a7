namespace Salesforce.Typed.Tests;

/// <summary>The point of it all: CI refuses the build that names a field which the org no longer has.</summary>
public sealed class RemovedFieldTests
{
    private const string Fax = """
        {"name": "Fax", "type": "phone", "label": "Fax", "length": 40, "createable": true, "updateable": true, "nillable": true, "filterable": true, "sortable": true, "groupable": true},
        """;

    [Fact]
    public async Task A_build_fails_at_the_line_that_names_a_removed_field_and_passes_when_it_is_back()
    {
        using var project = new ConsumerProject();
        project.Write("Program.cs", """
            using Acme.Org;
            using Salesforce.Typed;
            using Salesforce.Typed.Auth;

            using var org = new SalesforceClient(new SalesforceOptions { Instance = new("https://acme.example"), Auth = new ExternalTokenFlow("t") });
            Console.WriteLine(org.Account.Where(a => a.Name == "x").Select(a => a.Name));
            Console.WriteLine(org.Account.Where(a => a.Fax != null).Select(a => a.Name));
            """);

        project.Write("describe-snapshots/Account.json", UserProject.AccountSnapshot(Fax));
        var before = await project.BuildAsync();
        Assert.True(before.Succeeded, before.Output);

        project.Write("describe-snapshots/Account.json", UserProject.AccountSnapshot(""));
        var removed = await project.BuildAsync();
        Assert.False(removed.Succeeded, removed.Output);
        Assert.Matches(@"Program\.cs\(7,44\): error CS1061: .*Fax", removed.Output);
        Assert.DoesNotContain("Program.cs(6", removed.Output, StringComparison.Ordinal);

        project.Write("describe-snapshots/Account.json", UserProject.AccountSnapshot(Fax));
        var after = await project.BuildAsync();
        Assert.True(after.Succeeded, after.Output);
    }

    [Fact]
    public async Task A_broken_snapshot_is_an_error_at_its_line_in_the_JSON()
    {
        using var project = new ConsumerProject();
        project.Write("Program.cs", "Console.WriteLine();");
        project.Write("describe-snapshots/Account.json", "{\n  \"name\": \"Account\",\n  \"fields\": [ oops ]\n}");

        var (succeeded, output) = await project.BuildAsync();

        Assert.False(succeeded, output);
        Assert.Matches(@"Account\.json\(3,15\): error SFT0001: ", output);
    }
}
