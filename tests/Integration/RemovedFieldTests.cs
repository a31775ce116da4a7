namespace Salesforce.Typed.Tests;

/// <summary>The point of it all: CI refuses the build that names a field which the org no longer has.</summary>
public sealed class RemovedFieldTests
{
    private const string Fax = """
        {"name": "Fax", "type": "phone", "label": "Fax", "length": 40, "createable": true, "updateable": true, "nillable": true, "filterable": true, "sortable": true, "groupable": true},
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

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

        project.Write("describe-snapshots/Account.json", Snapshot(Fax));
        var before = await project.BuildAsync(Cancellation);
        Assert.True(before.Succeeded, before.Output);

        project.Write("describe-snapshots/Account.json", Snapshot(""));
        var removed = await project.BuildAsync(Cancellation);
        Assert.False(removed.Succeeded, removed.Output);
        Assert.Matches(@"Program\.cs\(7,44\): error CS1061: .*Fax", removed.Output);
        Assert.DoesNotContain("Program.cs(6", removed.Output, StringComparison.Ordinal);

        project.Write("describe-snapshots/Account.json", Snapshot(Fax));
        var after = await project.BuildAsync(Cancellation);
        Assert.True(after.Succeeded, after.Output);
    }

    [Fact]
    public async Task A_broken_snapshot_is_an_error_at_its_line_in_the_JSON()
    {
        using var project = new ConsumerProject();
        project.Write("Program.cs", "Console.WriteLine();");
        project.Write("describe-snapshots/Account.json", "{\n  \"name\": \"Account\",\n  \"fields\": [ oops ]\n}");

        var (succeeded, output) = await project.BuildAsync(Cancellation);

        Assert.False(succeeded, output);
        Assert.Matches(@"Account\.json\(3,15\): error SFT0001: ", output);
    }

    private static string Snapshot(string more) => $$"""
        {
          "snapshot": 1, "name": "Account", "label": "Account", "labelPlural": "Accounts", "keyPrefix": "001", "createable": true, "queryable": true,
          "fields": [
            {{more}}
            {"name": "Id", "type": "id", "label": "Account ID", "length": 18, "filterable": true, "idLookup": true},
            {"name": "Name", "type": "string", "label": "Name", "length": 255, "createable": true, "updateable": true, "filterable": true, "sortable": true, "groupable": true}
          ],
          "childRelationships": []
        }
        """;
}
