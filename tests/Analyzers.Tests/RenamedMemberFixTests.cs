using Salesforce.Typed.CodeFixes;

namespace Salesforce.Typed.Tests;

/// <summary>SFT3001: what the org lost, and what it is called now.</summary>
public class RenamedMemberFixTests
{
    // What the generator writes for a field, an object and its set that the org lost.
    private const string Generated = """
        using Salesforce.Typed;
        using Salesforce.Typed.CompilerServices;

        public record Shop
        {
            private const string Gone = "Shop.Fax_Old__c was removed from the org between 2026-11-01 and 2026-11-23; nearest: Fax2__c";

            [Obsolete(Gone, error: true, DiagnosticId = "SFT3001"), Removed(RenamedTo = "Fax2__c")]
            public string? Fax_Old__c { get; init; }

            [Obsolete("Shop.Telex__c was removed from the org", error: true, DiagnosticId = "SFT3001"), Removed]
            public string? Telex__c { get; init; }

            public string? Fax2__c { get; init; }
        }

        [Obsolete("Store was removed from the org", error: true, DiagnosticId = "SFT3001"), Removed(RenamedTo = "Shop")]
        public record Store;
        """;

    [Theory]
    [InlineData("_ = {|SFT3001:shop.Fax_Old__c|};", "_ = shop.Fax2__c;")]
    [InlineData("_ = shop?{|SFT3001:.Fax_Old__c|} ?? \"\";", "_ = shop?.Fax2__c ?? \"\";")]
    [InlineData("_ = shop with { {|SFT3001:Fax_Old__c|} = null };", "_ = shop with { Fax2__c = null };")]
    [InlineData("_ = new Shop { {|SFT3001:Fax_Old__c|} = \"1\" };", "_ = new Shop { Fax2__c = \"1\" };")]
    [InlineData("_ = shop is { {|SFT3001:Fax_Old__c|}: \"1\" };", "_ = shop is { Fax2__c: \"1\" };")]
    [InlineData("_ = new {|SFT3001:Store|}();", "_ = new Shop();")]
    [InlineData("_ = typeof({|SFT3001:Store|});", "_ = typeof(Shop);")]
    public async Task The_current_name_is_offered(string before, string after) =>
        await Code.Of(File(before), Generated).FilesBecomeAsync<RenamedMemberFix>([File(after)]);

    [Fact]
    public async Task Members_that_the_generator_marks_as_renamed_are_fixed()
    {
        const string before = """
            _ = org.Shop.Where(s => {|SFT3001:s.Fax_Old__c|} == "1").Select(s => {|SFT3001:s.Fax_Old__c|});
                    _ = new Shop { {|SFT3001:Fax_Old__c|} = "1", Stage__c = {|SFT3001:ShopStage__c.Won|} };
            """;
        const string after = """
            _ = org.Shop.Where(s => s.Fax2__c == "1").Select(s => s.Fax2__c);
                    _ = new Shop { Fax2__c = "1", Stage__c = ShopStage__c.Won2 };
            """;
        var code = Code.Of(InMethod(before)) with { Snapshots = [Lost], HasOwnModels = true };
        await code.FilesBecomeAsync<RenamedMemberFix>([InMethod(after)], groups: 2);
    }

    [Fact]
    public async Task SOQL_text_with_removed_names_is_renamed()
    {
        const string file =
            "class C { object M(Salesforce.Typed.SalesforceClient org) => org.Query($\"SELECT FAX FROM Shop WHERE Stage__c = WON\"); }";
        static string With(string fax, string won) =>
            file.Replace("FAX", fax, StringComparison.Ordinal).Replace("WON", won, StringComparison.Ordinal);
        var code = Code.Of(With("{|SFT1006:Fax_Old__c|}", "{|SFT1008:'Won'|}")) with { Snapshots = [Lost] };
        await code.ReportsAsync("Shop.Fax_Old__c was removed from the org between 2026-11-01 and 2026-11-23; nearest: Fax2__c.");
        await code.ReportsAsync("'Won' of Stage__c was removed from the org before 2026-11-23; nearest: Won2.");
        await code.FilesBecomeAsync<NearestNameFix>([With("Fax2__c", "'Won2'")]);
    }

    private static SnapshotText Lost { get; } = new("/app/describe-snapshots/Shop.json", """
        {
          "snapshot": 1, "name": "Shop", "label": "Shop", "keyPrefix": "a09", "createable": true, "updateable": true, "queryable": true,
          "fields": [
            {"name": "Id", "type": "id", "label": "Shop ID", "length": 18, "filterable": true},
            {"name": "Fax2__c", "type": "phone", "label": "Fax", "length": 40, "createable": true, "updateable": true, "nillable": true, "filterable": true},
            {"name": "Stage__c", "type": "picklist", "label": "Stage", "createable": true, "updateable": true, "nillable": true, "filterable": true, "restrictedPicklist": true,
             "picklistValues": ["New", "Won2"], "removedValues": [{"value": "Won", "removed": {"on": "2026-11-23", "renamedTo": "Won2"}}]}
          ],
          "removedFields": [
            {"name": "Fax_Old__c", "type": "phone", "label": "Fax", "length": 40, "createable": true, "updateable": true, "nillable": true, "filterable": true,
             "removed": {"lastSeen": "2026-11-01", "on": "2026-11-23", "renamedTo": "Fax2__c"}}
          ],
          "childRelationships": []
        }
        """);

    private static string InMethod(string statements) => $$"""
        using Acme.Crm;
        using Salesforce.Typed;
        using Salesforce.Typed.CompilerServices;

        class Program
        {
            void Run(SalesforceClient org)
            {
                {{statements}}
            }
        }
        """;

    [Fact]
    public async Task A_removed_member_without_a_successor_has_no_fix() =>
        await Code.Of(File("_ = {|SFT3001:shop.Telex__c|};"), Generated).IsNotFixedAsync<RenamedMemberFix>();

    [Fact]
    public async Task Fix_all_renames_every_use_in_the_solution()
    {
        const string other = "class Other { string? Fax(Shop s) => s.FAX; }";
        await Code.Of(
            File("_ = {|SFT3001:shop.Fax_Old__c|} + {|SFT3001:shop.Fax_Old__c|}; _ = shop with { {|SFT3001:Fax_Old__c|} = null };"),
            other.Replace("s.FAX", "{|SFT3001:s.Fax_Old__c|}", StringComparison.Ordinal),
            Generated).FilesBecomeAsync<RenamedMemberFix>(
            [
                File("_ = shop.Fax2__c + shop.Fax2__c; _ = shop with { Fax2__c = null };"),
                other.Replace("FAX", "Fax2__c", StringComparison.Ordinal),
            ]);
    }

    private static string File(string statement) => $$"""
        class Program
        {
            void Run(Shop shop)
            {
                {{statement}}
            }
        }
        """;
}
