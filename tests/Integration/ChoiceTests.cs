namespace Salesforce.Typed.Tests;

/// <summary>Which objects become types, and where: built as a user's project is built.</summary>
public sealed class ChoiceTests
{
    [Fact]
    public async Task Objects_can_be_limited_and_a_serializer_context_cannot_see_records_of_its_own_project()
    {
        using var project = new ConsumerProject("<SalesforceObjects>Account;\n  contact;\n</SalesforceObjects>");
        foreach (var name in (string[])["Account", "Contact", "Opportunity"])
            project.Write($"describe-snapshots/{name}.json", await File.ReadAllTextAsync(
                TestPaths.InRepository("describe-snapshots", name + ".json"), Cancel));
        project.Write("Program.cs", """
            using System.Text.Json.Serialization;
            using Acme.Org;
            using Salesforce.Typed;
            using Salesforce.Typed.Auth;

            using var org = new SalesforceClient(new SalesforceOptions { Instance = new("https://acme.example"), Auth = new ExternalTokenFlow("t") });
            Console.WriteLine(org.Account.Select(a => new { a.Name, People = a.Contacts.Select(c => c.LastName) }));
            Console.WriteLine(org.Opportunity);
            Console.WriteLine(org.Account.Where(a => a.Opportunities.Any()));

            [JsonSerializable(typeof(int))]
            [JsonSerializable(typeof(Account))]
            partial class AppJson : JsonSerializerContext;
            """);

        var (succeeded, output) = await project.BuildAsync();

        Assert.False(succeeded, output);
        Assert.True(output.Contains("Program.cs", StringComparison.Ordinal), output);
        Assert.Matches(@"Program\.cs\(8,23\): error CS1061: .*Opportunity", output);
        Assert.Matches(@"Program\.cs\(9,44\): error CS1061: .*Opportunities", output);
        Assert.DoesNotMatch(@"Program\.cs\(7,", output);
        Assert.Matches(@"Program\.cs\(12,2\): warning SFT1003: .*Account", output);
        Assert.DoesNotMatch(@"Program\.cs\(11,", output);
    }

    [Fact]
    public async Task Two_orgs_live_in_one_project_in_a_namespace_each()
    {
        using var project = new ConsumerProject("<SalesforceSnapshotFolder></SalesforceSnapshotFolder>", """
            <AdditionalFiles Include="sales/*.json" SalesforceSnapshot="true" SalesforceTypedNamespace="Acme.Sales" />
            <AdditionalFiles Include="support/*.json" SalesforceSnapshot="true" SalesforceTypedNamespace="Acme.Support" />
            """);
        project.Write("sales/Account.json", Snapshot("Region__c"));
        project.Write("support/Account.json", Snapshot("Tier__c"));
        project.Write("Program.cs", """
            using Salesforce.Typed;
            using Salesforce.Typed.Auth;

            using var org = new SalesforceClient(new SalesforceOptions { Instance = new("https://acme.example"), Auth = new ExternalTokenFlow("t") });
            Console.WriteLine(Selling.Soql(org));
            Console.WriteLine(Supporting.Soql(org));
            """);
        project.Write("Selling.cs", """
            using Acme.Sales;
            using Salesforce.Typed;

            static class Selling
            {
                public static string Soql(SalesforceClient org) => org.Account.Where(a => a.Region__c == "EMEA").Select(a => new { a.Name, a.Region__c }).ToSoql();

                public static Account New() => new() { Name = "Acme", Region__c = "EMEA" };
            }
            """);
        project.Write("Supporting.cs", """
            using Acme.Support;
            using Salesforce.Typed;

            static class Supporting
            {
                public static string Soql(SalesforceClient org) => org.Account.Where(a => a.Tier__c != null).Select(a => new { a.Name, a.Tier__c }).ToSoql();

                public static Account New() => new() { Name = "Acme", Tier__c = "Gold" };
            }
            """);

        var (succeeded, output) = await project.BuildAsync();
        Assert.True(succeeded, output);
        Assert.DoesNotContain("warning", output.Replace("0 Warning(s)", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

        var printed = await project.RunAsync();
        Assert.Equal(
            ["SELECT Name, Region__c FROM Account WHERE Region__c = 'EMEA'", "SELECT Name, Tier__c FROM Account WHERE Tier__c != null"],
            printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static string Snapshot(string field) => $$"""
        {
          "snapshot": 1, "name": "Account", "label": "Account", "labelPlural": "Accounts", "keyPrefix": "001", "createable": true, "queryable": true,
          "fields": [
            {"name": "Id", "type": "id", "label": "Account ID", "length": 18, "filterable": true, "idLookup": true},
            {"name": "Name", "type": "string", "label": "Name", "length": 255, "createable": true, "updateable": true, "filterable": true, "sortable": true, "groupable": true},
            {"name": "{{field}}", "type": "string", "label": "Custom", "length": 80, "createable": true, "updateable": true, "nillable": true, "filterable": true, "sortable": true, "groupable": true}
          ],
          "childRelationships": []
        }
        """;
}
