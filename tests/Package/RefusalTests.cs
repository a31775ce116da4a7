namespace Salesforce.Typed.Tests;

/// <summary>Builds of users that must fail, and with which sentence.</summary>
public sealed class RefusalTests(PackedFeed feed)
{
    private const string Snapshot = """
        {
          "snapshot": 1, "name": "Account", "label": "Account", "labelPlural": "Accounts", "keyPrefix": "001", "createable": true, "queryable": true,
          "fields": [
            {"name": "Id", "type": "id", "label": "Account ID", "length": 18, "filterable": true, "idLookup": true},
            {"name": "Name", "type": "string", "label": "Name", "length": 255, "createable": true, "updateable": true, "filterable": true, "sortable": true, "groupable": true},
            {"name": "Fax2__c", "type": "phone", "label": "Fax", "length": 40, "createable": true, "updateable": true, "nillable": true, "filterable": true, "sortable": true, "groupable": true}
          ],
          "removedFields": [
            {"name": "Fax_Old__c", "type": "phone", "label": "Fax", "length": 40, "nillable": true, "filterable": true, "removed": {"lastSeen": "2026-11-01", "on": "2026-11-23", "renamedTo": "Fax2__c"}}
          ]
        }
        """;

    [Fact]
    public async Task A_field_that_the_org_lost_fails_the_build_with_its_tombstone_at_the_line_that_uses_it()
    {
        var app = new Consumer(feed, "Removed", "<RootNamespace>Acme</RootNamespace>").Write("describe-snapshots/Account.json", Snapshot)
            .Write("Faxes.cs", """
            using Acme.Org;
            using Salesforce.Typed;

            public static class Faxes
            {
                public static object Old(SalesforceClient org) =>
                    org.Account.Where(a => a.Fax_Old__c != null).Select(a => a.Name);

                public static object New(SalesforceClient org) => org.Account.Where(a => a.Fax2__c != null).Select(a => a.Name);
            }
            """);

        var (succeeded, output) = await app.BuildAsync();

        Assert.False(succeeded, output);
        Assert.Matches(
            @"Faxes\.cs\(7,32\): error SFT3001: .*Account\.Fax_Old__c was removed from the org between 2026-11-01 and 2026-11-23; nearest: Fax2__c", output);
        Assert.DoesNotContain("Faxes.cs(9", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compiler_that_is_too_old_is_told_in_one_sentence()
    {
        var app = new Consumer(feed, "OldCompiler").Write("Nothing.cs", "");

        var (succeeded, output) = await app.BuildAsync("-p:CompilerApiVersion=roslyn4.14");

        Assert.False(succeeded, output);
        Assert.Contains("error SFT0101: Salesforce.Typed needs the C# compiler of the .NET SDK 10.0.100", output, StringComparison.Ordinal);
        Assert.Contains("this build runs Roslyn 4.14", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("13", false)]
    [InlineData("latest", true)]
    public async Task A_language_version_that_is_too_old_is_told_in_one_sentence(string version, bool builds)
    {
        var app =
            new Consumer(
                feed, "Language" + version,
                $"<LangVersion>{version}</LangVersion><ImplicitUsings>disable</ImplicitUsings><Nullable>disable</Nullable>").Write(
                    "Nothing.cs", "");

        var (succeeded, output) = await app.BuildAsync();

        Assert.Equal(builds, succeeded);
        Assert.Equal(!builds, output.Contains(
            $"error SFT0102: Salesforce.Typed generates C# 14; the project sets LangVersion to {version}.", StringComparison.Ordinal));
    }
}
